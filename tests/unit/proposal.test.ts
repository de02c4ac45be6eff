/**
 * Programmes proposed from forms as bureaus have them (made with a spreadsheet program): units, figures with their measures and
 * kinds, what is asked and what is left out, figure by figure. Nothing is wrong without a question.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { writeDraftFile } from '../../functions/adapters/yaml/write-programme.ts';
import { proposedFile } from '../../functions/core/proposal/programme-file.ts';
import type { Proposal } from '../../functions/core/proposal/proposal.ts';
import { proposalOf } from '../../functions/core/proposal/propose.ts';
import type { FoundCell } from '../../functions/core/sheet/grid.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';

const FIVE = ['东城区', '西城区', '南湖区', '北山县', '高新区'];

function read(name: string): Proposal {
  const bytes = readFileSync(new URL(`../cases/forms/${name}.xlsx`, import.meta.url));
  const found = openSheets().readOwn(bytes, 3000);
  if ('finding' in found) throw new Error(found.finding.message);
  const proposal = proposalOf(found.sheets, name);
  if (proposal === undefined) throw new Error(`${name}: nothing found`);
  return proposal;
}

/** `f4 完成率 % ratio f2/f1`; `?` behind a figure that is asked about. */
const figuresIn = ({ figures, asks }: Proposal): string[] =>
  figures.map(({ name, measure, kind, of, formula, isCumulative, cell }) =>
    [
      ...[name, measure ?? '', kind, of?.join('/') ?? '', formula ?? '', isCumulative ? '累计' : ''].filter(Boolean),
      ...(asks.some((ask) => ask.cell === cell) ? ['?'] : []),
    ].join(' '),
  );

const FORMS: Readonly<Record<string, { readonly units: readonly string[]; readonly figures: readonly string[] }>> = {
  '01-units-down': {
    units: FIVE,
    figures: ['出动执法人员 人次 flow ?', '清运垃圾 吨 flow ?', '查处占道经营 起 flow ?', '在岗环卫工人 人 stock'],
  },
  '02-two-levels': {
    units: FIVE,
    figures: ['拆除面积 平方米 flow', '拆除处数 处 flow', '查处新增违建 处 flow', '拆除率 % mean ?'],
  },
  '03-three-levels': {
    units: ['东城区 中心城区', '西城区 中心城区', '南湖区 中心城区', '北山县 县域', '临河县 县域'],
    figures: [
      ...['出动人员 人次 flow ?', '出动车辆 台次 flow ?', '市容占道经营 起 flow ?', '市容乱贴乱画 处 flow ?'],
      ...['环卫清扫面积 平方米 flow ?', '环卫清运垃圾 吨 flow ?', '本月新增公厕 座 flow'],
    ],
  },
  '04-items-down': {
    units: FIVE.slice(0, 4),
    figures: [
      ...['当日出动抢险人员 人次 flow', '当日出动抢险车辆 台次 flow', '在岗值守人员 人 stock'],
      ...['当日处置积水点 处 flow', '备用发电机 台 flow ?', '当日排水量 立方米 flow'],
    ],
  },
  '05-a-sheet-a-unit': {
    units: ['一大队', '二大队', '环卫中心'],
    figures: ['查处占道经营 起 flow ?', '规范店外经营 家 flow ?', '清运垃圾 吨 flow ?', '是否开展夜间巡查 check'],
  },
  '06-targets': {
    units: FIVE,
    figures: ['累计开工 个 flow 累计', '本月新开工 个 flow', '累计完工 个 flow 累计'],
  },
  '07-sums': {
    units: FIVE,
    figures: [
      ...['路面维修 平方米 flow ?', '路灯维修 盏 flow ?', '井盖维修更换 个 flow ?', '井盖维修加固 个 flow ?'],
      ...['井盖维修小计 个 computed f3 + f4', '出动人员 人次 flow ?'],
    ],
  },
  '08-several-sheets': {
    units: FIVE,
    figures: ['当日出动 人次 flow', '当日整治 处 flow', '当日清运 吨 flow', '当日洗扫 公里 flow'],
  },
  '09-words': {
    units: ['市住建局', '市城发集团', '市水务集团'],
    figures: ['本周完成投资 万元 flow', '是否开工 check', '计划竣工日期 date ?', '形象进度 text ?'],
  },
  '10-plain': {
    units: ['城东所', '城西所', '城南所'],
    figures: ['受理 flow ?', '办结 flow ?', '办结率 % ratio f2/f1', '满意（回访） flow ?'],
  },
  '11-doubled': {
    units: FIVE,
    figures: [
      ...['市级热线受理 件 flow ?', '市级热线办结 件 flow ?', '区级热线受理 件 flow ?', '区级热线办结 件 flow ?'],
      '办结 flow ?',
    ],
  },
  '12-measure-row': {
    units: FIVE,
    figures: ['当日出土量 立方米 flow', '当日运输车次 车次 flow', '在建工地 个 stock', '当日查处违规 起 flow'],
  },
};

