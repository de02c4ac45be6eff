/**
 * Reads what cdk-nag found from the report that the CDK writes beside the templates.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Findings = readonly { readonly rule: string; readonly path: string }[];

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

/** @throws Error when there is no report: then nothing was checked. */
export function readFindings(outdir: string): Findings {
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, path: constructPath ?? '?' })),
    ),
  );
}
