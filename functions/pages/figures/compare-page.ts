/**
 * GET /archive/:programme/compare: two days or two periods side by side, in words and in a table; `compare/workbook` is the
 * table as a file. A day is a period from itself to itself.
 */
import type { FigureRow, FigureTable } from '../../core/figures/table.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { periodChange } from '../../core/indicators/compare.ts';
import { measureOf } from '../../core/kinds/words.ts';
import { cleanName } from '../../core/series/file-name.ts';
import { type PlainCell, textCell } from '../../core/sheet/sheet.ts';
import { type Period, stepsOf } from '../../core/values/spans.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { figuresOverTime } from '../../pipeline/figures/over-time.ts';
import type { Scope } from '../../pipeline/figures/series.ts';
import { archiveNav } from '../archive/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { grouped } from '../page/figure-text.ts';
import { inLanguage } from '../page/in-language.ts';
import { linksOf } from '../page/landing.ts';
import { Refusal } from '../page/refusal.ts';
import type { Language } from '../page/words.ts';
import { dayIn, drawnIndicators, scopeIn, scopeName, scopesToChoose, scopeText } from './choice.ts';
import { type Pair, type PairLink, pairLinks, pairQuery, usualPair } from './compare-pairs.ts';
import { type Compared, compareSentences } from './compare-words.ts';
import { historyIn, historyLines } from './history-shown.ts';
import { recordFile } from './record-file.ts';
import { dayOfInterest } from './show-figures.ts';
import { daysName, isZero, signed } from './steps.ts';
import { say, wordsIn } from './words.ts';

interface CompareView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly action: string;
  readonly now: Period;
  readonly base: Period;
  readonly scopes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly presets: readonly PairLink[];
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly nowName: string;
  readonly baseName: string;
  readonly sentences: readonly string[];
  readonly rows: readonly CompareRow[];
  readonly workbook: string | null;
}

interface CompareRow {
  readonly name: string;
  readonly unit: string;
  readonly now: string;
  readonly base: string;
  readonly difference: string;
  readonly percent: string;
  readonly direction: 'up' | 'down' | 'same' | 'none';
  readonly nowLacks: string | null;
  readonly baseLacks: string | null;
}

interface Chosen {
  readonly pair: Pair;
  readonly scope: Scope;
  readonly findings: readonly Finding[];
}

export async function comparePeriods(ask: MemberAsk<'programme'>): Promise<Answer> {
  const chosen = await chosenIn(ask);
  const shown = await viewOf(ask, chosen);
  if (chosen.findings.length > 0) {
    const errors = chosen.findings.map((each) => inLanguage(each, ask.language).message);
    return page('compare', { ...shown, errors }, 422);
  }
  return page('compare', { ...shown, ...(await comparedView(ask, chosen)) });
}

export async function downloadComparison(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, world } = ask;
  const chosen = await chosenIn(ask);
  if (chosen.findings.length > 0) throw new Refusal(422, chosen.findings);
  const [now, base] = await tablesOf(ask, chosen);
  await recordFile(ask, chosen.pair.now, 'comparison.xlsx');
  const { title, organisation } = stored.programme;
  const { pair } = chosen;
  const head = [
    '指标',
    '计量单位',
    daysName(pair.now, language),
    daysName(pair.base, language),
    '增减',
    '增减幅度（%）',
  ];
  const rows = compared(ask, now, base).map(({ indicator, ...both }): PlainCell[] => {
    const { change, percent } = periodChange(indicator, both.now, both.base);
    const { decimals } = indicator;
    const value = (text: DecimalString | null, none: string, digits = decimals): PlainCell =>
      text === null ? textCell(none) : { kind: 'number', value: text, decimals: digits };
    const figures = [value(both.now, '未报'), value(both.base, '未报'), value(change, '—'), value(percent, '—', 1)];
    return [textCell(indicator.name), textCell(measureOf(indicator)), ...figures];
  });
  const sheet = {
    name: '两期对比',
    rows: [head.map((text) => textCell(text, 'head')), ...rows],
    widths: [28, 12, 20, 20, 14, 14],
    fixed: 1,
  };
  const name = `${cleanName(title)}-两期对比-${pair.now.from}至${pair.now.to}-${pair.base.from}至${pair.base.to}.xlsx`;
  const about = { title: `${title}（两期对比）`, creator: organisation, at: world.clock.now() };
  return { kind: 'workbook', sheets: [sheet], about, saveAs: name };
}

async function chosenIn(ask: MemberAsk<'programme'>): Promise<Chosen> {
  const { query, stored } = ask;
  const { programme } = stored;
  const findings: Finding[] = [];
  const usual = usualPair(programme, await dayOfInterest(ask));
  const pair = {
    now: periodIn(query, 'from', 'to', usual.now, findings),
    base: periodIn(query, 'from2', 'to2', usual.base, findings),
  };
  const asked = query.get('of') ?? 'all';
  const scope = scopeIn(programme, asked);
  if (scope === undefined) findings.push(finding('archive.unit', { path: 'of', seen: asked }));
  return { pair, scope: scope ?? { of: 'all' }, findings };
}

