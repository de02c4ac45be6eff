/**
 * What the schema says about a programme file -> findings with paths, in words for the person who wrote the file.
 *
 * The schema's own message is what was expected (see `schema.ts`); what was seen is looked up in the input.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../text/nearest.ts';

type Step = PropertyKey;

/** As the schema library reports it; only what is used here. */
export interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly Step[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** `units[3].id` */
function pathOf(steps: readonly Step[]): string {
  return steps
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

export function issueFindings(issue: SchemaIssue, input: unknown): Finding[] {
  const seen = issue.path.reduce<unknown>((value, step) => own(value, step), input);
  if (issue.code === 'invalid_union' && isObject(seen)) {
    // Written as an object, so only the object form is answered; the others would only confuse.
    const inside = issue.errors?.find((branch) =>
      branch.some(({ path, keys }) => path.length > 0 || keys !== undefined),
    );
    if (inside !== undefined) return inside.flatMap((each) => issueFindings(within(issue.path, each), input));
  }
  if (issue.keys !== undefined) return issue.keys.map((key) => unknownKey(issue, key));
  const path = pathOf(issue.path);
  const name = String(issue.path.findLast((step) => typeof step === 'string') ?? '任务文件');
  if (seen === undefined) return [finding('programme.missing', { path, name, expected: issue.message })];
  return [finding('programme.value', { path, name, expected: issue.message, seen: seen ?? '（空）' })];
}

function unknownKey({ path, message }: SchemaIssue, key: string): Finding {
  const expected = didYouMean(key, message.split('、'));
  return finding('programme.unknown_key', { path: pathOf([...path, key]), seen: key, expected });
}

const within = (path: readonly Step[], issue: SchemaIssue): SchemaIssue => ({
  ...issue,
  path: [...path, ...issue.path],
});

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const own = (value: unknown, step: Step): unknown =>
  isObject(value) && Object.hasOwn(value, step) ? (value as Record<Step, unknown>)[step] : undefined;
