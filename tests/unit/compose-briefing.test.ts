/**
 * What a briefing says of a day: sentences, who is missing, corrections, matters; read from the finished tree.
 */
import { describe, expect, test } from 'vitest';
import { type BriefingInput, composeBriefingData } from '../../functions/core/briefing/compose.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { composed, inputOf, readAloud, wordsOf } from '../support/compose-sample.ts';
import { closesOf, indicator, type SampleReport, sampleProgramme } from '../support/sample-close.ts';
import { DAYS, MATTERS, reportsOf, sampleCloses } from '../support/sample-days.ts';

async function read(
  days: Readonly<Record<string, readonly SampleReport[]>>,
  given: Partial<BriefingInput> = {},
  programme = sampleProgramme(),
) {
  const reports =
    Object.entries(days)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .at(-1)?.[1] ?? [];
  return readAloud((await composed(inputOf(programme, closesOf(programme, days), { reports, ...given }))).body);
}

const lead = (text: string): string => text.split('\n')[0] ?? '';

describe('completeness', () => {
  test('nothing is said of it when all are there in time', async () => {
    const reports = ['dongqu', 'xiqu', 'paishui', 'huanwei'].map((unit) => ({ unit, figures: { staff: '5' } }));
    expect(lead(await read({ '2024-06-01': reports }))).toBe('截至6月1日18时，在岗人员20人。');
  });
  test('missing and late units are named, missing first; a nil return is a report', async () => {
    const reports = [...reportsOf(1).slice(1, 2), { unit: 'huanwei', nil: true }];
    expect(lead(await read({ '2024-06-01': reports }))).toMatch(
      /^6月1日应报4个单位，实报2个。东区大队、市排水管理处未报；西区大队迟报。截至/,
    );
  });
  test('late ones alone are named alone', async () => {
    expect(lead(await read({ '2024-06-01': reportsOf(1) }))).toMatch(/^西区大队迟报。截至6月1日18时，/);
  });
  test('nobody reported: nothing else is said, and nothing annexed', async () => {
    const text = await read({ '2024-06-01': [] });
    expect(text).toBe('6月1日应报4个单位，均未报送。');
  });
  test('a day without news says so', async () => {
    const same = ['dongqu', 'xiqu', 'paishui', 'huanwei'].map((unit) => ({
      unit,
      figures: { staff: '5', patrols: '0' },
    }));
    const text = await read({ '2024-06-01': same, '2024-06-02': same });
    expect(text).toBe('6月2日，各项工作无新增、变动情况。');
  });
  test('no unit is open that day', async () => {
    const programme = sampleProgramme({ units: [] });
    const text = await read({ '2024-06-01': [] }, {}, programme);
    expect(lead(text)).toMatch(/^6月1日无应报单位。/);
    expect(text).not.toContain('各单位');
  });
  test('more than a dozen missing units are cut and counted', async () => {
    const units = Array.from({ length: 20 }, (_, index) => ({ id: `u${index}`, name: `第${index + 1}中队` }));
    const text = await read(
      { '2024-06-01': [{ unit: 'u0', figures: { staff: '1' } }] },
      {},
      sampleProgramme({ units }),
    );
    expect(lead(text)).toContain('、第11中队等19个未报。');
  });
});

