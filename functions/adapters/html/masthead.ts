/**
 * Masthead (报头) and colophon (报尾) of the HTML briefing.
 */
import type { Colophon, Masthead } from '../../core/briefing/briefing.ts';
import { escaped } from '../../core/text/escape.ts';

export function writeMasthead({ classification, copyNumber, ...masthead }: Masthead): string {
  const marks = [line('classification', classification), line('copy-number', copyNumber)].filter((each) => each !== '');
  return [
    marks.length === 0 ? '' : `<div class="marks">${marks.join('')}</div>`,
    line('organisation', masthead.organisation),
    line('name', masthead.name),
    line('issue', masthead.issue),
    line('edition', masthead.edition),
    `<div class="issuer">${line('by', masthead.issuer)}${line('date', masthead.date)}</div>`,
  ]
    .filter((each) => each !== '')
    .join('\n');
}

export function writeColophon({ distribution, copies, issuer, date }: Colophon): string {
  const lines = distribution
    .filter(({ names }) => names.length > 0)
    .map(({ label, names }) => `<p class="to"><span>${label}：</span>${escaped(names.join('，'))}。</p>`);
  const printed = `<div class="printed">${line('by', issuer)}${line('date', `${date}印发`)}</div>`;
  const count = copies === undefined ? '' : `<p class="copies">共印${copies}份</p>`;
  const sent = lines.length === 0 ? '' : `<div class="distribution">${lines.join('\n')}</div>`;
  return [sent, printed, count].filter((each) => each !== '').join('\n');
}

const line = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<p class="${name}">${escaped(text)}</p>`;
