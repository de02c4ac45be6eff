/**
 * `npm run synth`: bundles the functions, writes the templates of every stage into cdk.out and says what they are. Needs
 * neither credentials nor a network. Ends with exit code 1 when a check of cdk-nag is not answered.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { acknowledgementsOf } from './acknowledgements.ts';
import { BUNDLES, buildApp, withChecks } from './app.ts';
import { type Bundles, bundleFunctions, ROOT } from './bundle.ts';
import { type Findings, readFindings } from './findings.ts';
import { STAGES, type Stage } from './stages.ts';

const OUT = join(ROOT, 'cdk.out');

async function main(): Promise<void> {
  const bundles = await bundleFunctions(BUNDLES);
  rmSync(OUT, { recursive: true, force: true });
  const assembly = synthesise(withChecks(buildApp({ bundles, outdir: OUT })));
  const findings = readFindings(OUT);
  printBundles(bundles);
  if (assembly) printStacks(assembly);
  printAcknowledgements();
  printFindings(findings);
  if (assembly === undefined || findings.length > 0) process.exitCode = 1;
}

/** Undefined when the checks failed: the report then says why. */
function synthesise(app: App): CloudAssembly | undefined {
  try {
    return app.synth();
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationFailed') return undefined;
    throw error;
  }
}

function printBundles(bundles: Bundles): void {
  print('Functions (kB)');
  for (const [name, { bytes, files }] of Object.entries(bundles)) {
    print(
      `  ${name.padEnd(10)} ${kb(bytes).padStart(6)}  in ${Object.keys(files).length} files, handler ${kb(files['handler.mjs'] ?? 0)}`,
    );
  }
}

function printStacks(assembly: CloudAssembly): void {
  print('\nStacks (resources)');
  for (const { name, region, shape } of STAGES) {
    for (const { stackName, template } of assembly.getNestedAssembly(`assembly-${name}`).stacks) {
      const count = Object.keys(template.Resources).length;
      print(`  ${region.padEnd(15)} ${shape.kind.padEnd(9)} ${stackName.padEnd(28)} ${String(count).padStart(4)}`);
    }
  }
}

function printAcknowledgements(): void {
  const [open, internal] = [STAGES.find(isPublic), STAGES.find((stage) => !isPublic(stage))];
  const listed = new Map([open, internal].flatMap((stage) => (stage ? linesOf(stage) : [])));
  print(`\nAcknowledged (${listed.size}; infra/aws/acknowledgements.ts)`);
  for (const [line, reason] of listed) print(`  ${line}\n    ${reason}`);
}

const isPublic = ({ shape }: Stage): boolean => shape.kind === 'public';

const linesOf = (stage: Stage): [line: string, reason: string][] =>
  acknowledgementsOf(stage).map(({ rules, at, reason }) => {
    const ids = rules.map((rule) => rule.replaceAll(stage.name, '<stage>')).join(', ');
    return [`${ids}\n    at ${at.join(', ')}`, reason];
  });

function printFindings(findings: Findings): void {
  print(`\nFindings of cdk-nag (AwsSolutions, NIST 800-53 r5, Serverless) that nobody answered: ${findings.length}`);
  for (const { rule, path } of findings) print(`  ${rule} at ${path}`);
}

const kb = (bytes: number): string => (bytes / 1000).toFixed(0);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (import.meta.main) await main();