describe('figures in sentences', () => {
  test('the lead tells the first that are news, with movement and total; nothing is said again below', async () => {
    const text = await read(DAYS);
    expect(lead(text)).toContain('当日，共出动巡查20303人次，同口径较前一日增加1人次，累计60914人次；');
    expect(text.split('20303人次')).toHaveLength(3); // and in the description of the chart
    expect(text).not.toContain('在岗人员721人'); // did not move
  });
  test('what there is stands together, and a rate with what it is computed from', async () => {
    expect(lead(await read(DAYS))).toContain('。已排除易涝点4处，较前一日增加1处，排除率40%，较前一日上升10个百分点。');
    expect(lead(await read({ '2024-06-01': reportsOf(1) }))).toContain(
      '在岗人员266人、备用水泵12台、易涝点10处、已排除易涝点2处，排除率20%。',
    );
  });
  test('a mean, a roster and answers', async () => {
    const text = await read(DAYS);
    expect(text).toContain('市环卫中心日处理量648.5吨');
    expect(text).toContain(
      '巡查下穿通道3个，应覆盖4个，已覆盖2个（50%），尚有人民路下穿、站前下穿未覆盖，另有名单外1个。',
    );
    expect(text).toContain('应急演练已有1个单位落实（共4个），西区大队未落实，2个未答');
  });
  test('a roster that is covered whole', async () => {
    const names = ['解放路下穿', '滨江路下穿', '人民路下穿', '站前下穿'];
    const text = await read({ '2024-06-01': [{ unit: 'xiqu', figures: { underpasses: names } }] });
    expect(text).toContain('共巡查下穿通道4个，应覆盖的4个已全部覆盖。');
  });
  test('a carried stock and blank figures are confessed', async () => {
    const text = await read(DAYS);
    expect(text).toContain('当日数不含未报单位。');
    expect(text).toContain('市环卫中心未填报出动巡查、应急演练。');
    expect(text).toContain('出动巡查的增减按同口径计算，只计两日都有数的单位，不含市环卫中心、市排水管理处。');
  });
  test('a flow of zero, or one that nobody filled in, is not told', async () => {
    const zero = await read({
      '2024-06-01': reportsOf(1),
      '2024-06-02': [{ unit: 'huanwei', figures: { silt: '0.0' } }],
    });
    expect(zero).not.toContain('清理淤泥');
    const blank = await read({
      '2024-06-01': reportsOf(1),
      '2024-06-02': [
        { unit: 'huanwei', figures: { staff: '1' } },
        { unit: 'paishui', figures: { staff: '1' } },
      ],
    });
    expect(blank).not.toContain('清理淤泥');
  });
  test('after a weekend and a holiday the briefing says which days it stands for, of one day too', async () => {
    const programme = sampleProgramme({
      schedule: { ...sampleProgramme().schedule, days: 'workdays' },
      starts: '2024-06-07',
      calendar: { holidays: ['2024-06-12'], workdays: [] },
    });
    const days = { '2024-06-07': reportsOf(1), '2024-06-11': reportsOf(2) };
    const covers = '6月8日至6月10日不单独编发，有关情况一并在本期反映。';
    expect(lead(await read(days, {}, programme))).toMatch(new RegExp(`${covers}$`));
    expect(await read({ '2024-06-07': reportsOf(1) }, {}, programme)).not.toContain('不单独编发');
    const after = { ...days, '2024-06-13': reportsOf(2) };
    expect(lead(await read(after, {}, programme))).toContain('6月12日不单独编发');
  });
  test('on a Monday changes are measured against the last reporting day', async () => {
    const programme = sampleProgramme({
      schedule: { ...sampleProgramme().schedule, days: 'workdays' },
      starts: '2024-06-07',
    });
    const text = await read({ '2024-06-07': reportsOf(1), '2024-06-10': reportsOf(2) }, {}, programme);
    expect(text).toContain('较上一报告日增加1人次');
    expect(text).not.toContain('前一日');
  });
});

describe('tables', () => {
  test('of indicators, all of them as data: exact figures, signed changes, 未报 and — in place of blanks', () => {
    const rows = composeBriefingData(inputOf(sampleProgramme(), sampleCloses())).indicators.map(
      ({ name, measure, day, change, total }) => [name, measure, day.words, change.words, total.words].join('|'),
    );
    expect(rows).toContain('清理淤泥|吨|未报|—|1241.5');
    expect(rows).toContain('出动巡查|人次|20303|+1|60914');
    expect(rows).toContain('在岗人员|人|721|持平|—');
  });
  test('of units, in the annex: figures that are news, standing, subtotals and a total', async () => {
    const text = await read(DAYS);
    expect(text).toContain('附件：6月3日有关数据\n附件 6月3日有关数据\n各单位数据（6月3日）');
    expect(text).toContain('西区大队|迟报|20000|1|25.0|2|否');
    expect(text).toContain('市排水管理处|未报|未报|—|—|—|未报');
    expect(text).toContain('小计|2/2|20303|4|40.0|3|1');
    expect(text).toContain('合计|3/4|20303|4|40.0|3|1');
  });
  test('where all are in time, how they stand is no column, and units without a figure have no row', async () => {
    const day = (silt: string) => [
      { unit: 'dongqu', figures: { patrols: '3' } },
      { unit: 'xiqu', figures: { patrols: '4' } },
      { unit: 'paishui', figures: { patrols: '5', silt } },
      { unit: 'huanwei', figures: { silt: '1.0' } },
    ];
    const text = await read({ '2024-06-01': day('1.0') });
    expect(text).toContain('报送单位|出动巡查（人次）|清理淤泥（吨）');
    expect(text).not.toContain('按时');
  });
  test('no cell is empty', async () => {
    const { body } = await composed(inputOf(sampleProgramme(), sampleCloses()));
    const tables = body
      .flatMap((block) => (block.type === 'section' ? block.children : []))
      .filter(({ type }) => type === 'table');
    const cells = tables.flatMap((table) => (table.type === 'table' ? table.rows.flatMap((row) => row.cells) : []));
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter(({ children }) => wordsOf(children) === '')).toEqual([]);
  });
});

