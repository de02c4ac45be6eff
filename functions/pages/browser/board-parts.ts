/**
 * Puts the polled parts of the board into the page: only those that differ, and what a person has ticked, opened or has the
 * focus on stays as it was. Used by `core/board/board.ts`.
 */

const partsOf = (within: Document): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('[data-live]')];
const rowsOf = (within: Document): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('[data-unit]')];

/** Units whose row says something else than before, or that came or went. */
export function changedUnits(polled: Document): number {
  const before = new Map(rowsOf(document).map((row) => [row.dataset.unit, textOf(row)]));
  const after = new Map(rowsOf(polled).map((row) => [row.dataset.unit, textOf(row)]));
  const units = new Set([...before.keys(), ...after.keys()]);
  return [...units].filter((unit) => before.get(unit) !== after.get(unit)).length;
}

export function putIn(polled: Document): void {
  for (const part of partsOf(polled)) {
    const standing = document.querySelector<HTMLElement>(`[data-live="${part.dataset.live}"]`);
    if (standing === null || standing.innerHTML === part.innerHTML) continue;
    const ticked = new Set(ticks(standing).map(({ value }) => value));
    const opened = openedIn(standing);
    const focus = addressOf(document.activeElement, standing);
    standing.replaceChildren(...part.childNodes);
    for (const tick of allTicks(standing)) tick.checked = ticked.has(tick.value);
    for (const each of standing.querySelectorAll('details')) each.open = opened.has(summaryOf(each));
    if (focus !== undefined) standing.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
  }
}

const textOf = (row: HTMLElement): string => (row.textContent ?? '').replace(/\s+/g, ' ');
const allTicks = (part: HTMLElement): HTMLInputElement[] => [
  ...part.querySelectorAll<HTMLInputElement>('input[type="checkbox"]'),
];
const ticks = (part: HTMLElement): HTMLInputElement[] => allTicks(part).filter(({ checked }) => checked);
const summaryOf = (each: Element): string => each.querySelector('summary')?.textContent ?? '';
const openedIn = (part: HTMLElement): ReadonlySet<string> =>
  new Set([...part.querySelectorAll('details[open]')].map(summaryOf));

/** Where the focus is within the part, as a selector that finds the same thing in the new one. */
function addressOf(element: Element | null, within: HTMLElement): string | undefined {
  if (element === null || !within.contains(element)) return undefined;
  const value = element.getAttribute('value');
  const href = element.getAttribute('href');
  if (href !== null) return `a[href="${CSS.escape(href)}"]`;
  if (value !== null) return `${element.tagName.toLowerCase()}[value="${CSS.escape(value)}"]`;
  return undefined;
}