/** One day alone is that day; none is what is usually compared. */
function periodIn(query: URLSearchParams, first: string, last: string, usual: Period, findings: Finding[]): Period {
  const [from, to] = [dayIn(query, first, findings), dayIn(query, last, findings)];
  const period = { from: from ?? to ?? usual.from, to: to ?? from ?? usual.to };
  if (period.from <= period.to) return period;
  findings.push(finding('archive.order', { path: first, seen: period.from, expected: period.to }));
  return usual;
}

async function viewOf(ask: MemberAsk<'programme'>, { pair, scope }: Chosen): Promise<CompareView> {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const { branches, groups, units } = scopesToChoose(programme);
  const scopes: Scope[] = [{ of: 'all' }, ...branches, ...groups, ...units];
  return {
    title: say(language, 'compareTitle'),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'compare'),
    words: wordsIn(language),
    action: `/archive/${programme.id}/compare`,
    ...pair,
    scopes: scopes.map((each) => ({
      value: scopeText(each),
      label: scopeName(programme, each, language),
      chosen: scopeText(each) === scopeText(scope),
    })),
    presets: pairLinks(programme, await dayOfInterest(ask), scope, language),
    ...{ errors: [], notes: [], sentences: [], rows: [], workbook: null },
    nowName: daysName(pair.now, language),
    baseName: daysName(pair.base, language),
  };
}

async function comparedView(ask: MemberAsk<'programme'>, chosen: Chosen): Promise<Partial<CompareView>> {
  const { language, stored } = ask;
  const { pair, scope } = chosen;
  const [now, base] = await tablesOf(ask, chosen);
  if (now === undefined && base === undefined) return { notes: [say(language, 'nothingClosed')] };
  const all = compared(ask, now, base);
  const lengths = { now: stepsOf(pair.now, 'day').length, base: stepsOf(pair.base, 'day').length };
  const isUneven = lengths.now !== lengths.base;
  return {
    notes: [
      ...(isUneven ? [say(language, 'unequal', { now: lengths.now, before: lengths.base })] : []),
      ...historyLines(await historyIn(ask, [pair.now, pair.base]), language),
    ],
    sentences: compareSentences(all, language),
    rows: [
      ...reportRows(now, base, language),
      ...all.map((each, at) => rowOf(each, now?.[at]?.whole, base?.[at]?.whole, language)),
    ],
    workbook: `/archive/${stored.programme.id}/compare/workbook?${pairQuery(pair, scope)}`,
  };
}

type Tables = readonly FigureTable[] | undefined;

function tablesOf({ world, stored }: MemberAsk, { pair, scope }: Chosen): Promise<[Tables, Tables]> {
  const { programme } = stored;
  const wanted = { indicators: drawnIndicators(programme), scopes: [scope], step: 'month' as const, yearOnYear: false };
  const read = (period: Period) => figuresOverTime(world, programme, { ...wanted, period });
  return Promise.all([read(pair.now), read(pair.base)]);
}

const compared = ({ stored }: MemberAsk, now: Tables, base: Tables): Compared[] =>
  drawnIndicators(stored.programme).map((indicator, at) => ({
    indicator,
    now: now?.[at]?.whole.cells[0]?.value ?? null,
    base: base?.[at]?.whole.cells[0]?.value ?? null,
  }));

/** How many reports came in, before the figures that they make. */
function reportRows(now: Tables, base: Tables, language: Language): CompareRow[] {
  const words = (tables: Tables): string => {
    const whole = tables?.[0]?.whole;
    return whole === undefined || whole.expected === 0
      ? '—'
      : say(language, 'reportsOf', { received: whole.received, expected: whole.expected });
  };
  const none = { difference: '—', percent: '—', direction: 'none' as const, nowLacks: null, baseLacks: null };
  return [{ name: say(language, 'completeness'), unit: '', now: words(now), base: words(base), ...none }];
}

function rowOf(
  { indicator, now, base }: Compared,
  nowRow: FigureRow | undefined,
  baseRow: FigureRow | undefined,
  language: Language,
): CompareRow {
  const { change, percent } = periodChange(indicator, now, base);
  const figure = (value: DecimalString | null): string => (value === null ? say(language, 'missing') : grouped(value));
  const lacks = (row: FigureRow | undefined): string | null => {
    const count = row?.cells[0]?.value === null ? 0 : (row?.cells[0]?.lacks ?? 0);
    return count === 0 ? null : say(language, 'lacks', { count });
  };
  const direction = change === null ? 'none' : isZero(change) ? 'same' : change.startsWith('-') ? 'down' : 'up';
  return {
    ...{ name: indicator.name, unit: measureOf(indicator), now: figure(now), base: figure(base), direction },
    difference: change === null ? '—' : direction === 'same' ? (language === 'zh' ? '持平' : 'same') : signed(change),
    percent: percent === null ? '—' : `${signed(percent)}%`,
    ...{ nowLacks: lacks(nowRow), baseLacks: lacks(baseRow) },
  };
}
