/**
 * Which paragraph is what, in any Word file: masthead, title, headings, running text, colophon.
 *
 * By what a reader sees, not by our style names, so that a file typed by hand can be checked too.
 */
import { halfPoints, type Layout } from '../../../core/layout/layout.ts';
import { all, type Element, value } from './element.ts';
import { attributeOf, type DocumentView, firstOf, numberOf, type ParagraphView } from './read-document.ts';

export interface BriefingView {
  /** The largest coloured line above the title. */
  readonly name: ParagraphView | undefined;
  /** Lines with a coloured rule above the title. */
  readonly redRules: readonly ParagraphView[];
  readonly title: ParagraphView | undefined;
  readonly headings: readonly { readonly level: number; readonly paragraph: ParagraphView }[];
  /** What a correction says right below the title: 更正说明. */
  readonly correction: readonly ParagraphView[];
  /** Paragraphs of running text. */
  readonly running: readonly ParagraphView[];
  /** From the first rule of the colophon on; the paragraphs of its table, where it is one. */
  readonly colophon: readonly ParagraphView[];
  /** The table that the colophon is typed into, as many offices do. */
  readonly colophonTable?: Element;
}

/** Shorter paragraphs may be notes or items of a list. */
const RUNNING_TEXT = 40;

export function partsOf(document: DocumentView, layout: Layout): BriefingView {
  const text = document.paragraphs.filter(({ inTable }) => !inTable);
  const title = titleOf(text, layout);
  const above = title === undefined ? text : text.slice(0, text.indexOf(title));
  const below = title === undefined ? text : text.slice(text.indexOf(title) + 1);
  const start = colophonStart(below);
  const body = start === -1 ? below : below.slice(0, start);
  const correction = correctionAbove(body);
  const headings = body.flatMap((paragraph) => {
    const level = levelOf(paragraph);
    return level === undefined ? [] : [{ level, paragraph }];
  });
  return {
    name: above
      .filter((each) => each.text.trim() !== '' && isRed(colourOf(each)))
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))[0],
    redRules: above.filter((each) =>
      isRed(attributeOf(bordersOf(each), 'w:bottom', 'w:color') ?? attributeOf(bordersOf(each), 'w:top', 'w:color')),
    ),
    ...{ title, headings, correction },
    running: runningText(body.slice(correction.length)),
    ...(start === -1 ? colophonTable(document) : { colophon: below.slice(start) }),
  };
}

/** Long paragraphs without a level, at least as large as most of the text is: notes are smaller. */
function runningText(body: readonly ParagraphView[]): readonly ParagraphView[] {
  const long = body.filter((each) => each.text.length >= RUNNING_TEXT && levelOf(each) === undefined);
  const length = new Map<number, number>();
  for (const each of long) length.set(sizeOf(each), (length.get(sizeOf(each)) ?? 0) + each.text.length);
  const [usual = 0] = [...length].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return long.filter((each) => sizeOf(each) >= usual);
}

/** The first paragraph, where it says that it is one; a page may begin with an empty line. */
function correctionAbove(body: readonly ParagraphView[]): readonly ParagraphView[] {
  const first = body.findIndex(({ text }) => text.trim() !== '');
  return /^更正说明[：:]/.test(body[first]?.text.trim() ?? '') ? body.slice(0, first + 1) : [];
}

const bordersOf = ({ properties }: ParagraphView) => {
  const borders = firstOf(properties, 'w:pBdr');
  return borders === undefined ? [] : [borders];
};

export const sizeOf = ({ runs }: ParagraphView): number =>
  runs[0] === undefined ? 0 : (numberOf(runs[0].properties, 'w:sz', 'w:val') ?? 20);
export const colourOf = ({ runs }: ParagraphView): string | undefined =>
  runs[0] === undefined ? undefined : attributeOf(runs[0].properties, 'w:color', 'w:val');
/** Newer writers say start and end. source: ECMA-376 Part 1, 17.18.44 */
export function alignOf({ properties }: ParagraphView): string {
  const align = value(firstOf(properties, 'w:jc')) ?? 'left';
  return align === 'start' ? 'left' : align === 'end' ? 'right' : align;
}

/** The style called Title, or the first centred black line of at least the title's size. */
function titleOf(paragraphs: readonly ParagraphView[], layout: Layout): ParagraphView | undefined {
  const filled = paragraphs.filter(({ text }) => text.trim() !== '');
  const named = filled.find(({ styleName }) => /^title$/i.test(styleName));
  const large = (each: ParagraphView) => sizeOf(each) >= halfPoints(layout.styles.title.size) && !isRed(colourOf(each));
  return named ?? filled.find((each) => alignOf(each) === 'center' && large(each));
}

/** More red than anything else. */
export function isRed(colour: string | undefined): boolean {
  const parts = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i
    .exec(colour ?? '')
    ?.slice(1)
    .map((hex) => Number.parseInt(hex, 16));
  return parts !== undefined && parts[0]! > 150 && parts[1]! < 100 && parts[2]! < 100;
}

/** An outline level, or a number as headings of the first and second level have it, rightly or not. */
function levelOf({ level, text }: ParagraphView): number | undefined {
  if (level !== undefined) return level;
  if (text.length > RUNNING_TEXT) return undefined;
  if (/^[一二三四五六七八九十百]+[、.．]/.test(text)) return 1;
  return /^[（(][一二三四五六七八九十百]+[）)]/.test(text) ? 2 : undefined;
}

/** The last table, where it says when the briefing was printed. */
function colophonTable({ tables, paragraphs }: DocumentView): Pick<BriefingView, 'colophon' | 'colophonTable'> {
  const table = tables.at(-1);
  const inside = new Set(all(table, 'w:p'));
  const colophon = paragraphs.filter(({ element }) => inside.has(element));
  if (table === undefined || !colophon.some(({ text }) => /日\s*印发/.test(text))) return { colophon: [] };
  return { colophon, colophonTable: table };
}

const hasRule = (paragraph: ParagraphView): boolean => bordersOf(paragraph).some((each) => each.children.length > 0);

/** The last group of lines that begins with a rule and has 印发 in it. */
function colophonStart(paragraphs: readonly ParagraphView[]): number {
  const printed = paragraphs.findLastIndex(({ text }) => /日\s*印发/.test(text));
  if (printed === -1) return -1;
  let start = printed;
  for (let index = printed; index >= 0; index--) {
    const each = paragraphs[index]!;
    if (hasRule(each)) start = index;
    else if (index < printed && !/^(报|送|发|抄送|主送)[：:]/.test(each.text)) break;
  }
  return start;
}
