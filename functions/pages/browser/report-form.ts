/**
 * The report form as its script sees it: what it was given, what is typed, and where things stand on the page.
 *
 * The page works without any of this. What the script does, it does with the server's own code.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { ScriptData } from '../report/script-data.ts';
import { askedIndicators, FIGURE, inputOf, readReport, type TypedReport } from '../report/typed-report.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface ReportForm {
  readonly element: HTMLFormElement;
  readonly data: ScriptData;
  /** Indicators that have a field. */
  readonly indicators: readonly Indicator[];
  /** Everything as typed. */
  typed(): TypedReport;
  /** The same as the API takes it. */
  input(): object;
  /** The text field of a figure; undefined for 是 and 否. */
  field(indicator: string): Field | undefined;
  /** A hidden field of the form. */
  hidden(name: 'id' | 'basedOn' | 'asked'): HTMLInputElement;
}

export function openForm(element: HTMLFormElement): ReportForm {
  const data = JSON.parse(element.dataset.report ?? '') as ScriptData;
  const named = (name: string): Element | null => element.querySelector(`[name="${name}"]`);
  const typed = (): TypedReport => readReport(data.programme, fieldsOf(element));
  return {
    element,
    data,
    indicators: askedIndicators(data.programme, data.unit, data.day),
    typed,
    input: () => inputOf(typed()),
    field: (indicator) => {
      const found = named(FIGURE + indicator);
      return isText(found) ? found : undefined;
    },
    hidden: (name) => named(name) as HTMLInputElement,
  };
}

/** All fields but buttons and files. */
export function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}

/** The element of that id; the template has it. */
export function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** Shows the text in the element, or hides it when there is none. */
export function say(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = text === '';
}

const isText = (found: Element | null): found is Field =>
  found instanceof HTMLTextAreaElement ||
  found instanceof HTMLSelectElement ||
  (found instanceof HTMLInputElement && (found.type === 'text' || found.type === 'date'));