describe.each(Object.entries(FORMS))('%s', (name, { units, figures }) => {
  const proposal = read(name);

  test('its units and figures, and which are asked about', () => {
    expect(proposal.units.map((unit) => [unit.name, unit.group].filter(Boolean).join(' '))).toEqual(units);
    expect(figuresIn(proposal)).toEqual(figures);
  });

  test('becomes a programme file that is right but for measures that the form does not say', () => {
    const read = readProgrammeFile(writeDraftFile(proposedFile(proposal, 'draft', '2026-01-01'), ['注']));
    const unsaid = proposal.figures.filter(({ measure, kind }) => measure === undefined && /flow|stock/.test(kind));
    expect('findings' in read ? read.findings.map(({ code }) => code) : []).toEqual(
      unsaid.map(() => 'programme.missing'),
    );
  });
});

test('what people write and what the system does itself is no figure, and stands in full', () => {
  expect(read('01-units-down').narratives).toEqual(['备注']);
  expect(read('08-several-sheets').narratives).toEqual(['存在问题']);
  const left = (name: string) => read(name).left.map(({ cell, why }) => `${cell} ${why}`);
  expect(left('06-targets')).toEqual([
    '老旧小区!B3 目标写在指标的 target 中',
    '老旧小区!E3 完成率由系统按目标计算',
    '老旧小区!G3 由系统计算，不用填',
  ]);
  expect(left('09-words')).toEqual([
    '项目!D2 由系统从各期数累加；系统启用以前的累计数写在 openings 中',
    '项目!H2 谁在何时报送由系统记录，不用填',
  ]);
  expect(left('08-several-sheets')).toEqual(['说明 没有找到单位和指标组成的表']);
});

test('titles, rhythm, sections and digits are those of the form', () => {
  const { title, days, sections, figures } = read('03-three-levels');
  expect([title, days, sections.map((each) => each.title)]).toEqual(['全市市容环卫月报', 'monthly', ['出动', '处置']]);
  expect(figures.find(({ name }) => name === '环卫清运垃圾')?.decimals).toBe(2);
  expect(read('10-plain').asks[0]?.question).toContain('没有看出多久报一次');
  expect(read('02-two-levels').days).toBe('weekly');
});

const text = (said: string): FoundCell => ({ is: 'text', text: said });

test('a sheet without a table of units and figures is none; one that may lie either way is asked about', () => {
  expect(proposalOf([{ name: '说明', sheet: [[text('填报说明')], [text('每日18时前报送')]] }], '说明')).toBeUndefined();
  expect(proposalOf([{ name: '空', sheet: [] }], '空')).toBeUndefined();
  const sheet = [
    [text('甲'), text('乙'), text('丙')],
    [text('子'), undefined, undefined],
    [text('丑'), undefined, undefined],
  ];
  const asks = proposalOf([{ name: '表', sheet }], '日报')?.asks ?? [];
  expect(asks[0]).toMatchObject({ cell: '表!A1', question: expect.stringContaining('没有把握') });
});

test.each([
  ['an old .xls or one with a password', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'sheet.old_format'],
  ['no bytes', [], 'sheet.none'],
  ['a picture', [0xff, 0xd8, 0xff, 0xe0, 0, 0], 'sheet.other_file'],
  ['a text', [0x61, 0x2c, 0x62], 'sheet.other_file'],
] as const)('%s is refused in a sentence', (_, bytes, code) => {
  const found = openSheets().readOwn(Uint8Array.from(bytes), 3000);
  expect('finding' in found && found.finding.code).toBe(code);
});
