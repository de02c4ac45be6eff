/**
 * POST /api/programmes/:programme/days/:day/submissions/:unit/read: a pasted message as figures to confirm. Stores nothing; what
 * is confirmed is sent with PUT, like any report.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { readPaste } from '../../core/paste/paste.ts';
import type { Proposal } from '../../core/paste/reading.ts';
import { lengthOf } from '../../core/text/text.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { doubtInWords } from '../paste/doubts.ts';
import { unitOf } from '../report/show.ts';

type ReadAsk = MemberAsk<'programme' | 'day' | 'unit'>;

export async function readText(ask: ReadAsk): Promise<Answer> {
  const text = textIn(await ask.json());
  const { proposals, unmatched, leftover } = readPaste(ask.stored.programme, unitOf(ask), text, ask.params.day);
  const told = (place: { from: number; to: number }): boolean =>
    leftover.some(({ from, to }) => from <= place.from && place.to <= to);
  const alone = unmatched.filter((each) => !told(each));
  const unread = [...alone, ...leftover].sort((one, other) => one.from - other.from);
  return json({
    figures: proposals.map((proposal) => figureJson(ask, proposal)),
    unread: [...new Set(unread.map(({ words }) => words))],
  });
}

function textIn(body: unknown): string {
  const about = { path: 'text', name: 'text', expected: `文字，最多 ${LIMITS.pastedCharacters} 个字` };
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
  if (typeof text !== 'string') throw refusal(422, 'request.field', { ...about, seen: text ?? '' });
  const length = lengthOf(text);
  if (length > LIMITS.pastedCharacters) throw refusal(422, 'request.field', { ...about, seen: `${length} 个字` });
  return text;
}

function figureJson({ stored, language }: ReadAsk, { indicator: id, value, words, doubtful, why }: Proposal): object {
  const indicator = stored.programme.indicators.find((each) => each.id === id);
  const read = { indicator: id, value: value ?? null, sure: doubtful === undefined, seen: words };
  if (doubtful === undefined || indicator === undefined) return read;
  return { ...read, why: doubtInWords(doubtful, { words, why: why ?? [], indicator }, language) };
}
