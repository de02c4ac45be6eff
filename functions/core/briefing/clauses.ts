/**
 * One figure as a clause of a sentence, as an official would write it: a table from how a kind is told to its words. What
 * several figures share (the unit, the day, the verb) is said by `sentences.ts`.
 */

import { cycleWords, sinceWords } from '../calendar/words.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { ToldAs } from '../kinds/kind.ts';
import { kindOf } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { toDateWords } from '../kinds/words.ts';
import type { Filled } from '../say/fill.ts';
import { shareWords } from '../wording/phrases.ts';
import { type Scene, tellTarget } from './arranged.ts';
import { joinNames } from './completeness.ts';
import type { Said, ToldFigure, ToldTarget } from './data.ts';
import { figuresOf, isZero, toldFigure } from './figures.ts';

/** Words and figures in a row. */
export type Pieces = readonly Filled<Said>[];

type Clause = (indicator: Indicator, figure: ToldFigure, scene: Scene) => Pieces;

const CLAUSES = {
  stocks: (indicator, figure, scene) => [
    ...[figure.name, figure.day ?? ''],
    ...ends(indicator, figure, scene, { total: false }),
  ],
  flows: flowClause,
  means: (indicator, figure, scene) => [
    ...[figure.name, figure.day ?? ''],
    ...ends(indicator, figure, scene, { total: true }),
  ],
  ratios: rateClause,
  computed: rateClause,
  places: placesClause,
  checks: checkClause,
  answers: (indicator, _, { answers }) => [
    `${indicator.name}：${answers.find((each) => each.indicator === indicator.id)?.words ?? ''}`,
  ],
} as const satisfies Record<ToldAs, Clause>;

export const clauseOf = (indicator: Indicator, scene: Scene): Pieces =>
  (CLAUSES[kindOf(indicator).print.toldAs] as Clause)(indicator, toldFigure(indicator, scene.close), scene);

/** Nothing but the figure is to be said of it: several such stand in one row. */
export function isPlain(indicator: Indicator, scene: Scene): boolean {
  const { parts } = toldFigure(indicator, scene.close);
  return parts.length === 0 && tellTarget(indicator, scene) === null && comparedOf(indicator, scene).length === 0;
}

/** Did it move, so that the movement is to be told? */
export const hasMoved = ({ change }: ToldFigure): boolean => change !== null && !isZero(change.value);

function flowClause(indicator: Indicator, figure: ToldFigure, scene: Scene): Pieces {
  const { name, day, total } = figure;
  if (day === null) return total === null ? [] : [name, '累计', total, ...targetPieces(tellTarget(indicator, scene))];
  if (!isZero(day.value)) return [name, day, ...ends(indicator, figure, scene, { total: true })];
  const none: Said = { ...day, words: '无新增' };
  return [name, none, ...ends(indicator, { ...figure, change: null }, scene, { total: true })];
}

function rateClause(indicator: Indicator, figure: ToldFigure, scene: Scene): Pieces {
  const { name, day, total, isPartial } = figure;
  const differs = total !== null && total.value !== day?.value;
  return [
    ...[name, day ?? '', isPartial ? '（同口径）' : ''],
    ...movedPieces(indicator, figure, scene),
    ...comparedOf(indicator, scene).map((words) => `，${words}`),
    ...(differs ? ['，按累计数为', total] : []),
    ...targetPieces(tellTarget(indicator, scene)),
  ];
}

/** `支援社区3个，应覆盖12个，已覆盖9个（75%），尚有永红社区未覆盖`. */
function placesClause(indicator: Indicator, figure: ToldFigure, scene: Scene): Pieces {
  const { uncovered, places } = figuresOf(indicator, scene.close);
  const names = joinNames(places?.day ?? [])?.words;
  const own: Pieces = [figure.name, figure.day ?? '', ...movedPieces(indicator, figure, scene)];
  if (indicator.roster === undefined || uncovered === undefined) {
    const total = differing(figure);
    return [...own, names === undefined ? '' : `（${names}）`, ...(total === null ? [] : ['，累计', total])];
  }
  const asked = indicator.roster.length;
  const covered = asked - uncovered.length;
  const beyond = (places?.toDate.length ?? 0) - covered;
  const left = joinNames(uncovered)?.words;
  return [
    ...own,
    left === undefined
      ? `，应覆盖的${asked}个已全部覆盖`
      : `，应覆盖${asked}个，已覆盖${covered}个（${shareWords(covered, asked)}），尚有${left}未覆盖`,
    beyond > 0 ? `，另有名单外${beyond}个` : '',
  ];
}

