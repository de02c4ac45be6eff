/**
 * Digests of odd periods and programmes: begun in the middle, days without a close, one unit, five hundred, nothing to tell.
 */
import { describe, expect, test } from 'vitest';
import { openBriefingTemplates } from '../../functions/adapters/handlebars/briefing-templates.ts';
import { briefingText } from '../../functions/adapters/text/render-briefing.ts';
import { createWordRenderer } from '../../functions/adapters/word/render-briefing.ts';
import type { Block, TableBlock } from '../../functions/core/briefing/briefing.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { assembleDigest, composeDigestData, type DigestDocument } from '../../functions/core/digest/compose.ts';
import type { Digest } from '../../functions/core/digest/digest.ts';
import { digestFile } from '../../functions/core/digest/figures-file.ts';
import { makeDigest } from '../../functions/core/digest/make.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { digestSettings } from '../../functions/core/programme/digests.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import { type Period, periodBefore } from '../../functions/core/values/spans.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { layoutOf, readAloud } from '../support/compose-sample.ts';
import { heartProgramme } from '../support/heart-world.ts';
import { closeMade, closeMadeDays, madeIndicator, madeUnits } from '../support/made-programmes.ts';
import { closesOf } from '../support/sample-close.ts';

const APRIL: Period = { from: '2022-04-01', to: '2022-04-30' };
const templates = openBriefingTemplates(new URL('../../templates/briefings', import.meta.url).pathname);

/** The first unit tops the list of waste, the last is silent on the first day. */
async function digestOf(
  given: Partial<Programme>,
  days: readonly ReportingDay[],
  period = APRIL,
  said?: (unit: string) => Record<string, string>,
) {
  const programme = heartProgramme({ starts: '2022-04-01', ...given });
  const ids = programme.units.map(({ id }) => id);
  const reports = (at: number) =>
    ids
      .filter((_, place) => said !== undefined || at > 0 || place < ids.length - 1 || ids.length === 1)
      .map((unit, place) => ({
        unit,
        figures: said?.(unit) ?? { waste: `${1000 - place}.5`, visits: '4', staff: '3' },
      }));
  const closes = closesOf(programme, Object.fromEntries(days.map((day, at) => [day, reports(at)])));
  const digest = makeDigest({ programme, kind: 'monthly', period, closes, before: [], yearBefore: [] });
  const input: DigestDocument = {
    ...{ programme, settings: digestSettings(programme, 'monthly'), digest, closes, matters: [] },
    issues: { count: 0, corrected: 0, first: null, last: null },
    ...{ issue: 1, overall: 1, edition: 1, issuedAt: '2022-05-01T01:00:00.000Z', issueDay: '2022-05-01' },
  };
  const filled = await templates.compose('monthly', composeDigestData(input));
  const briefing = assembleDigest(input, filled);
  const word = await createWordRenderer({ layout: () => layoutOf() }).render({
    ...{ briefing, close: closes.at(-1)!, programme, photos: {}, digest: { digest, closes } },
  });
  return { digest, briefing, text: briefingText(briefing), word };
}

const tablesIn = (blocks: readonly Block[]): TableBlock[] =>
  blocks.flatMap((block) =>
    block.type === 'table' ? [block] : block.type === 'section' ? tablesIn(block.children) : [],
  );
const named = (blocks: readonly Block[], caption: RegExp): TableBlock | undefined =>
  tablesIn(blocks).find((table) => caption.test(JSON.stringify(table.caption)));

