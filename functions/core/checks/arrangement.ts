/**
 * What must hold for the parts of a programme file that arrange figures in the briefing: sections, the headline, lists of
 * units, sentences with places.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { Breakdown } from '../kinds/indicator.ts';
import { givenParts, partIds, sumsOfParts } from '../kinds/parts.ts';
import { kindNamed } from '../kinds/table.ts';
import type { Condition } from '../rule/condition.ts';
import { compileCondition } from '../rule/parse-condition.ts';
import { type Place, parseSay } from '../say/parse.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Placed } from './placed.ts';

interface IndicatorEntry {
  readonly id?: string | undefined;
  readonly kind?: string | undefined;
  readonly section?: string | undefined;
  readonly say?: string | undefined;
  readonly target?: { readonly by?: string | undefined; readonly units?: object | undefined } | undefined;
  /** 分项: their names, where it has any. */
  readonly by?: Breakdown | undefined;
  readonly compare?: readonly string[] | undefined;
  readonly shares?: number | undefined;
  /** Keys that are given in a wrong shape, which is told by itself: nothing is said to lack them. */
  readonly broken?: readonly string[];
}

export interface Arrangement {
  readonly units: readonly string[];
  readonly indicators: readonly Placed<IndicatorEntry>[];
  readonly sections: readonly Placed<{ readonly id?: string | undefined; readonly say?: string | undefined }>[];
  readonly headline: readonly Placed<string>[];
  readonly lists: readonly Placed<{
    readonly title?: string | undefined;
    readonly of?: string | undefined;
    readonly when?: string | undefined;
  }>[];
}

export function arrangementFindings(file: Arrangement): Finding[] {
  const sections = file.sections.flatMap(({ entry: { id } }) => (id === undefined ? [] : [id]));
  const said = file.indicators.flatMap(({ entry, path }) => sayFindings(entry.say, `${path}.say`, file, entry));
  return [
    ...file.indicators.flatMap(({ entry: { section }, path }) =>
      section === undefined ? [] : unknown('section', section, `${path}.section`, sections),
    ),
    ...said,
    ...file.sections.flatMap(({ entry, path }) => sayFindings(entry.say, `${path}.say`, file)),
    ...file.headline.flatMap(({ entry, path }) => unknown('headline', entry, path, idsOf(file))),
    ...file.lists.flatMap((each) => listFindings(each, file)),
  ];
}

const idsOf = ({ indicators }: Arrangement): string[] =>
  indicators.flatMap(({ entry: { id } }) => (id === undefined ? [] : [id]));

function unknown(name: string, seen: string, path: string, known: readonly string[]): Finding[] {
  if (known.includes(seen)) return [];
  return [finding('programme.unknown_id', { path, name, seen, expected: didYouMean(seen, known) })];
}

function listFindings({ entry, path }: Arrangement['lists'][number], file: Arrangement): Finding[] {
  const { of, when } = entry;
  const about = of === undefined ? [] : unknown('of', of, `${path}.of`, idsOf(file));
  const compiled = when === undefined ? undefined : compileCondition(when);
  if (when === undefined || compiled === undefined) return about;
  const refuse = (expected: string): Finding[] => [
    ...about,
    finding('programme.list', { path: `${path}.when`, seen: when, expected }),
  ];
  if ('problem' in compiled) return refuse(compiled.problem);
  const indicator = file.indicators.find(({ entry: { id } }) => id === of)?.entry;
  if (indicator === undefined) return about;
  if (isBroken(indicator, 'target')) return about;
  const named = namesIn(compiled.condition);
  if (named.some((name) => name === 'completion' || name === 'ahead') && indicator.target?.units === undefined) {
    return refuse(`${of} 没有各单位的目标任务（target.units），没有单位的完成率`);
  }
  if (named.includes('ahead') && indicator.target?.by === undefined) {
    return refuse(`${of} 的目标任务没有完成时限（target.by），没有时间进度`);
  }
  return about;
}

function namesIn(condition: Condition): string[] {
  if (condition.kind === 'not') return namesIn(condition.of);
  if (condition.kind !== 'comparison') return [condition.left, condition.right].flatMap(namesIn);
  const inTree = (tree: typeof condition.left): string[] =>
    tree.kind === 'operation'
      ? [tree.left, tree.right].flatMap(inTree)
      : tree.kind === 'figure'
        ? [tree.indicator]
        : [];
  return [condition.left, condition.right].flatMap(inTree);
}

