/**
 * How a fault is written down: which promise must notice it, what it is, and how it is planted into a template.
 */
import { type Deployment, type Resource, resources, type Template } from './deployments.ts';

type Properties = Resource['Properties'];

/** Into which stage: open is public, locked has a domain and a locked archive, inside is internal with a network. */
export type Base = 'open' | 'locked' | 'inside';

export type Fault = readonly [promise: string, fault: string, plant: (deployment: Deployment) => unknown, base?: Base];

export const all = (template: Template, type: string): Properties[] =>
  resources(template, type).map(([, each]) => each.Properties);

/** The first of that type whose logical id fits. */
export const named = (template: Template, pattern: RegExp, type: string): Properties =>
  resources(template, type).find(([id]) => pattern.test(id))![1].Properties;

export const drop = ({ Resources }: Template, pattern: RegExp): void => {
  for (const id of Object.keys(Resources).filter((each) => pattern.test(each))) delete Resources[id];
};

/** The statements of a function's policy. */
export const policyOf = (deployment: Deployment, name: string) =>
  named(deployment.pipeline, new RegExp(`^${name}Policy`), 'AWS::IAM::ManagedPolicy').PolicyDocument.Statement;

export const archivePolicy = ({ storage }: Deployment) =>
  named(storage, /BucketsArchivePolicy/, 'AWS::S3::BucketPolicy').PolicyDocument.Statement;
