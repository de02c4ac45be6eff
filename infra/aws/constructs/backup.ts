/**
 * Backups of the table beyond the 35 days of point-in-time recovery: one a month, kept as long as logs are.
 *
 * The archive needs none: it is versioned, cannot be overwritten and, by stage, cannot be deleted.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

interface MonthlyBackupProps {
  readonly table: Table;
  readonly key: IKey;
  readonly days: number;
}

export class MonthlyBackup extends Construct {
  readonly vault: BackupVault;

  constructor(scope: Construct, id: string, { table, key, days }: MonthlyBackupProps) {
    super(scope, id);
    this.vault = new BackupVault(this, 'Vault', {
      encryptionKey: key,
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plan = new BackupPlan(this, 'Plan', { backupVault: this.vault, backupPlanRules: [monthly(days)] });
    plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table as ITable)], role: this.role() });
  }

  /** The policy that AWS keeps for this service: it names actions that differ from region to region. */
  private role(): Role {
    const policy = ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup');
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [policy],
    });
  }
}

/** On the first of the month at 20:00 UTC, when nobody reports in China. */
const monthly = (days: number): BackupPlanRule =>
  new BackupPlanRule({
    ruleName: 'monthly',
    scheduleExpression: Schedule.cron({ minute: '0', hour: '20', day: '1', month: '*', year: '*' }),
    deleteAfter: Duration.days(days),
  });
