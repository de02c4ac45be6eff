/** cdk-nag: nothing is found that is not answered, and nothing is answered that is not found. */
import { Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGEMENTS, acknowledgementsOf } from '../../infra/aws/acknowledgements.ts';
import { buildApp, checks, withChecks } from '../../infra/aws/app.ts';
import { type Findings, readFindings } from '../../infra/aws/findings.ts';
import { STAGES } from '../../infra/aws/stages.ts';
import { emptyBundles, folder } from './deployments.ts';

const bundles = emptyBundles();

/** What is found when the app is synthesised as the change wants it. */
function findings(change: (app: ReturnType<typeof buildApp>) => void): Findings {
  const outdir = folder();
  const app = buildApp({ bundles, outdir });
  change(app);
  try {
    app.synth();
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error;
  }
  return readFindings(outdir);
}

describe('cdk-nag', () => {
  const unanswered = findings((app) => Validations.of(app).addPlugins(...checks(app)));

  it('finds nothing that is not answered', () => {
    expect(findings((app) => withChecks(app))).toEqual([]);
  });

  it('runs all three packs', () => {
    const packs = new Set(unanswered.map(({ rule }) => rule.split('-')[0]));
    expect(packs).toEqual(new Set(['AwsSolutions', 'NIST.800.53.R5', 'Serverless']));
  });

  it('still finds what is planted beside the answers', () => {
    const found = findings((app) => {
      withChecks(app);
      new CfnBucket(app.node.findChild('global').node.findChild('storage') as never, 'Planted');
    });
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ path }) => path === 'global/storage/Planted')).toBe(true);
  });

  it('finds each thing that an answer answers, once', () => {
    const answers = STAGES.flatMap((stage) =>
      acknowledgementsOf(stage).flatMap(({ rules, at }) =>
        at.flatMap((path) => rules.map((rule) => ({ rule, path: `${stage.name}/${path}` }))),
      ),
    );
    const fits = (answer: { rule: string; path: string }, found: { rule: string; path: string }): boolean =>
      answer.rule === found.rule && (found.path === answer.path || found.path.startsWith(`${answer.path}/`));
    expect(answers.filter((answer) => !unanswered.some((found) => fits(answer, found)))).toEqual([]);
    expect(unanswered.filter((found) => answers.filter((answer) => fits(answer, found)).length !== 1)).toEqual([]);
  });

  it('is answered with a reason each time', () => {
    for (const { reason } of ACKNOWLEDGEMENTS) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });
});
