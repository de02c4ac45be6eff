/** Every property of every resource, held against the CloudFormation resource specification. */
import { describe, expect, it } from 'vitest';
import { deployments, type Template } from './deployments.ts';
import { specBreaches } from './service-spec.ts';

const made = deployments();

describe('the templates', () => {
  it.each(made.map(({ stage, ...stacks }) => [stage.name, stacks] as const))(
    'of %s are known to CloudFormation',
    (_, stacks) => {
      expect(specBreaches(stacks.storage)).toEqual([]);
      expect(specBreaches(stacks.pipeline)).toEqual([]);
    },
  );
});

describe('the check notices', () => {
  const planted = (plant: (resources: Template['Resources']) => void): string[] => {
    const { pipeline, storage } = structuredClone(made[0]!);
    const template = { Resources: { ...storage.Resources, ...pipeline.Resources } };
    plant(template.Resources);
    return specBreaches(template);
  };
  const first = (resources: Template['Resources'], type: string) =>
    Object.values(resources).find(({ Type }) => Type === type)!.Properties;

  it('a mistyped property', () => {
    const breaches = planted((resources) => {
      first(resources, 'AWS::DynamoDB::Table').PointInTimeRecoverySpecificaton = {};
    });
    expect(breaches).toEqual([expect.stringContaining('knows no PointInTimeRecoverySpecificaton')]);
  });

  it('a missing property', () => {
    const breaches = planted((resources) => delete first(resources, 'AWS::Scheduler::Schedule').FlexibleTimeWindow);
    expect(breaches).toEqual([expect.stringContaining('lacks FlexibleTimeWindow')]);
  });

  it('a missing property deep inside', () => {
    const breaches = planted((resources) => delete first(resources, 'AWS::Scheduler::Schedule').Target.RoleArn);
    expect(breaches).toEqual([expect.stringContaining('Target lacks RoleArn')]);
  });

  it('a value of another type', () => {
    const breaches = planted((resources) => {
      first(resources, 'AWS::Lambda::Function').MemorySize = 'a lot';
    });
    expect(breaches).toEqual([expect.stringContaining('MemorySize is "a lot"')]);
  });

  it('a list where none belongs', () => {
    const breaches = planted((resources) => {
      first(resources, 'AWS::Logs::LogGroup').RetentionInDays = [400];
    });
    expect(breaches).toHaveLength(1);
  });

  it('a type that does not exist', () => {
    const breaches = planted((resources) => {
      resources.Planted = { Type: 'AWS::DynamoDB::Tabel', Properties: {} };
    });
    expect(breaches).toEqual(['Planted: there is no AWS::DynamoDB::Tabel']);
  });
});
