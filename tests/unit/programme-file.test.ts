/**
 * Programme files: what follows the documentation passes; every mistake is a finding with its line and column.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';

/** As somebody writes it who has read the documentation and nothing else. */
const GOOD = `id: chengguan
title: 城市管理每日专报
organisation: 某市城市管理局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2022-04-01
ends: 2022-12-31
schedule: { days: every, due: "18:00", remind: ["16:30", "17:30"], issue: "+1d 08:00", review: optional }
template: daily
units:
  - { id: gaoxin, name: 高新区大队, group: 执法队伍 }
  - { id: huanwei, name: 环卫中心, opens: 2022-04-05, closes: 2022-06-30, responsible: 中心主任, mail: duty@example.org }
indicators:
  - { id: dispatched, name: 下沉党员干部, unit: 人, kind: stock, required: true, carry: true }
  - { id: garbage, name: 清运垃圾, unit: 吨, kind: flow, decimals: 1, asked_of: [huanwei], aliases: [垃圾], opening: 1087.50, max: 5000 }
  - { id: treated, name: 处置量, unit: 吨/日, kind: mean, decimals: 1, min: "-0.5" }
  - { id: projects, name: 在建工程, unit: 个, kind: stock }
  - { id: resumed, name: 已复工工程, unit: 个, kind: stock }
  - { id: rate, name: 复工率, unit: "%", kind: ratio, of: [resumed, projects], decimals: 1 }
  - { id: posts, name: 值守路口, kind: places, roster: [府河大桥, 青年路大桥] }
  - { id: cleaned, name: 当日消毒, kind: check }
narratives: [工作动态, 问题协调, { name: 紧急事项, matter: true }]
rules:
  - { check: resumed <= projects, level: error, message: 已复工工程不得多于在建工程 }
  - { check: total(garbage) <= 100000, level: warning, message: 累计量异常 }
distribution: { 发: [局属各单位], 报: [市委办, 市政府办] }
deliver:
  - { channel: smtp, to: [office@example.org] }
  - { channel: wecom, url_ref: ssm:/jianbao/wecom-url, secret_ref: env:WECOM_SECRET }
calendar: { holidays: [2022-05-02], workdays: [2022-05-07] }
`;

/** `code path` of each finding, with the text that stands at its line and column. */
function mistakes(text: string, readText?: (name: string) => string) {
  const { programme, findings } = readProgrammeFile(text, readText);
  expect(programme).toBeUndefined();
  const lines = text.split('\n');
  return findings.map(({ code, path, line = 0, column = 0 }) => {
    return { what: `${code} ${path}`.trim(), at: lines[line - 1]?.slice(column - 1) ?? '', line };
  });
}

