/**
 * What a programme arranges, as its briefing says it: targets, sentences with places, sections, headline, lists, places.
 */
import { describe, expect, test } from 'vitest';
import { played, type Typed } from '../support/played.ts';

const head = (rest: string): string => `id: made
title: 重点项目月报
organisation: 某市发改局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-01-01
schedule: { days: { monthly: [last] }, due: "+5d 18:00", issue: "+6d 08:00", review: none }
template: daily
${rest}`;
const UNITS = `units: [{ id: a, name: 东区 }, { id: b, name: 西区 }, { id: c, name: 南区 }, { id: d, name: 北区 }]
`;
const [JAN, FEB] = ['2024-01-31', '2024-02-29'] as const;
const textOf = async (file: string, typed: Typed, day: string = FEB): Promise<string> =>
  (await played(head(UNITS + file), typed).text(day)).replaceAll(/\s/g, '');

const TYPED: Typed = {
  [JAN]: { a: { x: '5' }, b: { x: '10' }, c: { x: '10' }, d: { x: '20' } },
  [FEB]: { a: { x: '10' }, b: { x: '20' }, c: { x: '20' }, d: { x: '30' } },
};
const TARGET = 'target: { from: 2024-01-01, by: 2024-12-31, units: { a: 100, b: 200, c: 200, d: 200 } }';
const X = `indicators:
  - { id: x, name: 完成投资, unit: 亿元, kind: flow, ${TARGET}`;

describe('a target', () => {
  test('is told behind the figure: rate, and gap against the time that has passed', async () => {
    const text = await textOf(`${X} }\n`, TYPED);
    // 125 of 700 is 17.857 %, two months are 16.667 %.
    expect(text).toContain('累计125亿元，完成率17.9%，超时间进度1.2个百分点');
    expect(text).toContain('完成投资完成率居前的是北区（25%）、东区（15%）、西区（15%）、南区（15%）。');
  });

  test('of the whole alone tells no places of units', async () => {
    const text = await textOf(`${X.replace(TARGET, 'target: { total: 700, by: 2024-12-31 }')} }\n`, TYPED);
    expect(text).toContain('完成率17.9%，超时间进度1.2个百分点');
    expect(text).not.toContain('居前');
  });

  test('on time is 持平, behind is 落后', async () => {
    const even = await textOf(`${X.replace(TARGET, 'target: { total: 750, by: 2024-12-31 }')} }\n`, TYPED);
    expect(even).toContain('完成率16.7%，与时间进度持平');
    const behind = await textOf(
      `${X.replace(TARGET, 'target: { total: 1000, by: 2024-12-31, decimals: 2 }')} }\n`,
      TYPED,
    );
    expect(behind).toContain('完成率12.5%，落后时间进度4.17个百分点');
  });

  test('over fewer units says so, and whom it leaves out', async () => {
    const text = await textOf(`${X} }\n`, { [JAN]: { a: { x: '10' }, b: { x: '30' }, c: { x: '10' } } }, JAN);
    expect(text).toContain('同口径完成率10%（不含北区）');
  });
});

describe('a sentence of its own', () => {
  const say = (text: string) => `${X}, say: "${text}" }\n  - { id: y, name: 在建项目, unit: 个, kind: stock }\n`;

  test('has every place', async () => {
    const text = await textOf(
      say(
        '本月{day}，较上月{change}，上月{previous}，累计{total}，目标{target}，完成{completion}，进度{progress}，{ahead}，最好的是{top:1}，最差的是{bottom:1}，另有{y.day}。',
      ),
      { ...TYPED, [FEB]: { ...TYPED[FEB], a: { x: '10', y: '3' } } },
    );
    expect(text).toContain(
      '本月80亿元，较上月增加35亿元，上月45亿元，累计125亿元，目标700亿元，完成17.9%，进度16.7%，超时间进度1.2个百分点，最好的是北区（25%），最差的是东区、西区、南区（均为15%），另有3个。',
    );
  });

  test('tells a unit, its share, a part and the movement against another day', async () => {
    const file =
      `${X}, shares: 1, compare: [previous], say: "东区{day@a}，累计{total@a}，占{share@a}，目标{target@a}，完成{completion@a}，{ahead@a}，环比{change:previous@a}、{percent:previous@a}；全市环比{percent:previous}、{change:previous}；热线{calls:热线.day}，环比{calls:热线.percent:previous}。" }
  - { id: calls, name: 诉求, unit: 件, kind: flow, by: [热线, 网络], compare: [previous] }
`.replace('2024-12-31,', '2024-12-31, wording: 序时进度,');
    const calls = { [JAN]: { 热线: '4', 网络: '1' }, [FEB]: { 热线: '3', 网络: '2' } };
    const typed = Object.fromEntries(
      ([JAN, FEB] as const).map((day) => [
        day,
        { ...TYPED[day], a: { x: day === JAN ? '5' : '10', calls: calls[day] } },
      ]),
    );
    expect(await textOf(file, typed)).toContain(
      '东区10亿元，累计15亿元，占12.5%，目标100亿元，完成15%，慢于序时进度1.7个百分点，环比增加5亿元、增长100%；全市环比增长77.78%、增加35亿元；热线3件，环比下降25%。',
    );
  });

  test('leaves out a clause without a value, with its comma, and a sentence without any', async () => {
    const text = await textOf(say('在建{y.day}，投资{total}，缺{missing}；其中{y.total}。没有{y.change}。'), TYPED);
    expect(text).toContain('投资125亿元。');
    expect(text).not.toContain('没有');
  });

  test('takes the place of the words of its kind', async () => {
    const text = await textOf(say('共投{total}。'), TYPED);
    expect(text).toContain('共投125亿元。');
    expect(text).not.toContain('80亿元');
  });

  test('of parts tells a share', async () => {
    const text = await textOf(
      'indicators: [{ id: x, name: 诉求, unit: 件, kind: flow, by: [热线, 网络], say: "诉求{day}，热线占{share:热线}。" }]\n',
      { [JAN]: { a: { x: { 热线: '3', 网络: '5' } } } },
      JAN,
    );
    expect(text).toContain('诉求8件，热线占37.5%。');
  });
});

