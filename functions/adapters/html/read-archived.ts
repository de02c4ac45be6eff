/**
 * An archived HTML file as a part of a page of the site, each of its figures a link to what it adds up from.
 *
 * The file itself stays as it is, for ever, and knows no server; the links are made when somebody reads. It is parsed and
 * written anew from the elements that `archived-elements.ts` names, so that nothing else can come in by it.
 */
import { Parser } from 'htmlparser2';
import { attributes, escaped } from '../../core/text/escape.ts';
import type { ReadArchived } from '../../ports.ts';
import { DROPPED, FORMS, KEPT, RENAMED, VOID } from './archived-elements.ts';

type Given = Readonly<Record<string, string>>;

export const readArchived: ReadArchived = (html, explainedAt) => {
  const written: string[] = [];
  /** How each open element ends; undefined: it is dropped. */
  const open: (string | undefined)[] = [];
  const isDropped = (): boolean => open.includes(undefined);
  const parser = new Parser(
    {
      onopentag(name, given) {
        const [begin, end] = isDropped() || DROPPED.has(name) ? ['', undefined] : tagsOf(name, given, explainedAt);
        written.push(begin);
        open.push(end);
      },
      onclosetag() {
        written.push(open.pop() ?? '');
      },
      ontext(text) {
        if (!isDropped()) written.push(escaped(text));
      },
    },
    // As written: names of drawings are told apart by case.
    { lowerCaseTags: false, lowerCaseAttributeNames: false, recognizeSelfClosing: true },
  );
  parser.end(new TextDecoder().decode(html));
  const markup = written.join('');
  return { toHTML: () => markup };
};

function tagsOf(
  name: string,
  given: Given,
  explainedAt: Parameters<ReadArchived>[1],
): readonly [begin: string, end: string] {
  const kept = Object.hasOwn(KEPT, name) ? KEPT[name] : undefined;
  if (kept === undefined) return ['', ''];
  const tag = RENAMED[name] ?? name;
  const begin = `<${tag}${attributes({ class: classOf(name, given), ...valuesOf(kept, given) })}>`;
  const end = VOID.has(name) ? '' : `</${tag}>`;
  const href = name === 'data' ? hrefOf(given, explainedAt) : undefined;
  return href === undefined ? [begin, end] : [`<a${attributes({ class: 'doc-figure', href })}>${begin}`, `${end}</a>`];
}

function hrefOf(given: Given, explainedAt: Parameters<ReadArchived>[1]): string | undefined {
  const { 'data-indicator': indicator, 'data-of': of } = given;
  return indicator === undefined || of === undefined ? undefined : explainedAt(indicator, of);
}

/** Classes of the document, marked as such, so that they never meet those of the site; boxes are known by their element. */
function classOf(name: string, { class: given = '' }: Given): string | undefined {
  const names = [...(name in RENAMED ? [name] : []), ...given.split(/\s+/).filter((each) => /^[\w-]+$/.test(each))];
  return names.length === 0 ? undefined : names.map((each) => `doc-${each}`).join(' ');
}

const valuesOf = (kept: readonly string[], given: Given): Record<string, string | undefined> =>
  Object.fromEntries(
    kept.map((name) => {
      const value = given[name];
      return [name, value === undefined || (FORMS[name]?.test(value) ?? true) ? value : undefined];
    }),
  );