/** @param own the indicator that says it; absent: a section, which names one at each place. */
function sayFindings(say: string | undefined, path: string, file: Arrangement, own?: IndicatorEntry): Finding[] {
  if (say === undefined) return [];
  const { sentences, wrong } = parseSay(say);
  const places = sentences.flatMap(({ clauses }) => clauses.flatMap(({ parts }) => parts));
  const problems = [
    ...wrong,
    ...places.flatMap((place) => {
      if (typeof place === 'string') return [];
      const problem = placeProblem(place, file, own);
      return problem === undefined ? [] : [{ text: place.text, problem }];
    }),
  ];
  return problems.map(({ text, problem }) => finding('programme.say', { path, seen: text, expected: problem }));
}

function placeProblem(place: Place, file: Arrangement, own?: IndicatorEntry): string | undefined {
  const { of, indicator: id, argument, unit } = place;
  if (of === 'list') {
    const titles = file.lists.flatMap(({ entry: { title } }) => (title === undefined ? [] : [title]));
    return titles.includes(argument!) ? undefined : `没有这个名单，${didYouMean(argument!, titles)}`;
  }
  if (id === undefined && own === undefined)
    return `栏目的文句里要写明是哪个指标，如 {${idsOf(file)[0] ?? 'id'}.${of}}`;
  const about = id === undefined ? own! : namedBy(id, file);
  if (about === undefined) return `没有“${id}”这个指标，${didYouMean(id!, [...idsOf(file), ...partsNear(id!, file)])}`;
  if (unit !== undefined && !file.units.includes(unit)) return `没有“${unit}”这个单位，${didYouMean(unit, file.units)}`;
  const beside = besideProblem(place, about);
  if (beside !== undefined) return beside;
  if (isBroken(about, of === 'share' ? 'by' : 'target')) return undefined;
  if (['target', 'completion', 'progress', 'ahead'].includes(of) && about.target === undefined) {
    return `${about.id} 没有目标任务（target）`;
  }
  if (['progress', 'ahead'].includes(of) && about.target?.by === undefined) {
    return `${about.id} 的目标任务没有完成时限（target.by），没有时间进度`;
  }
  if (of === 'share' && unit === undefined && !partsOf(about.by).includes(argument!))
    return `${about.id} 没有“${argument}”这个分项（by）`;
  const kind = kindNamed(about.kind);
  if ((of === 'top' || of === 'bottom') && kind?.print.rank === false) return `${about.id} 不是数，不排位次`;
  return undefined;
}

/** An indicator, or a part of one (`calls:热线`), which is compared as its whole is. */
function namedBy(id: string, { indicators }: Arrangement): IndicatorEntry | undefined {
  const [whole = ''] = id.split(':');
  const entry = indicators.find((each) => each.entry.id === whole)?.entry;
  if (entry === undefined || id === whole) return entry;
  const { kind, by, compare } = entry;
  return by !== undefined && partIds(whole, by).includes(id) ? { id, kind, compare } : undefined;
}

/** Misspelt keys are among them: `share` for `shares`. */
const isBroken = ({ broken = [] }: IndicatorEntry, key: string): boolean =>
  broken.some((each) => nearest(each, [key]) !== undefined);

const partsNear = (id: string, { indicators }: Arrangement): string[] =>
  indicators.flatMap(({ entry }) => {
    const isNear = entry.id !== undefined && entry.by !== undefined && id.startsWith(`${entry.id}:`);
    return isNear ? partIds(entry.id!, entry.by!) : [];
  });

/** What a place compares with must be asked for; a share of units too. */
function besideProblem(
  { of, argument, unit }: Pick<Place, 'of' | 'argument' | 'unit'>,
  about: IndicatorEntry,
): string | undefined {
  const { id, compare = [], shares } = about;
  if (isBroken(about, 'compare') || isBroken(about, 'shares')) return undefined;
  const isCompared = of === 'percent' || (of === 'change' && (argument !== undefined || unit !== undefined));
  if (isCompared && !compare.includes(argument ?? '')) {
    const way =
      compare.length === 0 ? '请先写 compare，如 compare: [previous, year]' : `可用的有 ${compare.join('、')}`;
    return `${id} 没有“${argument ?? ''}”这个比较（compare），${way}`;
  }
  if (of === 'share' && unit !== undefined && shares === undefined)
    return `${id} 没有写各单位的占比，请加 shares: 2（占比的小数位数）`;
  return undefined;
}

/** 分项: those of one dimension, crossed ones, and the names of each of two. */
const partsOf = (by: Breakdown | undefined): readonly string[] =>
  by === undefined ? [] : [...givenParts(by), ...sumsOfParts(by).map(({ name }) => name)];