describe('sections, headline, lists', () => {
  const FILE = `sections: [{ id: two, title: 工地, say: "共{y.day}，投资{x.total}。" }, { id: one, title: 投资 }]
indicators:
  - { id: x, name: 完成投资, unit: 亿元, kind: flow, section: one, ${TARGET} }
  - { id: y, name: 在建项目, unit: 个, kind: stock, section: two }
  - { id: z, name: 检查, unit: 次, kind: flow }
headline: [y, x]
lists: [{ title: 黄牌, of: x, when: "ahead < -1.6" }, { title: 红牌, of: x, when: "ahead < -20" }]
`;
  const typed: Typed = { ...TYPED, [FEB]: { ...TYPED[FEB], a: { x: '10', y: '3', z: '4' } } };

  test('stand in the order of the file, what has no section last; what the lead has said is not said again', async () => {
    const text = await textOf(FILE, typed);
    const at = ['一、其他情况本月共检查4次', '二、任务进度'];
    const places = at.map((each) => text.indexOf(each));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  test('a section says what the lead has not said', async () => {
    const text = await textOf(FILE.replace('headline: [y, x]', 'headline: [z]'), typed);
    const at = ['2月，共检查4次。', '一、工地共3个，投资125亿元。', '二、投资本月共完成投资80亿元'];
    const places = at.map((each) => text.indexOf(each));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('a list or places that a sentence names are not told again', async () => {
    const said = FILE.replace('投资{x.total}。', '投资{x.total}，黄牌为{list:黄牌}，居前的是{x.top:1}。');
    const text = await textOf(said, typed);
    expect(text).toContain('黄牌为东区、西区、南区，居前的是北区（25%）。');
    expect(text).not.toMatch(/黄牌：|完成率居前的是/);
  });

  test('lead with what the headline names, in its order', async () => {
    const text = await textOf(FILE, typed);
    expect(text).toContain('截至2月底，在建项目3个。本月共完成投资80亿元，较上月增加35亿元，累计125亿元，完成率17.9%');
    expect(text).not.toContain('一、工地');
  });

  test('name units of a list; a list of nobody is not told', async () => {
    const text = await textOf(FILE, typed);
    expect(text).toContain('黄牌：东区、西区、南区。');
    expect(text).not.toContain('红牌');
  });
});

describe('round words', () => {
  const file = (say: string) => `indicators: [{ id: x, name: 劝返, unit: 人次, kind: flow, say: "${say}" }]\n`;
  const big: Typed = { [JAN]: { a: { x: '20586' } } };

  test('are said where the sentence asks for them', async () => {
    expect(await textOf(file('劝返{day}，累计{total:约数}。'), big, JAN)).toContain('劝返20586人次，累计2万余人次。');
  });

  test('are refused of anything else', () => {
    expect(() => played(head(UNITS + file('{change:约数}')), big)).toThrow('{change:约数}');
    expect(() => played(head(UNITS + file('{total:大概}')), big)).toThrow('{total:约数}');
  });
});

describe('tables', () => {
  test('have the target, the total and the rate of each unit, and of all', async () => {
    const text = await played(head(`${UNITS}${X} }\n`), TYPED).text(FEB);
    const lines = text.split('\n').map((each) => each.replaceAll(/\s/g, ''));
    expect(lines).toContain('东区|10|15|15.0');
    expect(lines).toContain('合计|80|125|17.9');
  });
});
