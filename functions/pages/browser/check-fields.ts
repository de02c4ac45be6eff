/**
 * Checks while typing, by the code that the server checks with: what is wrong stands at its field, what is unusual asks
 * for a reason. A field is left in peace until it was filled in once.
 */
import { type Finding, hasErrors } from '../../core/findings/finding.ts';
import { parseSubmission } from '../../core/report/parse.ts';
import { HAS_REASON, WANTS_REASON } from '../../core/report/wants-reason.ts';
import { inLanguage } from '../page/in-language.ts';
import { findingsAbout } from '../report/findings-about.ts';
import { isSaid } from '../report/typed-report.ts';
import { part, type ReportForm, say } from './report-form.ts';

const QUESTIONS: readonly Finding['code'][] = [...WANTS_REASON, ...HAS_REASON];

export interface Checks {
  /** Looks at everything, shows it, and says whether the report may go; sends the reader to the first thing to do. */
  mayGo(): boolean;
}

export function checkWhileTyping(report: ReportForm): Checks {
  const touched = new Set<string>();
  const show = (): Finding[] => {
    const findings = findingsOf(report);
    for (const { id } of report.indicators) if (touched.has(id)) showAtFigure(report, id, findings);
    showAtNarratives(report, findings);
    return findings;
  };
  report.element.addEventListener('change', (event) => {
    const id = fieldOf(event.target);
    if (id !== undefined) touched.add(id);
    show();
  });
  report.element.addEventListener('input', (event) => {
    const id = fieldOf(event.target);
    if (id !== undefined && touched.has(id)) show();
  });
  for (const { id } of report.indicators) if ((report.typed().figures[id] ?? '') !== '') touched.add(id);
  return {
    mayGo() {
      for (const { id } of report.indicators) touched.add(id);
      const findings = show();
      if (hasErrors(findings))
        return stop(
          report,
          findings.filter(({ level }) => level === 'error'),
          'wrong',
        );
      const asks = findings.filter(({ code }) => WANTS_REASON.includes(code) || code === 'narrative.differs');
      const asked = new Set(report.typed().asked);
      const fresh = asks.filter(({ path }) => !asked.has(path));
      report.hidden('asked').value = [...asked, ...fresh.map(({ path }) => path)].join(' ');
      return fresh.length === 0 || stop(report, asks, 'question');
    },
  };
}

function findingsOf({ data, input }: ReportForm): Finding[] {
  const { findings } = parseSubmission(data.programme, data.unit, data.day, input(), data.history);
  return findings.map((found) => inLanguage(found, data.language));
}

const fieldOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset.field : undefined;

function showAtFigure({ data, field }: ReportForm, id: string, findings: readonly Finding[]): void {
  const about = findingsAbout({ id }, { programme: data.programme, findings });
  const errors = about.filter(({ level }) => level === 'error');
  sayAll(part(`figure-${id}-error`), errors);
  document.querySelector(`[data-field="${id}"]`)?.classList.toggle('field-wrong', errors.length > 0);
  field(id)?.setAttribute('aria-invalid', String(errors.length > 0));
  const asked = document.getElementById(`figure-${id}-asked`);
  const question = about.find(({ code }) => QUESTIONS.includes(code));
  if (asked === null) return;
  asked.hidden = question === undefined;
  asked.querySelector('p')!.textContent = question?.message ?? '';
}

/** Narratives are counted by those that say or show something, as in what is sent. */
function showAtNarratives(report: ReportForm, findings: readonly Finding[]): void {
  let sent = -1;
  for (const [index, narrative] of report.typed().narratives.entries()) {
    const blank = !isSaid(narrative);
    if (!blank) sent += 1;
    const own = blank ? [] : findings.filter(({ path }) => path.startsWith(`narratives[${sent}]`));
    sayAll(
      part(`narrative-${index}-error`),
      own.filter(({ level }) => level === 'error'),
    );
    sayAll(
      part(`narrative-${index}-asked`),
      own.filter(({ level }) => level === 'warning'),
    );
  }
}

function sayAll(element: HTMLElement, findings: readonly Finding[]): void {
  element.replaceChildren(...findings.map(({ message }) => lineOf(message)));
  element.hidden = findings.length === 0;
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('span');
  line.textContent = text;
  return line;
}

/** A notice above the form names what to do; it takes the focus, so that a screen reader says it. */
function stop({ data }: ReportForm, findings: readonly Finding[], kind: 'wrong' | 'question'): false {
  const notice = document.createElement('div');
  notice.className = `notice notice-${kind}`;
  notice.tabIndex = -1;
  notice.setAttribute('role', 'alert');
  const title = document.createElement('h2');
  title.textContent = kind === 'wrong' ? data.words.errorTitle : data.words.askTitle;
  const list = document.createElement('ul');
  list.append(...findings.map(itemOf));
  notice.append(title, ...(kind === 'question' ? [paragraphOf(data.words.askLead)] : []), list);
  part('errors').replaceChildren(notice);
  notice.scrollIntoView({ block: 'start' });
  notice.focus({ preventScroll: true });
  return false;
}

function itemOf({ path, message }: Finding): HTMLElement {
  const item = document.createElement('li');
  const [, id] = /^figures\.([^.[]+)/.exec(path) ?? [];
  if (id === undefined) say(item, message);
  else {
    const link = document.createElement('a');
    link.href = `#figure-${id}`;
    link.textContent = message;
    item.append(link);
  }
  return item;
}

function paragraphOf(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}
