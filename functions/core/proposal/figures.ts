/**
 * Figures of a form's lines: which are asked of units, which the system computes from others or from the days, and what has to
 * be asked because nothing in the form says it.
 */
import { type FormulaShape, shapeOf } from './formulas.ts';
import { namedHead, type Role, roleOf } from './head-words.ts';
import { decimalsFor, kindIn } from './kind-words.ts';
import type { FigureLine } from './lines.ts';
import type { Ask, LeftOut, ProposedFigure, ProposedSection } from './proposal.ts';

export interface FoundFigures {
  readonly figures: readonly ProposedFigure[];
  readonly sections: readonly ProposedSection[];
  readonly narratives: readonly string[];
  readonly asks: readonly Ask[];
  readonly left: readonly LeftOut[];
}

/** What lines have in common, and what is numbered on from one sheet to the next. */
export interface FigureContext {
  readonly along: 'column' | 'row';
  /** Said once for the sheet (单位：万元). */
  readonly measure: string | undefined;
  /** All values are totals to date. */
  readonly isCumulative: boolean;
  /** Names and numbers that are taken already. */
  readonly taken: readonly ProposedFigure[];
  readonly sections: readonly ProposedSection[];
}

interface Read {
  readonly line: FigureLine;
  readonly role: Role;
  readonly name: string;
  /** Heads above it, or all where its own says only its role; parts lines into those of one thing. */
  readonly parent: string;
  readonly measure: string | undefined;
  readonly doubtful: string | undefined;
  readonly formula: FormulaShape | 'unread' | undefined;
}

export function figuresOf(lines: readonly FigureLine[], context: FigureContext): FoundFigures {
  const read = lines.map((line) => readLine(line, context.along));
  const out = { narratives: [] as string[], left: [] as LeftOut[], asks: [] as Ask[] };
  const kept = read.filter((each) => isKept(each, read, out));
  const ids = new Map(kept.map(({ line }, at) => [line.place, `f${context.taken.length + at + 1}`]));
  const sections = sectionsOf(kept, context.sections);
  const names = new Set(context.taken.map(({ name }) => name));
  const figures = kept.map((each): ProposedFigure => {
    const name = uniqueName(each, names, out.asks);
    const section = sections.find(({ title }) => title === sectionTitle(each));
    const made = figureOf(
      { ...each, measure: each.measure ?? measureOfTerms(each, kept) },
      name,
      context,
      ids,
      out.asks,
    );
    return {
      id: ids.get(each.line.place)!,
      name,
      ...made,
      ...(section && { section: section.id }),
      cell: placeOf(each.line),
    };
  });
  return { figures, sections, ...out };
}

const placeOf = ({ sheet, cell }: FigureLine): string => `${sheet}!${cell}`;
const seenIn = ({ path }: FigureLine): string => path.join(' / ');

function readLine(line: FigureLine, along: FigureContext['along']): Read {
  const named = line.path.map(namedHead);
  const own = named.at(-1) ?? { name: '', measure: undefined, doubtful: undefined };
  const role = roleOf(own.name);
  const above = named.slice(0, -1).map(({ name }) => name);
  const saysRole = role !== 'value' && role !== 'rate' && above.length > 0;
  const parent = above.join('');
  const name = saysRole
    ? role === 'sum'
      ? `${parent}${own.name}`
      : parent
    : above.length > 1
      ? `${above.at(-1)}${own.name}`
      : `${parent}${own.name}`;
  const measure = line.measure ?? own.measure ?? named.findLast((each) => each.measure !== undefined)?.measure;
  return { line, role, name, parent, measure, doubtful: own.doubtful, formula: formulaOf(line, along) };
}

/** The same in every cell that has one, of most cells. Cells of a shared formula after the first carry none of their own. */
function formulaOf({ cells }: FigureLine, along: FigureContext['along']): Read['formula'] {
  const formulas = cells.filter(({ is }) => is === 'formula');
  if (formulas.length === 0 || formulas.length * 2 < cells.length) return undefined;
  const shapes = formulas.filter(({ text }) => text !== '=').map(({ text }) => shapeOf(text, along));
  const [first] = shapes;
  return first !== undefined && shapes.every((shape) => JSON.stringify(shape) === JSON.stringify(first))
    ? first
    : 'unread';
}

/** Is it asked or computed as a figure? What is not stands in `out`. */
function isKept(
  each: Read,
  all: readonly Read[],
  out: { narratives: string[]; left: LeftOut[]; asks: Ask[] },
): boolean {
  const { line, role, name } = each;
  const leave = (why: string): boolean => {
    out.left.push({ cell: placeOf(line), seen: seenIn(line), why });
    return false;
  };
  const beside = (...roles: Role[]): boolean =>
    all.some((other) => other.parent === each.parent && roles.includes(other.role));
  switch (role) {
    case 'signature':
      return leave('谁在何时报送由系统记录，不用填');
    case 'made':
      return leave('由系统计算，不用填');
    case 'words':
      if (!out.narratives.includes(name)) out.narratives.push(name);
      return false;
    case 'target':
      out.asks.push({
        cell: placeOf(line),
        seen: seenIn(line),
        question: '目标不逐期填报：请在该指标的 target 中写明全年目标或各单位目标，完成率、进度和位次由系统计算。',
      });
      return leave('目标写在指标的 target 中');
    case 'value':
      return !isSumOfDays(each, all) || leave(FROM_DAYS);
    case 'cumulative':
      return beside('day') ? leave(FROM_DAYS) : true;
    case 'sum':
      return each.formula !== undefined && each.formula !== 'unread' ? true : leave('合计由系统加总');
    case 'rate':
      return beside('target') ? leave('完成率由系统按目标计算') : true;
    default:
      return true;
  }
}

