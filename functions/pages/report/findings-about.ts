/**
 * Which findings a field shows; used by the form on the server and by its script.
 */

import type { Finding } from '../../core/findings/finding.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { indicatorsOf } from '../../core/rule/rule.ts';

/** Its own findings, and those of rules that it is part of. */
export function findingsAbout(
  { id }: Pick<Indicator, 'id'>,
  { programme, findings }: { readonly programme: Programme; readonly findings: readonly Finding[] },
): Finding[] {
  return findings.filter(({ path }) => {
    if (
      path === `figures.${id}` ||
      path.startsWith(`figures.${id}[`) ||
      path.startsWith(`figures.${id}.`) ||
      path === `reasons.${id}`
    )
      return true;
    const [, index] = /^rules\[(\d+)\]$/.exec(path) ?? [];
    const rule = index === undefined ? undefined : programme.rules[Number(index)];
    return rule !== undefined && indicatorsOf(rule.compiled).includes(id);
  });
}
