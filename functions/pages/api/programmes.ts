/**
 * GET, PUT /api/programmes/:programme: the programme as its file, YAML or JSON, under the version as its tag; a changed file
 * becomes the next version, or with `?dry=1` only what that would change in meaning. The way of `programme apply`.
 */
import { finding } from '../../core/findings/finding.ts';
import { programmeFileOf } from '../../core/programme/file-of.ts';
import type { ParsedProgramme } from '../../core/programme/parse.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import { type Applied, type ApplyRequest, applyProgramme } from '../../pipeline/programme/apply.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';

/** YAML, which these pages know nothing of. */
export interface ProgrammeFiles {
  readonly read: (text: string) => ParsedProgramme;
  readonly write: (programme: Programme, version: number) => string;
}

type ProgrammeAsk = MemberAsk<'programme'>;

export function getProgramme({ stored, prefersJson }: ProgrammeAsk, { write }: ProgrammeFiles): Answer {
  const { programme, version } = stored;
  const etag = String(version);
  if (prefersJson) return { kind: 'json', status: 200, body: programmeFileOf(programme, version), etag };
  const bytes = new TextEncoder().encode(write(programme, version));
  return { kind: 'bytes', bytes, mediaType: 'application/yaml', etag };
}

export async function putProgramme(ask: ProgrammeAsk, { read }: ProgrammeFiles): Promise<Answer> {
  const { world, stored, params, query, caller } = ask;
  const base = baseOf(ask);
  const { programme, version, findings } = read(await ask.yaml());
  if (programme === undefined) throw new Refusal(422, findings);
  if (programme.id !== params.programme) {
    throw refusal(422, 'programme.other_id', { path: 'id', seen: programme.id, expected: params.programme });
  }
  if (version !== undefined && version !== base) {
    throw refusal(422, 'programme.two_versions', { path: 'version', seen: version, expected: String(base) });
  }
  const request: ApplyRequest = {
    ...{ base, by: caller.id, dry: flagIn(query, 'dry') },
    ...fromIn(query),
    ...textIn(query, 'reason'),
  };
  const applied = await applyProgramme(world, programme, request);
  if (applied.outcome === 'refused') throw refused(applied, base);
  const { outcome, from, changes } = applied;
  const body = { outcome, version: applied.version, from, changes, outdated: outdatedOf(applied), findings };
  const etag = String(outcome === 'dry' ? stored.version : applied.version);
  return { kind: 'json', status: 200, body, etag };
}

/** 412 where the programme is another one by now, with what storing the file would set back. */
function refused(applied: Extract<Applied, { outcome: 'refused' }>, base: number): Refusal {
  const also = { changes: applied.changes, outdated: outdatedOf(applied) };
  const moved = applied.findings.find(({ code }) => code === 'programme.stale');
  if (moved === undefined) return new Refusal(422, applied.findings, also);
  const words = { path: 'if-match', seen: base, expected: moved.expected };
  return new Refusal(412, [finding('programme.moved', words)], also);
}

const outdatedOf = ({ outdated }: Pick<Applied, 'outdated'>) =>
  outdated.map(({ edition: { day, issue, edition }, changes }) => ({ day, issue, edition, figures: changes }));

/** The version that was changed; compression on its way may have weakened the tag. */
function baseOf({ ifMatch }: ProgrammeAsk): number {
  if (ifMatch === undefined) throw refusal(428, 'programme.if_match', { path: 'if-match' });
  const [, version] = /^(?:W\/)?"?([1-9]\d{0,5})"?$/.exec(ifMatch.trim()) ?? [];
  if (version === undefined) {
    throw refusal(422, 'request.field', { path: 'if-match', expected: '版本号，如 "3"', seen: ifMatch });
  }
  return Number(version);
}

function flagIn(query: URLSearchParams, name: string): boolean {
  const asked = query.get(name) ?? '0';
  if (asked !== '0' && asked !== '1')
    throw refusal(422, 'request.field', { path: name, expected: '1 或 0', seen: asked });
  return asked === '1';
}

function fromIn(query: URLSearchParams): Pick<ApplyRequest, 'from'> {
  const { from } = textIn(query, 'from');
  if (from === undefined || isReportingDay(from)) return from === undefined ? {} : { from };
  throw refusal(422, 'request.field', { path: 'from', expected: '2022-04-09 形式的日期', seen: from });
}

const textIn = <Name extends string>(query: URLSearchParams, name: Name): { readonly [Key in Name]?: string } => {
  const text = query.get(name)?.trim() ?? '';
  return (text === '' ? {} : { [name]: text }) as { readonly [Key in Name]?: string };
};