/** A sum has the measure that all it adds up have. */
function measureOfTerms({ formula }: Read, kept: readonly Read[]): string | undefined {
  if (formula === undefined || formula === 'unread' || formula.is !== 'terms') return undefined;
  const places = [...formula.plus, ...formula.minus];
  const measures = new Set(kept.filter(({ line }) => places.includes(line.place)).map(({ measure }) => measure));
  return measures.size === 1 ? [...measures][0] : undefined;
}

const FROM_DAYS = '由系统从各期数累加；系统启用以前的累计数写在 openings 中';

/** 累计完成投资 beside 本周完成投资. */
function isSumOfDays({ name, line }: Read, all: readonly Read[]): boolean {
  const thing = /^(?:年度|本年|全年)?累计(.+)$/.exec(name)?.[1];
  const ofDay = /^(?:当日|今日|本日|本周|本月|本期)(.+)$/;
  return thing !== undefined && all.some((each) => each.line !== line && ofDay.exec(each.name)?.[1] === thing);
}

function figureOf(
  { line, role, name, measure: own, doubtful, formula }: Read,
  known: string,
  context: FigureContext,
  ids: ReadonlyMap<number, string>,
  asks: Ask[],
): Pick<ProposedFigure, 'kind' | 'decimals' | 'measure' | 'isCumulative' | 'of' | 'formula'> {
  const ask = (question: string): void => void asks.push({ cell: placeOf(line), seen: seenIn(line), question });
  const typed = line.cells.filter(({ is }) => is === 'number' || is === 'percent').map(({ text }) => text);
  const measure = own ?? (role === 'rate' ? '%' : context.measure);
  const said = { decimals: decimalsFor(measure, typed), ...(measure === undefined ? {} : { measure }) };
  if (doubtful !== undefined) ask(`“${doubtful}”是计量单位，还是名称的一部分？先作为名称的一部分。`);
  const computed = computedOf(formula, ids);
  if (computed !== undefined)
    return { ...said, ...computed, decimals: computed.kind === 'ratio' ? Math.max(1, said.decimals) : said.decimals };
  if (formula !== undefined && role !== 'rate')
    ask('格中的公式没有完全看懂，先作为单位填报的数；如由别的数算出，请改为 computed 或 ratio。');
  if (role === 'rate') {
    ask('比率由哪两个数算出？写明分子、分母的可改为 ratio；先作为单位自己填的百分数（mean）。');
    return { ...said, kind: 'mean' };
  }
  if (role === 'day') return { ...said, kind: 'flow' };
  const {
    kind,
    isCumulative = false,
    sure,
  } = role === 'cumulative' ? { kind: 'flow' as const, isCumulative: true, sure: true } : kindIn(name);
  const isNumber = kind === 'flow' || kind === 'stock';
  if (!sure && isNumber) ask(`“${known}”先作为当期发生数（flow，逐期累加）；如是时点数（当时有多少），请改为 stock。`);
  if (!sure && !isNumber)
    ask(`“${known}”先作为${kind === 'date' ? '日期（date）' : '文字（text）'}；如是数，请改 kind。`);
  if (isNumber && measure === undefined) ask(`“${known}”没有写计量单位，请补 unit。`);
  if (!isNumber) return { kind, decimals: 0 };
  return { ...said, kind, ...(isCumulative || context.isCumulative ? { isCumulative: true } : {}) };
}

/** undefined: it has no formula that is understood, or one over what is no figure here. */
function computedOf(
  formula: Read['formula'],
  ids: ReadonlyMap<number, string>,
):
  | { readonly kind: 'ratio'; readonly of: readonly [string, string] }
  | { readonly kind: 'computed'; readonly formula: string }
  | undefined {
  if (formula === undefined || formula === 'unread') return undefined;
  if (formula.is === 'share') {
    const [part, whole] = formula.of.map((place) => ids.get(place));
    return part === undefined || whole === undefined ? undefined : { kind: 'ratio', of: [part, whole] };
  }
  const terms = [
    ...formula.plus.map((place) => ['+', ids.get(place)]),
    ...formula.minus.map((place) => ['-', ids.get(place)]),
  ];
  if (terms.some(([, id]) => id === undefined)) return undefined;
  const text = terms.map(([sign, id]) => `${sign} ${id}`).join(' ');
  return { kind: 'computed', formula: text.replace(/^\+ /, '') };
}

/** Heads over several figures part the form and the briefing. */
const sectionTitle = ({ line }: Read): string | undefined =>
  line.path.length > 1 ? namedHead(line.path[0]!).name : undefined;

function sectionsOf(kept: readonly Read[], known: readonly ProposedSection[]): ProposedSection[] {
  const titles = kept.flatMap((each) => sectionTitle(each) ?? []);
  const wanted = [...new Set(titles)].filter(
    (title) => titles.filter((each) => each === title).length > 1 && [...title].length <= 30,
  );
  const sections = [...known];
  for (const title of wanted) {
    if (!sections.some((each) => each.title === title)) sections.push({ id: `s${sections.length + 1}`, title });
  }
  return sections;
}

/** Two figures of one name: the later one carries its sheet's name, or a number, and is asked about. */
function uniqueName({ name, line }: Read, names: Set<string>, asks: Ask[]): string {
  let unique = name === '' ? '未写名称' : [...name].slice(0, 60).join('');
  if (names.has(unique)) {
    const before = unique;
    for (let at = 2; names.has(unique); at += 1)
      unique = at === 2 && line.sheet !== '' ? `${line.sheet}${before}` : `${before}${at}`;
    asks.push({
      cell: placeOf(line),
      seen: seenIn(line),
      question: `有两项都叫“${before}”，这一项先叫“${unique}”，请写出不同的名称。`,
    });
  }
  names.add(unique);
  return unique;
}