describe('a month', () => {
  test('that a programme begins in says from which day, and that nothing is compared', async () => {
    const { text, digest } = await digestOf(
      { starts: '2022-04-20' },
      daysBetween('2022-04-20', '2022-05-01').filter((day) => day <= '2022-04-30'),
    );
    expect(digest.days).toMatchObject({ asked: 11, closed: 11, unclosed: [] });
    expect(text).toContain('4月，共11个报告日（4月20日至30日），');
    expect(digest.before.isWhole).toBe(false);
  });

  test('with days that have no close names them, adds up the others and says so', async () => {
    const days = daysBetween('2022-04-01', '2022-05-01').filter(
      (day) => day <= '2022-04-30' && !['2022-04-05', '2022-04-06', '2022-04-30'].includes(day),
    );
    const { text, digest, briefing } = await digestOf({}, days);
    expect(digest.days).toMatchObject({ asked: 30, closed: 27, unclosed: ['2022-04-05', '2022-04-06', '2022-04-30'] });
    expect(digest.indicators.visits?.days).toBe(27);
    expect(text).toContain('4月5日至6日、4月30日尚未日结。');
    expect(JSON.stringify(briefing.body)).toContain('本期数不含尚未日结的3个报告日。');
  });

  test('with one day closed has neither means nor peaks nor a trend', async () => {
    const { text, briefing } = await digestOf({}, ['2022-04-01']);
    expect(text).not.toMatch(/，日均|最高为/);
    expect(JSON.stringify(briefing.body)).not.toContain('期内走势');
  });

  test('without a matter says so in a sentence, not in noughts', async () => {
    const { text, briefing } = await digestOf({}, ['2022-04-01', '2022-04-02']);
    expect(JSON.stringify(briefing.body)).toContain('期内没有提出、也没有未销号的督办事项。');
    expect(text).not.toContain('0件');
  });
});

describe('units', () => {
  test('a single one is not ranked among itself', async () => {
    const { briefing, text } = await digestOf({ units: madeUnits('a') }, ['2022-04-01', '2022-04-02', '2022-04-03']);
    expect(named(briefing.body, /各单位报送情况/)?.rows).toHaveLength(1);
    expect(named(briefing.body, /各单位主要指标/)).toBeUndefined();
    expect(text).not.toContain('居前的是');
  });

  test('equal ones stand together and are never cut', async () => {
    const given = { a: '120', b: '98', c: '77', d: '77', e: '5' };
    const { text, briefing } = await digestOf(
      { units: madeUnits(...Object.keys(given)) },
      ['2022-04-01'],
      APRIL,
      (unit) => ({ waste: given[unit as keyof typeof given], visits: '4' }),
    );
    expect(text).toContain('指标waste居前的是：单位a（120吨）、单位b（98吨）、单位c、单位d（均为77吨，并列第3）。');
    expect(text).not.toContain('指标visits居前'); // all are equal
    const ranks = named(briefing.body, /各单位报送情况/)!.rows.map(({ cells }) => JSON.stringify(cells.at(-1)));
    expect(ranks.every((cell) => cell.includes('—'))).toBe(true); // all reported alike: nobody ranks
  });

  test('with the same figure all of them, none leads', async () => {
    const units = madeUnits(...Array.from({ length: 12 }, (_, at) => `u${at}`));
    const { text, briefing } = await digestOf({ units }, ['2022-04-01', '2022-04-02'], APRIL, () => ({
      waste: '3',
      visits: '4',
    }));
    expect(text).not.toContain('居前');
    expect(JSON.stringify(briefing.body)).not.toContain('"chart":"ranking"');
  });

  test('a chart of the leading ones ends before a tie that it has no room for', async () => {
    const units = madeUnits(...Array.from({ length: 14 }, (_, at) => `u${at}`));
    const { briefing } = await digestOf({ units }, ['2022-04-01', '2022-04-02'], APRIL, (unit) => ({
      visits: '4',
      waste: Number(unit.slice(1)) < 9 ? `${20 - Number(unit.slice(1))}` : '3', // nine differ, five are equal
    }));
    expect(JSON.stringify(briefing.body)).toContain('指标waste居前的9个单位');
  });

  test('sixty are listed one by one', async () => {
    const units = madeUnits(...Array.from({ length: 60 }, (_, at) => `u${at}`));
    const { briefing } = await digestOf({ units }, ['2022-04-01', '2022-04-02']);
    expect(named(briefing.body, /各单位报送情况/)?.rows).toHaveLength(60);
    expect(named(briefing.body, /各单位主要指标/)?.rows).toHaveLength(61);
  });

  test('of five hundred the first and the last, with how many stand between and where they are', async () => {
    const units = madeUnits(...Array.from({ length: 500 }, (_, at) => `u${String(at).padStart(3, '0')}`));
    const { briefing, digest, text } = await digestOf({ units }, ['2022-04-01', '2022-04-02']);
    const ranks = named(briefing.body, /各单位报送情况/)!;
    expect(ranks.rows).toHaveLength(41);
    expect(JSON.stringify(ranks.rows[20])).toContain('其余460个单位见随附的工作簿');
    expect(JSON.stringify(ranks.rows.at(-1))).toContain('单位u499'); // silent on a day: the last one
    const figures = named(briefing.body, /各单位主要指标（指标waste居前的20个单位）/)!;
    expect(figures.rows).toHaveLength(21);
    expect(JSON.stringify(figures.rows[0])).toContain('单位u000');
    expect(text).toContain('500个单位中499个始终按时报送');
    expect(digest.units).toHaveLength(500);
  });
});

