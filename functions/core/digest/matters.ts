/**
 * Matters of a period: opened in it, closed in it, and open at its end. Part of `compose.ts`.
 */
import { paragraphs, postOf } from '../briefing/narratives.ts';
import type { Matter } from '../matter/matter.ts';
import type { Programme } from '../programme/programme.ts';
import type { Period } from '../values/spans.ts';
import { shortDay } from '../wording/phrases.ts';
import type { DigestData, DigestMatter } from './data.ts';

/** @param matters as they stand; what was opened after the period, or closed before it, is left out. */
export function digestMatters(
  programme: Programme,
  { from, to }: Period,
  matters: readonly Matter[],
): DigestData['matters'] {
  const known = matters
    .filter(({ openedOn, closedOn }) => openedOn <= to && (closedOn === undefined || closedOn >= from))
    .map((matter) => (matter.closedOn !== undefined && matter.closedOn > to ? stillOpen(matter) : matter))
    .toSorted((one, other) => (one.openedOn < other.openedOn ? -1 : one.openedOn > other.openedOn ? 1 : 0));
  if (known.length === 0 && !programme.narratives.some(({ opensMatter }) => opensMatter)) return null;
  const tell = (matter: Matter): DigestMatter => tellMatter(programme, matter);
  const closed = known.filter(({ closedOn }) => closedOn !== undefined).map(tell);
  const open = known.filter(({ closedOn }) => closedOn === undefined).map(tell);
  const carried = known.filter(({ openedOn }) => openedOn < from).length;
  const counts = { carried, opened: known.length - carried, closed: closed.length, open: open.length };
  return { closed, open, counts, none: known.length === 0 };
}

const stillOpen = ({ closedOn: _, result: __, ...matter }: Matter): Matter => matter;

function tellMatter(programme: Programme, matter: Matter): DigestMatter {
  const unit = programme.units.find(({ id }) => id === matter.unit)?.name ?? matter.unit;
  return {
    unit,
    text: paragraphs(matter.text).join('\n'),
    openedOn: shortDay(matter.openedOn),
    closedOn: matter.closedOn === undefined ? null : shortDay(matter.closedOn),
    responsible: postOf(matter.responsible, unit),
    result: matter.closedOn === undefined ? null : paragraphs(matter.result ?? '').join('\n') || null,
  };
}
