/**
 * JSON that is too large for one item, kept as several: used for programmes of thousands of units.
 *
 * Parts are named by the checksum of the whole, so writing them again changes nothing; what points to them is written last.
 * For the same reason a process that has read them keeps them: each request needs the programme, and a large one costs more
 * to read than the report to write.
 */
import type { Table } from '../../ports.ts';
import { sha256 } from './checksum.ts';
import { padded, partition, recordKey, recordPrefix } from './keys.ts';
import { insertOurs } from './write.ts';

/** UTF-16 units of text in a part: at most 3 bytes of UTF-8 each, so a part stays under 300 kB. */
const PART_LENGTH = 96_000;

export interface InParts {
  readonly sha256: string;
  readonly parts: number;
}

/** Stores the text under the programme and gives what to keep to find it again. */
export async function storeParts(table: Table, programme: string, text: string): Promise<InParts> {
  const whole = sha256(text);
  const parts = splitText(text);
  for (const [at, part] of parts.entries()) {
    const key = recordKey(programme, 'programmePart', whole, padded(at + 1, 4));
    const { ours } = await insertOurs(table, { ...key, data: { text: part } });
    if (!ours) throw new Error(`${key.pk} ${key.sk} holds something else.`);
  }
  return { sha256: whole, parts: parts.length };
}

/** Of each table, the last texts that were read whole, parsed, by checksum. */
const read = new WeakMap<Table, Map<string, unknown>>();
const MOST_KEPT = 8;

/** What was stored as JSON, the same value for whoever asks again, so nobody changes it; throws when a part is missing or altered. */
export async function readParsed<Value>(table: Table, programme: string, kept: InParts): Promise<Value> {
  const known = read.get(table) ?? new Map<string, unknown>();
  read.set(table, known);
  const name = `${programme} ${kept.sha256}`;
  if (!known.has(name)) {
    const value = JSON.parse(await readParts(table, programme, kept)) as unknown;
    known.set(name, value);
    if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  }
  return known.get(name) as Value;
}

/** The text that was stored; throws when a part is missing or altered. */
async function readParts(table: Table, programme: string, kept: InParts): Promise<string> {
  const pk = partition(programme);
  const items = await table.query<{ text: string }>(pk, { prefix: recordPrefix('programmePart', kept.sha256) });
  const text = items.map((item) => item.data.text).join('');
  if (sha256(text) !== kept.sha256) throw new Error(`The parts of ${pk} ${kept.sha256} do not make what was stored.`);
  return text;
}

/** A character cut in two comes together again when the parts do: JSON keeps each half. */
function splitText(text: string): string[] {
  const parts = [];
  for (let at = 0; at < text.length; at += PART_LENGTH) parts.push(text.slice(at, at + PART_LENGTH));
  return parts;
}