describe('a programme written after the documentation', () => {
  const { programme, findings } = readProgrammeFile(GOOD);

  test('passes, with its keys in the words of the code', () => {
    expect(findings).toEqual([]);
    expect(programme).toMatchObject({
      id: 'chengguan',
      ends: '2022-12-31',
      schedule: {
        days: 'every',
        due: { plusDays: 0, time: '18:00' },
        remind: [
          { plusDays: 0, time: '16:30' },
          { plusDays: 0, time: '17:30' },
        ],
        issue: { plusDays: 1, time: '08:00' },
        review: 'optional',
      },
      units: [
        { id: 'gaoxin', name: '高新区大队', group: '执法队伍' },
        {
          id: 'huanwei',
          name: '环卫中心',
          opens: '2022-04-05',
          closes: '2022-06-30',
          responsible: '中心主任',
          mail: 'duty@example.org',
        },
      ],
      narratives: [
        { name: '工作动态', opensMatter: false },
        { name: '问题协调', opensMatter: true },
        { name: '紧急事项', opensMatter: true },
      ],
      distribution: [
        { label: '报', names: ['市委办', '市政府办'] },
        { label: '发', names: ['局属各单位'] },
      ],
      deliver: [
        { channel: 'smtp', to: ['office@example.org'] },
        { channel: 'wecom', urlRef: 'ssm:/jianbao/wecom-url', secretRef: 'env:WECOM_SECRET' },
      ],
      calendar: { holidays: ['2022-05-02'], workdays: ['2022-05-07'] },
    });
  });

  test('indicators have their documented defaults and exact decimals', () => {
    const [dispatched, garbage, treated, , , rate, posts, cleaned] = programme?.indicators ?? [];
    expect(dispatched).toEqual({
      id: 'dispatched',
      name: '下沉党员干部',
      unit: '人',
      kind: 'stock',
      decimals: 0,
      aliases: [],
      required: true,
      carry: true,
    });
    expect(garbage).toMatchObject({ opening: '1087.5', max: '5000.0', askedOf: ['huanwei'], aliases: ['垃圾'] });
    expect(treated).toMatchObject({ min: '-0.5' });
    expect(rate).toMatchObject({ of: ['resumed', 'projects'], decimals: 1 });
    expect(posts).toMatchObject({ unit: '个', roster: ['府河大桥', '青年路大桥'] });
    expect(cleaned).toMatchObject({ unit: '', required: false });
  });

  test('the shortest programme has the documented defaults', () => {
    const short = `id: a\ntitle: 甲\norganisation: 乙\nissuer: 丙\ntimezone: Asia/Shanghai\nstarts: 2022-04-01
schedule: { due: 18:00, issue: +1d 08:00 }\ntemplate: daily
units: [{ id: u, name: 一队 }]\nindicators: [{ id: i, name: 数, unit: 人, kind: flow }]\n`;
    expect(readProgrammeFile(short).programme).toEqual({
      id: 'a',
      title: '甲',
      organisation: '乙',
      issuer: '丙',
      timezone: 'Asia/Shanghai',
      starts: '2022-04-01',
      schedule: {
        days: 'every',
        due: { plusDays: 0, time: '18:00' },
        remind: [],
        issue: { plusDays: 1, time: '08:00' },
        review: 'optional',
      },
      template: 'daily',
      layout: 'gbt9704',
      shards: 1,
      units: [{ id: 'u', name: '一队' }],
      indicators: [
        { id: 'i', name: '数', unit: '人', kind: 'flow', decimals: 0, aliases: [], required: false, carry: false },
      ],
      narratives: [],
      rules: [],
      distribution: [],
      deliver: [],
      calendar: { holidays: [], workdays: [] },
    });
  });

  test('an anchor may stand for a list, and text may run over several lines', () => {
    const text = GOOD.replace('asked_of: [huanwei]', 'asked_of: &hw [huanwei]')
      .replace('kind: mean,', 'kind: mean, asked_of: *hw,')
      .replace(
        '  - { id: cleaned, name: 当日消毒, kind: check }',
        '  - id: cleaned\n    name: 当日消毒\n    kind: check\n    definition: >\n      全部消毒\n      才算',
      );
    const { programme: made, findings: found } = readProgrammeFile(text);
    expect(found).toEqual([]);
    expect(made?.indicators[2]?.askedOf).toEqual(['huanwei']);
    expect(made?.indicators.at(-1)?.definition).toBe('全部消毒 才算');
  });
});