describe('what stands at the end, apart from what the period did', () => {
  const of = (kind: 'weekly' | 'monthly', period: Period, closes: readonly DayClose[], programme: Programme) => {
    const within = ({ from, to }: Period) => closes.filter(({ day }) => day >= from && day <= to);
    const before = within(periodBefore(period));
    return tell(
      programme,
      makeDigest({ programme, kind, period, closes: within(period), before, yearBefore: [] }),
      closes,
    );
  };
  const programme = heartProgramme({
    units: madeUnits('a', 'b'),
    indicators: [
      madeIndicator('done', 'flow', { opening: '600' }),
      madeIndicator('plan', 'stock'),
      madeIndicator('finished', 'ratio', { of: ['done', 'plan'], decimals: 1, unit: '%', name: '完成率' }),
      madeIndicator('posts', 'places', { roster: ['东桥', '西桥', '南桥'], name: '值守桥梁' }),
    ],
  });
  const closes = Object.values(
    closeMadeDays(programme, {
      '2022-04-02': {
        a: { done: '30', plan: '500', posts: ['东桥'] },
        b: { done: '14', plan: '500', posts: ['西桥'] },
      },
      '2022-04-05': { a: { done: '12', plan: '500', posts: ['东桥'] }, b: { done: '8', plan: '500', posts: ['南桥'] } },
    }),
  );

  test('a rate is said to date, and the week’s own beside it by its name', async () => {
    const { text } = await of('weekly', { from: '2022-04-04', to: '2022-04-10' }, closes, programme);
    expect(text).toContain('完成率截至4月5日18时为66.4%，本周为2%');
    expect(text).not.toContain('完成率2%');
  });

  test('a roster is covered to date: the week says what it added and never contradicts the daily', async () => {
    const { text, figures } = await of('weekly', { from: '2022-04-04', to: '2022-04-10' }, closes, programme);
    expect(text).toContain('值守桥梁本周2个');
    expect(text).toContain('应覆盖3个，本周新增覆盖1个，截至4月5日18时已全部覆盖');
    expect(text).not.toContain('未覆盖');
    expect(figures.posts?.coverage).toEqual({ asked: 3, covered: 3, added: 1, uncovered: [] });
    const first = await of('weekly', { from: '2022-03-28', to: '2022-04-03' }, closes, programme);
    expect(first.text).toContain('应覆盖3个，本周新增覆盖2个，截至4月3日18时累计覆盖2个（66.7%），未覆盖：南桥');
  });
});

