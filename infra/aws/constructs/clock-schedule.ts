/**
 * Starts the clock every five minutes. What is due at a tick is decided by the clock itself, in each programme's own zone.
 */
import { Aws, Duration } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from './permissions.ts';

interface ClockScheduleProps {
  readonly lambda: IFunction;
  readonly deadLetters: IQueue;
  readonly zone: string;
}

/** A tick that could not be started in this time is given up: the next one does its work. */
const TICK_LIFE = Duration.minutes(5);

export class ClockSchedule extends Construct {
  constructor(scope: Construct, id: string, { lambda, deadLetters, zone }: ClockScheduleProps) {
    super(scope, id);
    const role = this.role(lambda, deadLetters);
    new EventInvokeConfig(this, 'Retries', { function: lambda, retryAttempts: 1, maxEventAge: TICK_LIFE });
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Jianbao: what is due now?',
      scheduleExpression: 'cron(0/5 * * * ? *)',
      scheduleExpressionTimezone: zone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: TICK_LIFE.toSeconds() },
      },
    });
    schedule.node.addDependency(role);
  }

  private role(lambda: IFunction, deadLetters: IQueue): Role {
    const ourOwn = { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } };
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com', ourOwn) });
    const statements = [
      allow('StartClock', ['lambda:InvokeFunction'], [lambda.functionArn]),
      allow('PutAside', ['sqs:SendMessage'], [deadLetters.queueArn]),
    ];
    new ManagedPolicy(this, 'Policy', { roles: [role], statements });
    return role;
  }
}