/** [what is replaced, by what, finding, the text at its place] */
const MISTAKES: readonly (readonly [from: string, to: string, what: string, at: string])[] = [
  ['title: 城市', 'titel: 城市', 'programme.unknown_key titel', 'titel: '],
  ['group: 执法队伍', 'gruop: 执法队伍', 'programme.unknown_key units[0].gruop', 'gruop: '],
  ['days: every', 'dsy: every', 'programme.unknown_key schedule.dsy', 'dsy: '],
  ['发: [局', '抄: [局', 'programme.unknown_key distribution.抄', '抄: '],
  ['matter: true', 'mater: true', 'programme.unknown_key narratives[2].mater', 'mater: '],
  ['name: 紧急事项', 'nam: 紧急事项', 'programme.unknown_key narratives[2].nam', 'nam: '],
  ['name: 紧急事项', 'nam: 紧急事项', 'programme.missing narratives[2].name', '{ nam: '],
  ['calendar: {', 'calendar: { "a.b[0]": 1,', 'programme.unknown_key calendar.a.b[0]', '"a.b[0]": 1'],
  ['calendar: {', 'calendar: { __proto__: 1,', 'programme.unknown_key calendar.__proto__', '__proto__: 1'],
  ['template: daily\n', '', 'programme.missing template', 'id: chengguan'],
  ['due: "18:00", ', '', 'programme.missing schedule.due', '{ days: every'],
  ['id: gaoxin, ', '', 'programme.missing units[0].id', '{ name: 高新区大队'],
  ['name: 在建工程, ', '', 'programme.missing indicators[3].name', '{ id: projects'],
  ['name: 在建工程, unit: 个, ', 'name: 在建工程, ', 'programme.missing indicators[3].unit', '{ id: projects'],
  ['of: [resumed, projects], ', '', 'programme.missing indicators[5].of', '{ id: rate'],
  ['ends: 2022-12-31', 'ends:', 'programme.value ends', ''],
  ['id: chengguan', 'id: Chengguan', 'programme.value id', 'Chengguan'],
  ['id: chengguan', 'id: 城管', 'programme.value id', '城管'],
  ['id: chengguan', `id: ${'a'.repeat(41)}`, 'programme.value id', 'aaaa'],
  ['id: chengguan', 'id: 2022', 'programme.value id', '2022'],
  ['id: huanwei,', 'id: -hw,', 'programme.value units[1].id', '-hw'],
  ['id: dispatched', 'id: constructor.x', 'programme.value indicators[0].id', 'constructor.x'],
  ['name: 高新区大队', 'name: 2022', 'programme.value units[0].name', '2022'],
  ['name: 高新区大队', 'name: ""', 'programme.value units[0].name', '""'],
  ['name: 高新区大队', 'name: "高新\\u202e区"', 'programme.value units[0].name', '"高新'],
  ['Asia/Shanghai', 'Asia/Shangai', 'programme.value timezone', 'Asia/Shangai'],
  ['Asia/Shanghai', '"+08:00"', 'programme.value timezone', '"+08:00"'],
  ['starts: 2022-04-01', 'starts: 2022-04-31', 'programme.value starts', '2022-04-31'],
  ['starts: 2022-04-01', 'starts: 2022/4/1', 'programme.value starts', '2022/4/1'],
  ['opens: 2022-04-05', 'opens: 2022-02-29', 'programme.value units[1].opens', '2022-02-29'],
  ['holidays: [2022-05-02]', 'holidays: [五一]', 'programme.value calendar.holidays[0]', '五一'],
  ['holidays: [2022-05-02]', 'holidays: [2022-05-07]', 'programme.duplicate calendar.workdays[0]', '2022-05-07] }'],
  ['kind: mean', 'kind: average', 'programme.value indicators[2].kind', 'average'],
  ['days: every', 'days: weekly', 'programme.value schedule.days', 'weekly'],
  ['review: optional', 'review: yes', 'programme.value schedule.review', 'yes'],
  ['level: warning', 'level: notice', 'programme.value rules[1].level', 'notice'],
  ['decimals: 1, asked', 'decimals: 7, asked', 'programme.value indicators[1].decimals', '7,'],
  ['decimals: 1, asked', 'decimals: "1", asked', 'programme.value indicators[1].decimals', '"1"'],
  ['decimals: 1, asked', 'decimals: 1e0, asked', 'programme.value indicators[1].decimals', '1e0'],
  ['unit: 吨,', 'unit: 2吨,', 'programme.value indicators[1].unit', '2吨'],
  ['required: true', 'required: "yes"', 'programme.value indicators[0].required', '"yes"'],
  ['template: daily', 'template: ../daily', 'programme.value template', '../daily'],
  ['template: daily', 'template: daily\nlayout: GB/T 9704', 'programme.value layout', 'GB/T 9704'],
  ['template: daily', 'template: daily\nshards: 0', 'programme.value shards', '0'],
  ['template: daily', 'template: daily\ncopies: 40份', 'programme.value copies', '40份'],
  ['office@example.org', 'office', 'programme.value deliver[0].to[0]', 'office]'],
  ['channel: smtp', 'channel: fax', 'programme.value deliver[0].channel', 'fax'],
  [
    'url_ref: ssm:/jianbao/wecom-url',
    'url_ref: https://example.org/hook',
    'programme.value deliver[1].url_ref',
    'https:',
  ],
  ['[市委办, 市政府办]', '市委办', 'programme.value distribution.报', '市委办'],
  ['units:\n', 'units: []\nunits_:\n', 'programme.value units', '[]'],
  ['opening: 1087.50', 'opening: 1087.55', 'programme.value indicators[1].opening', '1087.55'],
  ['opening: 1087.50', 'opening: 1,087', 'programme.unknown_key indicators[1].087', '087,'],
  ['opening: 1087.50', 'opening: 1e3', 'programme.value indicators[1].opening', '1e3'],
  ['opening: 1087.50', 'opening: 0x10', 'programme.value indicators[1].opening', '0x10'],
  ['opening: 1087.50', 'opening: 9007199254740993', 'programme.value indicators[1].opening', '9007199254740993'],
  ['max: 5000', 'max: 很多', 'programme.value indicators[1].max', '很多'],
  ['max: 5000', 'min: 6000, max: 5000', 'programme.order indicators[1].max', '5000'],
  ['max: 5000', 'max: -1', 'programme.order indicators[1].max', '-1'],
  ['id: huanwei,', 'id: gaoxin,', 'programme.duplicate units[1].id', 'gaoxin, name: 环卫'],
  ['id: treated', 'id: garbage', 'programme.duplicate indicators[2].id', 'garbage, name: 处置量'],
  ['[工作动态, 问题协调', '[工作动态, 工作动态', 'programme.duplicate narratives[1]', '工作动态, {'],
  ['[府河大桥, 青年路大桥]', '[府河大桥, 府河大桥]', 'programme.duplicate indicators[6].roster[1]', '府河大桥] }'],
  ['[府河大桥, 青年路大桥]', '["府河大桥、青年路大桥"]', 'programme.value indicators[6].roster[0]', '"府河'],
  ['asked_of: [huanwei]', 'asked_of: [huanwei, hauwei]', 'programme.unknown_unit indicators[1].asked_of[1]', 'hauwei'],
  ['asked_of: [huanwei]', 'asked_of: [huanwei, huanwei]', 'programme.duplicate indicators[1].asked_of[1]', 'huanwei]'],
  ['asked_of: [huanwei]', 'asked_of: []', 'programme.value indicators[1].asked_of', '[]'],
  ['of: [resumed, projects]', 'of: [resumd, projects]', 'programme.ratio indicators[5].of[0]', 'resumd'],
  ['of: [resumed, projects]', 'of: [resumed, rate]', 'programme.ratio indicators[5].of[1]', 'rate]'],
  ['of: [resumed, projects]', 'of: [resumed]', 'programme.value indicators[5].of', '[resumed]'],
  ['kind: check', 'kind: check, carry: true', 'programme.wrong_kind indicators[7].carry', 'true'],
  ['kind: check', 'kind: check, decimals: 1', 'programme.wrong_kind indicators[7].decimals', '1'],
  ['kind: check', 'kind: check, roster: [甲]', 'programme.wrong_kind indicators[7].roster', '[甲]'],
  ['kind: mean', 'kind: mean, opening: 5', 'programme.wrong_kind indicators[2].opening', '5'],
  ['kind: ratio', 'kind: ratio, required: true', 'programme.wrong_kind indicators[5].required', 'true'],
  ['kind: ratio', 'kind: ratio, asked_of: [gaoxin]', 'programme.wrong_kind indicators[5].asked_of', '[gaoxin]'],
  ['kind: mean', 'kind: mean, of: [resumed, projects]', 'programme.wrong_kind indicators[2].of', '[resumed'],
  ['due: "18:00"', 'due: "25:00"', 'programme.time schedule.due', '"25:00"'],
  ['due: "18:00"', 'due: "24:00"', 'programme.time schedule.due', '"24:00"'],
  ['due: "18:00"', 'due: 18:60', 'programme.time schedule.due', '18:60'],
  ['due: "18:00"', 'due: 1800', 'programme.value schedule.due', '1800'],
  ['"16:30", "17:30"', '"16:30", "5:30"', 'programme.time schedule.remind[1]', '"5:30"'],
  ['"16:30", "17:30"', '"16:30", "18:00"', 'programme.order schedule.remind[1]', '"18:00"], '],
  ['"16:30", "17:30"', '"16:30", "+1d 07:00"', 'programme.order schedule.remind[1]', '"+1d 07:00"'],
  ['"+1d 08:00"', '"08:00"', 'programme.order schedule.issue', '"08:00"'],
  ['"+1d 08:00"', '"18:00"', 'programme.order schedule.issue', '"18:00", review'],
  ['"+1d 08:00"', 'next day', 'programme.time schedule.issue', 'next day'],
  ['ends: 2022-12-31', 'ends: 2022-03-31', 'programme.order ends', '2022-03-31'],
  ['closes: 2022-06-30', 'closes: 2022-04-04', 'programme.order units[1].closes', '2022-04-04'],
  ['opens: 2022-04-05, closes: 2022-06-30', 'opens: 2023-01-01', 'programme.order units[1].opens', '2023-01-01'],
  ['opens: 2022-04-05, closes: 2022-06-30', 'closes: 2022-03-31', 'programme.order units[1].closes', '2022-03-31'],
  ['check: resumed <= projects', 'check: resumd <= projects', 'programme.rule rules[0].check', 'resumd'],
  ['check: resumed <= projects', 'check: resumed', 'programme.rule rules[0].check', 'resumed,'],
  ['check: resumed <= projects', 'check: rate <= 100', 'programme.rule rules[0].check', 'rate'],
  ['check: resumed <= projects', 'check: total(treated) < 5', 'programme.rule rules[0].check', 'total(treated)'],
  ['[府河大桥, 青年路大桥]', 'posts.txt', 'programme.roster_file indicators[6].roster', 'posts.txt'],
];

