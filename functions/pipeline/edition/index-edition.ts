/**
 * Part of issuing: what search will find the edition by is written before the edition, which names it. Doing it twice, or
 * for an edition that is then not stored, changes nothing that anybody sees.
 */
import type { Briefing } from '../../core/briefing/briefing.ts';
import type { ReportedNarrative } from '../../core/briefing/narratives.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { passagesOf } from '../../core/search/text.ts';
import type { Stores } from '../../ports.ts';
import { mattersOn } from '../../records/matter/matters.ts';
import { storeText } from '../../records/search/texts.ts';

/** @returns the checksum of the text, for the edition's record. */
export async function indexEdition(
  stores: Stores,
  programme: Programme,
  close: DayClose,
  narratives: readonly ReportedNarrative[],
  briefing: Pick<Briefing, 'title' | 'edition'>,
  reason?: string,
): Promise<string> {
  const { day } = close;
  const matters = await mattersOn(stores.table, programme.id, day);
  const passages = passagesOf({ title: briefing.title, reason, close, narratives, matters });
  return storeText(stores, { programme: programme.id, day, edition: briefing.edition, passages });
}
