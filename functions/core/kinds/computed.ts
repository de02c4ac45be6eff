/**
 * 推算: a formula over other indicators, `+ - * /`, numbers and brackets; of a day over the units that have every part of it,
 * to date and over a period on the figures of its parts. Exact until it is rounded once, half up. Nobody is asked for it.
 */
import { finding } from '../findings/finding.ts';
import { evaluated, operandsOf, writtenWith } from './formula.ts';
import type { Formula, Indicator } from './indicator.ts';
import type { ComputedKind, ComputedTyping, FigureReading, KindPrint, KindWords } from './kind.ts';

/** What is made from others is not taken from anybody. */
function refuseTyped({ name }: Indicator, typed: unknown, path: string): FigureReading {
  return { findings: [finding('figure.computed', { path, name, seen: typed })] };
}

export const computedTyping: ComputedTyping = {
  entry: null,
  read: refuseTyped,
};

/** What a kind that is made from others says itself; all else is alike. */
interface FromOthers extends Omit<ComputedKind, 'isAsked' | 'typing' | 'inRules' | 'meanDecimals' | 'words' | 'print'> {
  readonly words: Partial<KindWords> & Omit<KindWords, 'measure' | 'spoken' | 'inPoints' | 'besideName' | 'ofPeriod'>;
  readonly print: Partial<KindPrint> & Pick<KindPrint, 'toldAs' | 'leads'>;
}

export const fromOthers = ({ words, print, ...own }: FromOthers): ComputedKind => ({
  isAsked: false,
  typing: computedTyping,
  inRules: 'nothing',
  meanDecimals: () => null,
  ...own,
  words: {
    measure: (unit) => unit,
    spoken: (unit) => unit,
    inPoints: false,
    besideName: true,
    ofPeriod: '',
    ...words,
  },
  print: {
    rough: 'none',
    ranked: false,
    rank: true,
    mean: 'never',
    peak: 'never',
    canStand: false,
    sums: false,
    align: 'decimal',
    formula: () => undefined,
    ...print,
  },
});

export const computed: ComputedKind = /* @__PURE__ */ fromOthers({
  file: {
    keys: ['unit', 'decimals', 'formula', 'compare'],
    needs: [
      { key: 'unit', expected: '计量单位，如 人次' },
      { key: 'formula', expected: '由指标 id 组成的算式，如 due - checked' },
    ],
    measure: '',
  },
  operands: ({ formula }) => operandsOf(treeOf(formula)),
  divides: ({ formula }) => dividesByFigures(treeOf(formula)),
  exact: ({ formula }, figureOf) => evaluated(treeOf(formula), ({ indicator }) => figureOf(indicator)),
  formulaOf: ({ formula, decimals }, cellOf) => {
    const tree = treeOf(formula);
    if (operandsOf(tree).some((id) => cellOf(id) === undefined)) return undefined;
    const text = writtenWith(tree, (id) => cellOf(id)!, { '+': '+', '-': '-', '*': '*', '/': '/' });
    return `IFERROR(ROUND(${text},${decimals}),"")`;
  },
  words: {
    toDate: ({ isOfDay }) => (isOfDay ? null : '累计'),
    toDateNote: '按累计数推算',
    periodNote: '推算类指标按期内数重新推算',
    periodRule: '用各指标的期内数推算，不是各日数的和或平均',
    ofDays: { zh: '由时段内各项的数重新推算', en: 'computed again from its parts of those days' },
    rule: ({ formula }, nameOf) => writtenWith(treeOf(formula), nameOf, { '+': '＋', '-': '－', '*': '×', '/': '÷' }),
    explained: {
      zh: '按算式由其他指标推算，只计各项都有数的单位；累计用各项的累计数推算。',
      en: 'Computed by its formula over the units that have every part of it; to date on the totals of the parts.',
    },
  },
  print: { toldAs: 'computed', leads: 'last' },
});

/** @throws Error when there is none: a file without it is refused. */
function treeOf(formula: Formula | undefined): Formula['tree'] {
  if (formula === undefined) throw new Error('a computed figure has no formula');
  return formula.tree;
}

/** A division by numbers alone is another measure and no quotient. */
function dividesByFigures(tree: Formula['tree']): boolean {
  if (tree.kind !== 'operation') return false;
  const { operator, left, right } = tree;
  return (operator === '/' && operandsOf(right).length > 0) || dividesByFigures(left) || dividesByFigures(right);
}