describe('one mistake', () => {
  test.each(MISTAKES)('%s -> %s', (from, to, what, at) => {
    expect(GOOD).toContain(from);
    const found = mistakes(GOOD.replace(from, to));
    expect(found.map((each) => each.what)).toContain(what);
    expect(found.find((each) => each.what === what)?.at.startsWith(at)).toBe(true);
    // One cause, one finding; but a name that is changed is missed where it was.
    const follow = {
      'titel: 城市': 2,
      'nam: 紧急事项': 2,
      'id: -hw,': 2,
      'id: gaoxin,': 2,
      'units: []\nunits_:\n': 3,
    }[to];
    expect(found.length).toBe(follow ?? 1);
  });
});

describe('many mistakes', () => {
  test('are found at once, in the order of the file, even within one entry', () => {
    const text = GOOD.replace('title:', 'titel:')
      .replace('2022-04-01', '2022-04-31')
      .replace('due: "18:00"', 'due: "24:00"')
      .replace('id: huanwei, name: 环卫中心', 'id: gaoxin, nmae: 环卫中心')
      .replace('of: [resumed, projects], decimals: 1', 'of: [ghost, projects], decimals: 9, colour: red')
      .replace('resumed <= projects,', 'resumed =< projects,');
    expect(mistakes(text).map(({ what, line }) => `${line} ${what}`)).toEqual([
      '1 programme.missing title',
      '2 programme.unknown_key titel',
      '6 programme.value starts',
      '8 programme.time schedule.due',
      '12 programme.missing units[1].name',
      '12 programme.duplicate units[1].id',
      '12 programme.unknown_key units[1].nmae',
      '15 programme.unknown_unit indicators[1].asked_of[0]',
      '19 programme.ratio indicators[5].of[0]',
      '19 programme.value indicators[5].decimals',
      '19 programme.unknown_key indicators[5].colour',
      '24 programme.rule rules[0].check',
    ]);
  });

  test('sentences say what was seen, what is allowed and what is near', () => {
    const messageOf = (from: string, to: string) => readProgrammeFile(GOOD.replace(from, to)).findings[0]?.message;
    expect(messageOf('asked_of', 'askedof')).toContain(
      '不认识“askedof”这个键，是否想写“asked_of”？可用的有 id、name、unit',
    );
    expect(messageOf('due: "18:00"', 'due: "24:00"')).toBe('“due”的时间“24:00”不存在，应写成 "+1d 00:00"。');
    expect(messageOf('issue: "+1d 08:00"', 'issue: "+1d 8:00"')).toContain('应写成 "+1d 08:00"');
    expect(messageOf('due: "18:00"', 'due: 18：00')).toContain('应写成 "18:00"');
    expect(messageOf('[resumed, projects]', '[resumd, projects]')).toContain('没有这个指标；是否想写“resumed”');
    expect(messageOf('of: [resumed, projects]', 'of: [rate, projects]')).toContain('它本身是比率');
    expect(messageOf('id: huanwei,', 'id: gaoxin,')).toContain('“gaoxin”已用在 units[0].id');
    expect(messageOf('kind: mean', 'kind: mean, carry: true')).toContain(
      '“carry”只能用于 stock 指标，这里的 kind 是 mean',
    );
  });
});

