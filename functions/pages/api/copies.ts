/**
 * POST /api/programmes/:programme/briefings/:day/:edition/copy: an edited Word file held against ours, and accepted as the issued
 * copy by whoever names what was shown (`seen`, `against`). A multipart form; through the gateway about 4 MB.
 */
import type { CopyComparison, EditionCopy } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { acceptCopy, type ComparedCopy, compareUpload } from '../../pipeline/copy/accept.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';

type EditionAsk = MemberAsk<'programme' | 'day' | 'edition'>;

/** Room for the fields beside the file. */
const FORM_ROOM = 100_000;

/** Without `seen` 200 and the comparison, nothing is recorded; with it 201 and the copy. */
export async function postCopy(ask: EditionAsk): Promise<Answer> {
  const edition = await currentEdition(ask);
  const { fields, files } = await ask.files(LIMITS.copyBytes + FORM_ROOM);
  const file = files.find(({ field }) => field === 'file');
  if (file === undefined) throw new Refusal(422, [finding('copy.none', { path: 'file' })]);
  const [seen, against] = [fields.get('seen'), fields.get('against')];
  if (seen === null) {
    const compared = await compareUpload(ask.world, ask.stored, edition, file.bytes);
    if ('finding' in compared) throw new Refusal(422, [compared.finding]);
    return json(comparedJson(compared));
  }
  const reason = fields.get('reason') ?? '';
  const wanted = { by: ask.caller.id, seen, against: against ?? '', reason };
  const accepted = await acceptCopy(ask.world, ask.stored, edition, file.bytes, wanted);
  if (accepted.outcome === 'accepted') return json(copyJson(accepted.copy), 201);
  throw new Refusal(accepted.finding.code === 'copy.changed' ? 409 : 422, [accepted.finding]);
}

/** A copy is one of the newest edition: an older one goes nowhere any more. */
async function currentEdition({ world, params }: EditionAsk): Promise<Edition> {
  const { programme, day, edition: number } = params;
  const latest = (await editionsOf(world.table, programme, day)).at(-1);
  if (latest === undefined || !/^[1-9]\d?$/.test(number) || Number(number) > latest.edition)
    throw refusal(404, 'edition.none', { path: 'edition', seen: `${day} ${number}` });
  if (Number(number) === latest.edition) return latest;
  const words = { path: 'edition', seen: `第${number}版`, expected: `第${latest.edition}版` };
  throw new Refusal(409, [finding('copy.other_edition', words)]);
}

const comparedJson = ({ comparison, sha256, against, tracked, comments }: ComparedCopy): object => ({
  ...{ sha256, against, tracked, comments },
  ...{ figures: comparison.figures, numbers: comparison.numbers, changes: comparison.changes.map(changeJson) },
});

function changeJson({ kind, place, before, after }: CopyComparison['changes'][number]): object {
  const text = (stretches: typeof before): string => stretches.map((each) => each.text).join('');
  return { kind, place, before: text(before), after: text(after) };
}

const copyJson = ({ copy, at, file, figureCount }: EditionCopy): object => ({
  number: copy,
  acceptedAt: at,
  changedFigures: figureCount,
  sha256: file.sha256,
});