describe('a programme that was changed in the period', () => {
  const make = (ids: readonly Partial<Indicator>[]) =>
    heartProgramme({
      units: madeUnits('a', 'b'),
      indicators: ids.map(({ id = '', ...over }) => madeIndicator(id, 'flow', { unit: '吨', ...over })),
    });
  const [old, now] = [
    make([
      { id: 'waste', decimals: 1 },
      { id: 'rubble', name: '渣土' },
    ]),
    make([{ id: 'waste' }, { id: 'debris', name: '建筑垃圾', unit: '车', replaces: 'rubble' }, { id: 'litter' }]),
  ];
  const first = Object.values(
    closeMadeDays(old, {
      '2022-04-04': { a: { waste: '1.6', rubble: '7' } },
      '2022-04-05': { a: { waste: '1.6', rubble: '5' }, b: { waste: '0.5' } },
    }),
  );
  const last = closeMade(now, '2022-04-06', { a: { waste: '2', debris: '3', litter: '1' } }, first.at(-1)!, 2);

  test('adds up exactly what is one series, and tells apart what began, ended or was replaced', async () => {
    const closes = [...first, last].filter(({ day }) => day >= '2022-04-04');
    const period = { from: '2022-04-04', to: '2022-04-06' };
    const made = makeDigest({
      ...{ programme: now, kind: 'special', period, closes, before: [], yearBefore: [], versions: [old] },
    });
    const { text } = await tell(now, made, closes);
    expect(made.indicators.waste?.value).toBe('5.7');
    expect(text).toContain('指标waste5.7吨');
    expect(text).toContain('“建筑垃圾”自4月6日起接续“渣土”，口径不同，两者不相加。');
    expect(text).toContain('“指标litter”自4月6日起统计，本期数只含其后各日，不作比较。');
    expect(text).toContain('“渣土”统计至4月5日，其间期内合计12吨。');
  });

  test('compares only units that have both periods, and says who is left out', async () => {
    const programme = make([{ id: 'waste' }]);
    const all = Object.values(
      closeMadeDays(programme, {
        '2022-04-01': { a: { waste: '10' } },
        '2022-04-02': { a: { waste: '12' }, b: { waste: '100' } },
      }),
    );
    const period = { from: '2022-04-02', to: '2022-04-02' };
    const [before, closes] = [all.slice(0, 1), all.slice(1)];
    const made = makeDigest({ programme, kind: 'special', period, closes, before, yearBefore: [] });
    expect(made.indicators.waste).toMatchObject({ value: '112', previous: '10', change: '2', changeLeftOut: ['b'] });
    const { text } = await tell(programme, made, closes);
    expect(text).toContain('指标waste112吨，同口径较上期增加2吨（增长20%）');
    expect(text).toContain('指标waste较上期的增减按同口径计算，只计两期都有数的单位，不含单位b。');
  });

  test('a figure that the period before lacked on a day is not compared', () => {
    const closes = [last];
    const made = makeDigest({
      ...{ programme: now, kind: 'special', period: { from: '2022-04-06', to: '2022-04-06' }, closes },
      ...{ before: [first.at(-1)!], yearBefore: [] },
    });
    expect(made.indicators.litter).toMatchObject({ value: '1', previous: null, change: null });
  });
});

async function tell(programme: Programme, digest: Digest, all: readonly DayClose[]) {
  const closes = all.filter(({ day }) => day >= digest.period.from && day <= digest.period.to);
  const input: DigestDocument = {
    ...{ programme, settings: digestSettings(programme, digest.kind), digest, closes, matters: [] },
    issues: { count: 0, corrected: 0, first: null, last: null },
    ...{ issue: 1, overall: 1, edition: 1, issuedAt: '2022-05-01T01:00:00.000Z', issueDay: '2022-05-01' },
  };
  const briefing = assembleDigest(input, await templates.compose(digest.kind, composeDigestData(input)));
  return { briefing, text: readAloud(briefing.body), figures: digestFile(digest, 1, 1).indicators };
}
