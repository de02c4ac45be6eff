/**
 * JSON that is too large for one item, kept as several: used for programmes of thousands of units.
 *
 * Parts are named by the checksum of the whole, so writing them again changes nothing; what points to them is written last.
 */
import type { Table } from '../ports.ts';
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

/** The text that was stored; throws when a part is missing or altered. */
export async function readParts(table: Table, programme: string, kept: InParts): Promise<string> {
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