describe('matters', () => {
  test('open ones count reporting days since they were raised, closed ones tell the result', async () => {
    const text = await read(DAYS, { matters: MATTERS });
    expect(text).toContain('西区大队（6月1日提出，第3次反映，责任岗位：大队长）：沙袋库存只够一天，请应急物资库调拨。');
    expect(text).toContain('东区大队（6月2日提出）：站前下穿水泵老旧。办理结果：已更换三台。');
  });
  test('a post is told without the name of its unit', async () => {
    const text = await read(DAYS, { matters: [{ ...MATTERS[0]!, responsible: '西区大队大队长' }] });
    expect(text).toContain('西区大队（6月1日提出，第3次反映，责任岗位：大队长）');
  });
  test('one that is closed already, or raised later, is not told', async () => {
    const closed = { ...MATTERS[1]!, closedOn: '2024-06-02' };
    const later = { ...MATTERS[0]!, openedOn: '2024-06-04' };
    expect(await read(DAYS, { matters: [closed, later] })).not.toMatch(/督办事项|销号事项/);
  });
  test('a problem of the day is told once, as a matter', async () => {
    const problem = { unit: 'xiqu', kind: '问题协调', text: MATTERS[0]!.text };
    const matter = { ...MATTERS[0]!, openedOn: '2024-06-03' };
    const text = await read(DAYS, { narratives: [problem], matters: [matter] });
    expect(text.split('沙袋库存').length - 1).toBe(1);
    expect(await read(DAYS, { narratives: [problem] })).toContain('问题协调\n西区大队：沙袋库存');
  });
});

describe('narratives', () => {
  test('by kind and unit, a paragraph a line, ended as sentences are', async () => {
    const text = await read({ '2024-06-01': reportsOf(1) });
    expect(text).toContain('二、工作动态\n西区大队：连夜转移沿江低洼处居民三十户。\n对两处下穿通道实行交通管制。');
  });
  test('a kind that nobody wrote has no heading', async () => expect(await read(DAYS)).not.toContain('典型事迹'));
});

describe('a correction', () => {
  const patrols = { day: '20300', total: '60911' };
  test('says why and what', async () => {
    const closes = sampleCloses();
    const { indicators } = closes.at(-1)!;
    const before = { ...indicators, patrols: { ...indicators.patrols!, ...patrols } };
    const given = { edition: 2, reason: '东区大队补报。', corrects: { indicators: before } };
    const briefing = await composed(inputOf(sampleProgramme(), closes, given));
    expect(lead(readAloud(briefing.body))).toBe(
      '更正说明：本期为第2版，此前各版停止使用。更正原因：东区大队补报。更正内容：出动巡查当日由20300人次更正为20303人次，累计由60911人次更正为60914人次。',
    );
    expect(briefing.masthead.edition).toBe('更正（第2版）');
  });
  test('the first edition is no correction, whatever reason came with it', async () => {
    const briefing = await composed(inputOf(sampleProgramme(), sampleCloses(), { reason: '首次' }));
    expect(readAloud(briefing.body)).not.toContain('更正');
    expect(briefing.masthead.edition).toBeUndefined();
  });
});

