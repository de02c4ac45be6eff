/**
 * The templates of every kind of stage, synthesised once for all test files of a process, with functions that do nothing:
 * what bundles hold is tested elsewhere. Whoever changes a template changes a copy.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/contract.ts';
import { buildApp } from '../../infra/aws/app.ts';
import { STAGES, type Stage } from '../../infra/aws/stages.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are JSON of any shape; the promises read them defensively.
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, unknown>;
}

export interface Deployment {
  readonly stage: Stage;
  readonly storage: Template;
  readonly pipeline: Template;
}

/** The stages of the app, and those settings that none of them has. */
export const ALL_STAGES: readonly Stage[] = [
  ...STAGES,
  {
    ...STAGES[0]!,
    name: 'domain',
    region: 'cn-north-1',
    shape: {
      kind: 'public',
      domain: { name: 'jianbao.example.org', certificateArn: 'arn:aws-cn:acm:cn-north-1:111122223333:certificate/c' },
    },
    objectLock: { mode: 'compliance', days: 3_653 },
    alarmMail: 'duty@example.org',
    mail: { host: 'smtp.example.org', from: '每日专报 <b@example.org>', user: 'b', passwordRef: 'ssm:/jianbao/smtp' },
    reserved: false,
  },
  {
    ...STAGES[0]!,
    name: 'network',
    region: 'cn-northwest-1',
    shape: {
      kind: 'internal',
      apiEndpoints: ['vpce-0a1b2c3d4e5f60001', 'vpce-0a1b2c3d4e5f60002'],
      network: { subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'], securityGroups: ['sg-0a1b2c3d'] },
    },
  },
];

export const folder = (): string => mkdtempSync(join(tmpdir(), 'jianbao-infra-'));

/** Bundles whose handlers do nothing. */
export function emptyBundles(): Record<FunctionName, { folder: string }> {
  const root = folder();
  const made = FUNCTION_NAMES.map((name) => {
    const place = join(root, name);
    mkdirSync(place);
    writeFileSync(join(place, 'handler.mjs'), 'export const handler = async () => {};\n');
    return [name, { folder: place }] as const;
  });
  return Object.fromEntries(made) as Record<FunctionName, { folder: string }>;
}

let made: readonly Deployment[] | undefined;

/** One for each of `ALL_STAGES`. */
export function deployments(): readonly Deployment[] {
  made ??= synthesise();
  return made;
}

function synthesise(): readonly Deployment[] {
  const assembly = buildApp({ bundles: emptyBundles(), stages: ALL_STAGES, outdir: folder() }).synth();
  return ALL_STAGES.map((stage) => {
    const [storage, pipeline] = ['storage', 'pipeline'].map((stack) => {
      const { stacks } = assembly.getNestedAssembly(`assembly-${stage.name}`);
      const { templateFullPath } = stacks.find(({ stackName }) => stackName.endsWith(stack))!;
      return JSON.parse(readFileSync(templateFullPath, 'utf8')) as Template;
    });
    return { stage, storage: storage!, pipeline: pipeline! };
  });
}

export const resources = (template: Template, type: string): [id: string, resource: Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

/** A value of a template as one text: intrinsic functions become `${…}`. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, of]] = Object.entries(value) as [[string, unknown]];
  if (name === 'Ref') return `\${${of}}`;
  if (name === 'Fn::GetAtt') return `\${${(of as string[]).join('.')}}`;
  if (name === 'Fn::ImportValue') return `\${${asText(of)}}`;
  if (name === 'Fn::Join') return (of as [string, unknown[]])[1].map(asText).join((of as [string])[0]);
  return JSON.stringify(value);
}

export const list = <T>(value: T | T[] | undefined): T[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