describe('YAML itself', () => {
  test.each([
    ['title: 甲: 乙', '冒号', 1],
    ['\ttitle: x', '制表符', 1],
    ['a: [1, 2', '', 1],
    ['a: "x', '', 1],
    ['a: 1\n---\nb: 2', '一个任务', 2],
    ['a: *nobody', '别名', 1],
    ['['.repeat(50_000), '嵌套过深', 1],
    ['- '.repeat(50_000), '嵌套过深', 1],
    [`a: &a [${'x,'.repeat(50)}]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]`, '展开过多', 1],
  ])('%s', (text, words, line) => {
    const { programme, findings } = readProgrammeFile(text);
    expect(programme).toBeUndefined();
    expect(findings.length).toBeLessThanOrEqual(20);
    expect(findings[0]).toMatchObject({ code: 'programme.syntax', line, message: expect.stringContaining(words) });
  });

  test('a lost bracket does not bury the reader in complaints', () => {
    expect(readProgrammeFile('a: ]\n'.repeat(300)).findings).toHaveLength(20);
  });

  test('a tag is refused, whatever else is wrong', () => {
    expect(mistakes('a: !!js/function "x"').map(({ what, at }) => `${what} ${at}`)).toContain(
      'programme.syntax !!js/function "x"',
    );
  });

  test('a key that is written twice is found beside the other mistakes', () => {
    const text = GOOD.replace('template: daily', 'template: daily\ntemplate: weekly').replace(
      'kind: mean',
      'kind: maen',
    );
    expect(mistakes(text).map(({ what, line }) => `${line} ${what}`)).toEqual([
      '10 programme.syntax',
      '17 programme.value indicators[2].kind',
    ]);
  });

  test.each(['', '# nothing\n', '[]', 'text', '42', 'null'])('%j is no programme', (text) => {
    expect(readProgrammeFile(text).findings).toMatchObject([{ code: 'programme.value', line: 1, column: 1 }]);
  });
});

