/**
 * The small things that follow what is typed: totals with today's figure, what is still blank, length of texts, time left;
 * and the two helps for thumbs, Enter to the next field and stocks as the day before.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isSummed, partsIn } from '../../core/kinds/parts.ts';
import { readFigure, typingOf } from '../../core/kinds/typing.ts';
import { lengthOf } from '../../core/text/text.ts';
import { addExactly, subtractExactly } from '../../core/values/decimal.ts';
import { grouped } from '../page/figure-text.ts';
import { fillIn } from '../page/fill-in.ts';
import { leftWords } from '../page/time-left.ts';
import type { ScriptData } from '../report/script-data.ts';
import { asTyped } from '../report/typed-report.ts';
import { part, type ReportForm, say } from './report-form.ts';

const TICK_MS = 15_000;

export function followTyping(report: ReportForm): void {
  const follow = (): void => {
    showTotals(report);
    showSums(report);
    showBlank(report);
    showLengths(report);
  };
  report.element.addEventListener('input', follow);
  report.element.addEventListener('change', follow);
  follow();
  keepTime(report);
  moveOnEnter(report);
  fillStocks(report);
}

/** `此前累计` becomes `含当日累计` while there is a figure. */
function showTotals({ data, indicators, typed }: ReportForm): void {
  const { figures } = typed();
  for (const indicator of indicators) {
    const place = document.getElementById(`figure-${indicator.id}-hint`)?.querySelector<HTMLElement>('[data-total]');
    const before = data.history.total[indicator.id];
    if (place == null || before === undefined) continue;
    place.dataset.total ||= place.textContent ?? '';
    const { value } = readFigure(indicator, figures[indicator.id] ?? '', '');
    if (typeof value !== 'string') place.textContent = place.dataset.total;
    else place.textContent = totalWords(data, indicator, before, value);
  }
}

/** With what was typed for the day; of a total that is typed itself, what it grew by. */
function totalWords(
  { words }: ScriptData,
  { decimals, unit, reported }: Indicator,
  before: string,
  typed: string,
): string {
  const said = (value: string): string => grouped(value) + unit;
  if (reported === undefined)
    return fillIn(words.runningTotalToday, { value: said(addExactly([before, typed], decimals)) });
  const grown = subtractExactly(typed, before, decimals);
  if (/^[0.]*$/.test(grown)) return fillIn(words.sameAsLast, { last: said(before) });
  const word = grown.startsWith('-') ? words.fallenSince : words.grownSince;
  return fillIn(word, { last: said(before), value: said(grown.replace('-', '')) });
}

/** What the parts add up to so far, beside the whole. */
function showSums({ data, indicators, typed }: ReportForm): void {
  const { figures } = typed();
  for (const whole of indicators.filter(isSummed)) {
    const place = document.getElementById(`figure-${whole.id}-hint`)?.querySelector<HTMLElement>('[data-sum]');
    const values = partsIn(indicators, whole.id).flatMap((part) => {
      const { value } = readFigure(part, figures[part.id] ?? '', '');
      return typeof value === 'string' ? [value] : [];
    });
    const sum = grouped(addExactly(values, whole.decimals)) + whole.unit;
    if (place) say(place, values.length === 0 ? '' : fillIn(data.words.partsSum, { value: sum }));
  }
}

function showBlank({ data, indicators, typed }: ReportForm): void {
  const { figures } = typed();
  const blank = indicators.filter((each) => !isSummed(each) && (figures[each.id] ?? '').trim() === '');
  const names = blank.map(({ name }) => name).join(data.words.separator);
  const some = blank.length > 0 && blank.length < indicators.length;
  say(part('blank'), some ? fillIn(data.words.stillBlank, { count: blank.length, names }) : '');
}

function showLengths({ element, data }: ReportForm): void {
  for (const area of element.querySelectorAll<HTMLTextAreaElement>('[data-narrative] textarea')) {
    const counter = area.closest('[data-narrative]')?.querySelector<HTMLElement>('.counter');
    const count = lengthOf(area.value.trim());
    if (counter) say(counter, count === 0 ? '' : fillIn(data.words.counter, { count }));
  }
}

/** By the server's clock: a phone's may be wrong. */
function keepTime({ data }: ReportForm): void {
  const opened = Date.now();
  const show = (): void => {
    const apart = Date.parse(data.due) - Date.parse(data.now) - (Date.now() - opened);
    const left = part('left');
    left.textContent = leftWords(apart, data.words);
    left.classList.toggle('left-late', apart < 0);
  };
  setInterval(show, TICK_MS);
}

/** A phone's keyboard shows "next" there; sending by Enter would come as a surprise. */
function moveOnEnter({ element }: ReportForm): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.type === 'search') {
      event.target.parentElement?.querySelector<HTMLButtonElement>('button[name="rows"]')?.click();
      return;
    }
    const fields = [...element.querySelectorAll<HTMLElement>('input[type="text"], input[type="radio"], textarea')];
    const shown = fields.filter((field) => field.offsetParent !== null);
    const next = shown[shown.indexOf(event.target) + 1] ?? part('send');
    next.focus();
  });
}

/** Blank stocks take the value of the day before; flows never do. */
function fillStocks({ element, data, indicators, field }: ReportForm): void {
  const buttons = [...element.querySelectorAll<HTMLButtonElement>('button[name="fill"]')];
  const fill = (event: Event): void => {
    event.preventDefault();
    for (const indicator of indicators.filter((each) => typingOf(each)?.isState === true)) {
      const [input, before] = [field(indicator.id), data.history.previous[indicator.id]];
      if (input === undefined || before === undefined || input.value !== '') continue;
      input.value = asTyped(indicator, before);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    for (const button of buttons) button.hidden = true;
  };
  for (const button of buttons) button.addEventListener('click', fill);
}