describe('around the body', () => {
  test('masthead, colophon and title', async () => {
    const briefing = await composed(inputOf(sampleProgramme(), sampleCloses(), { issue: 3, overall: 369 }));
    expect(briefing.title).toBe('2024年6月3日防汛工作情况');
    expect(briefing.masthead).toMatchObject({
      name: '防汛工作每日专报',
      issue: '第3期（总第369期）',
      issuer: '局防汛办公室',
      date: '2024年6月4日',
      classification: '内部资料  注意保存',
    });
    expect(briefing.colophon).toMatchObject({ copies: 30, issuer: '局防汛办公室', date: '2024年6月4日' });
  });
  test.each([
    ['疫情防控和复工复产日报', '2024年6月3日疫情防控和复工复产情况'],
    ['城管简报', '2024年6月3日城管情况'],
    ['日报', '2024年6月3日工作情况'],
  ])('%s is titled %s', async (title, expected) => {
    const programme = sampleProgramme({ title });
    expect((await composed(inputOf(programme, closesOf(programme, DAYS)))).title).toBe(expected);
  });
  test('sources explain each figure unit by unit', async () => {
    const { sources } = await composed(inputOf(sampleProgramme(), sampleCloses()));
    expect(sources.staff).toEqual({
      name: '在岗人员',
      unit: '人',
      summary: '当日721人',
      rule: '各单位当日数之和',
      day: '721',
      total: '721',
      parts: [
        { unit: '东区大队', value: '120' },
        { unit: '西区大队', value: '86' },
        { unit: '市排水管理处', value: '未报' },
        { unit: '市环卫中心', value: '515' },
      ],
    });
    expect(sources.silt?.rule).toBe('当日数为各单位之和；累计为期初数1200.5吨加启报以来逐日之和');
    expect(sources.rate).toMatchObject({ rule: '已排除易涝点÷易涝点×100%', summary: '当日40%，累计40%' });
    expect(sources.pumps?.parts).toEqual([{ unit: '市排水管理处', value: '12（沿用6月2日数）' }]);
    expect(sources.underpasses?.parts[0]).toEqual({ unit: '东区大队', value: '解放路下穿、滨江路下穿' });
  });
});

describe('trends', () => {
  const flows = (days: number): Record<string, readonly SampleReport[]> =>
    Object.fromEntries(
      Array.from({ length: days }, (_, index) => [
        `2024-06-${String(index + 1).padStart(2, '0')}`,
        reportsOf(index + 1),
      ]),
    );
  test('need three days, and show a fortnight at most', async () => {
    const charts = async (days: number) => {
      const { body } = await composed(inputOf(sampleProgramme(), closesOf(sampleProgramme(), flows(days))));
      const annex = body.find((block) => block.type === 'section' && block.name === 'annex');
      return annex?.type === 'section' ? annex.children.filter((block) => block.type === 'chart') : [];
    };
    expect(await charts(2)).toEqual([]);
    const [first] = await charts(20);
    // Fourteen days with their months have no room side by side: the title says the stretch.
    const title = '近14个报告日（6月7日至20日）出动巡查';
    expect(first).toMatchObject({ chart: 'trend', title, unit: '人次' });
    expect(first?.categories).toEqual(Array.from({ length: 14 }, (_, at) => `${at + 7}日`));
    const [eight] = await charts(8);
    expect([eight?.title, eight?.categories.at(-1)]).toEqual(['近8个报告日出动巡查', '6月8日']);
    expect(first?.series[0]?.values.at(-1)).toBe('20324');
  });
  test('begin with the first day that has a figure', async () => {
    const none = [{ unit: 'xiqu', figures: { staff: '1' } }];
    const text = await read({ '2024-06-01': none, ...Object.fromEntries(Object.entries(flows(5)).slice(1)) });
    expect(text).toContain('出动巡查逐日数：6月2日');
  });
});

describe('an indicator that only few are asked for', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ id: `u${index}`, name: `第${index + 1}中队` }));
  const programme: Programme = sampleProgramme({
    units: many,
    indicators: [
      indicator({ id: 'all', name: '出勤', unit: '人', kind: 'stock' }),
      indicator({ id: 'few', name: '艇', unit: '艘', kind: 'stock', askedOf: ['u0', 'u1'] }),
    ],
  });
  const reports = [
    { unit: 'u0', figures: { all: '3', few: '2' } },
    { unit: 'u2', figures: { all: '1' } },
  ];
  test('is no column of dashes in the annex', async () => {
    const text = await read({ '2024-06-01': reports }, {}, programme);
    expect(text).toContain('报送单位|报送情况|出勤（人）\n');
    expect(text).toContain('第2中队|未报|未报');
    expect(text).not.toContain('小计');
  });
  test('is told in words in the whole table of a template', () => {
    const closes = closesOf(programme, { '2024-06-01': reports });
    const { units } = composeBriefingData(inputOf(programme, closes));
    expect(units!.rows[0]!.others).toMatchObject([{ name: '艇', words: '2艘' }]);
  });
});
