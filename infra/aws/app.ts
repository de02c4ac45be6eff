/**
 * The AWS app: what `cdk` runs. For each stage two stacks, storage before pipeline.
 */
import { join } from 'node:path';
import { App, Stage as Place, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { type BundleFolders, bundleFunctions, ROOT } from './bundle.ts';
import { PipelineStack } from './stacks/pipeline.ts';
import { StorageStack } from './stacks/storage.ts';
import { checkStage, STAGES, type Stage } from './stages.ts';

/** Where bundles are made: ignored by git, made anew each time. */
export const BUNDLES = join(ROOT, 'dist', 'functions');

/** What newer CDK apps do by default. Partition literals stay off: one template text for every partition. */
const BEHAVIOUR = {
  '@aws-cdk/aws-apigateway:disableCloudWatchRole': true,
  '@aws-cdk/aws-kms:aliasNameRef': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:explicitStackTags': true,
  '@aws-cdk/core:target-partitions': ['aws', 'aws-cn'],
  '@aws-cdk/core:validateSnapshotRemovalPolicy': true,
};

export interface AppOptions {
  readonly bundles: BundleFolders;
  readonly stages?: readonly Stage[];
  /** Absent: where the `cdk` command wants it. */
  readonly outdir?: string;
}

/** Builds the app; nothing is written before `synth()`. */
export function buildApp({ bundles, stages = STAGES, outdir }: AppOptions): App {
  const app = new App({ analyticsReporting: false, context: BEHAVIOUR, ...(outdir ? { outdir } : {}) });
  for (const stage of stages) addStage(app, checkStage(stage), bundles);
  return app;
}

/** Acknowledges what was decided and lets cdk-nag check the rest when the app is synthesised. */
export function withChecks(app: App, stages: readonly Stage[] = STAGES): App {
  acknowledge(app, stages);
  Validations.of(app).addPlugins(...checks(app));
  return app;
}

export const checks = (app: App) => [
  new AwsSolutionsChecks(app),
  new NIST80053R5Checks(app),
  new ServerlessChecks(app),
];

function addStage(app: App, stage: Stage, bundles: BundleFolders): void {
  const place = new Place(app, stage.name, { env: { region: stage.region } });
  const tags = { application: 'jianbao', stage: stage.name };
  const storage = new StorageStack(place, 'storage', { stage, tags, stackName: `jianbao-${stage.name}-storage` });
  new PipelineStack(place, 'pipeline', { stage, storage, bundles, tags, stackName: `jianbao-${stage.name}-pipeline` });
}

if (import.meta.main) withChecks(buildApp({ bundles: await bundleFunctions(BUNDLES, { engine: 'lambda' }) })).synth();