/** `应急演练已落实`, `应急演练4个单位已全部落实`, `应急演练已有1个单位落实（共4个），西区大队未落实，2个未答`. */
function checkClause(indicator: Indicator, { name, day }: ToldFigure, { close }: Scene): Pieces {
  const { answers, byUnit } = figuresOf(indicator, close);
  if (answers === undefined || day === null) return [];
  const { asked, answered } = answers;
  if (Number(day.value) === asked) return [asked === 1 ? `${name}已落实` : `${name}${asked}个单位已全部落实`];
  const no = close.units.filter(({ unit }) => isAskedOf(indicator, unit, close.day) && byUnit[unit]?.value === false);
  const names = joinNames(no.map((unit) => unit.name))?.words;
  if (asked === 1) return [`${name}未落实`];
  return [
    ...(isZero(day.value) ? [`${name}尚无单位落实`] : [`${name}已有`, day, '落实']),
    `（共${asked}个）`,
    names === undefined ? '' : `，${names}未落实`,
    answered < asked ? `，${asked - answered}个未答` : '',
  ];
}

/** Movement, what the programme compares with, to date, parts, target. */
function ends(indicator: Indicator, figure: ToldFigure, scene: Scene, { total }: { readonly total: boolean }): Pieces {
  const compared = comparedOf(indicator, scene);
  const toDate = total ? differing(figure) : null;
  // A year from which everything counts says the total already.
  const isYears = compared.some((words) => words.startsWith(`今年以来${figure.total?.words}`));
  const label = toDateWords(indicator, cycleWords(scene.programme.schedule).mean);
  return [
    ...movedPieces(indicator, figure, scene),
    ...compared.map((words) => `，${words}`),
    ...(toDate === null || label === null || isYears ? [] : [`，${label}`, toDate]),
    ...partPieces(figure),
    ...targetPieces(tellTarget(indicator, scene)),
  ];
}

/** To date, where it is another figure. */
export const differing = ({ day, total }: ToldFigure): Said | null => (total?.value === day?.value ? null : total);

const comparedOf = ({ id }: Indicator, { compared }: Scene): readonly string[] => compared.get(id) ?? [];

/** Where the day before is among what it is compared with, its movement is not told twice. */
function movedPieces(indicator: Indicator, figure: ToldFigure, { programme, close, compared }: Scene): Pieces {
  const isBeside = indicator.compare?.includes('previous') === true && (compared.get(indicator.id) ?? []).length > 0;
  if (!hasMoved(figure) || figure.change === null || isBeside) return [];
  return [`，${figure.isSame ? '同口径' : ''}较${sinceWords(programme, close.day)}`, figure.change];
}

/** `，其中热线5件（占62.5%）、网络3件（占37.5%）`. */
function partPieces({ parts, moreParts }: ToldFigure): Pieces {
  if (parts.length === 0) return [];
  const told = parts.flatMap(({ name, said, share }, at): Pieces => {
    return [`${at === 0 ? '' : '、'}${name}`, said, share === null ? '' : `（占${share}）`];
  });
  return ['，其中', ...told, moreParts > 0 ? '等' : ''];
}

function targetPieces(target: ToldTarget | null): Pieces {
  if (target === null) return [];
  const { completion, ahead, without } = target;
  return [
    `，${without === null ? '' : '同口径'}完成率`,
    completion,
    without === null ? '' : `（不含${without}）`,
    ...(ahead === null ? [] : ['，', ahead]),
  ];
}