describe('a roster beside the programme', () => {
  const text = GOOD.replace('[府河大桥, 青年路大桥]', 'posts.txt');
  const files = (content: string) => (name: string) => {
    if (name !== 'posts.txt') throw new Error('no such file');
    return content;
  };

  test('is read, one name a line', () => {
    const { programme, findings } = readProgrammeFile(text, files('\ufeff府河大桥\r\n\n 青年路大桥 \n'));
    expect(findings).toEqual([]);
    expect(programme?.indicators.find(({ id }) => id === 'posts')?.roster).toEqual(['府河大桥', '青年路大桥']);
  });

  test('that is missing, empty or somewhere else is a finding', () => {
    const whats = (name: string, read?: (path: string) => string) =>
      mistakes(text.replace('posts.txt', name), read).map(({ what }) => what);
    expect(whats('other.txt', files(''))).toEqual(['programme.roster_file indicators[6].roster']);
    expect(whats('posts.txt')).toEqual(['programme.roster_file indicators[6].roster']);
    expect(whats('posts.txt', files('\n'))).toEqual(['programme.value indicators[6].roster']);
    expect(whats('posts.txt', files('甲、乙\n丙\n丙'))).toEqual([
      'programme.value indicators[6].roster[0]',
      'programme.duplicate indicators[6].roster[2]',
    ]);
    const anything = () => '甲';
    expect(whats('../posts.txt', anything)).toEqual(['programme.roster_file indicators[6].roster']);
    expect(whats('/etc/passwd', anything)).toEqual(['programme.roster_file indicators[6].roster']);
  });
});
