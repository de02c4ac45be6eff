/**
 * Pasted text is never misread: a value that is proposed without a question stands in the text, by a reader that shares no
 * code with the grammar; what is written for one figure is never taken for another; nothing comes of nothing; and whatever is
 * put into a message that is understood, none of its figures becomes another one without a question.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { PASTE_PROGRAMME } from '../support/paste-programme.ts';
import { DAY } from '../support/sample-records.ts';
import { runs } from '../support/thorough.ts';
import { readWild, WILD_FILES, wildProgramme } from '../support/wild.ts';

const [unit] = PASTE_PROGRAMME.units;
const read = (text: string) => readPaste(PASTE_PROGRAMME, unit!, text, DAY);
const clear = (text: string) => read(text).proposals.filter(({ doubtful }) => doubtful === undefined);
/** Without zeros behind the mark. */
const plain = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value);

const DIGITS = '零一二三四五六七八九';

/** A whole number in Chinese words, below one hundred million. */
function inWords(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const zero = rest > 0 && rest < 1000 ? '零' : '';
    return `${inWords(Math.floor(value / 10_000))}万${rest === 0 ? '' : zero + inWords(rest)}`;
  }
  let words = '';
  let zero = false;
  for (const [power, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) zero = words !== '';
    else {
      words += (zero ? '零' : '') + DIGITS[digit] + word;
      zero = false;
    }
  }
  return words === '' ? '零' : words;
}

/** Every number that those words could say: digits in any grouping and width, 万 and 亿, and numerals looked up as written. */
function numbersSaid(words: string, candidates: readonly string[]): string[] {
  const half = words
    .replace(/[０-９．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll(',', '');
  const arabic = [...half.matchAll(/(\d+(?:\.\d+)?)([万亿千百])?/g)].flatMap(([, digits = '', word]) => {
    const zeros = { 万: 4, 亿: 8, 千: 3, 百: 2 }[word ?? ''] ?? 0;
    const [whole = '', fraction = ''] = digits.split('.');
    const moved = `${whole}${fraction.padEnd(zeros, '0').slice(0, zeros)}.${fraction.slice(zeros)}`;
    return [digits, moved].map((each) => plain(each.replace(/\.$/, '').replace(/^0+(?=\d)/, '')));
  });
  const chinese = candidates.filter(
    (value) => /^\d+$/.test(value) && half.includes(inWords(Number(value)).replace(/^一十/, '十')),
  );
  const both = candidates.filter(
    (value) => /^\d+$/.test(value) && half.replaceAll('两', '二').includes(inWords(Number(value))),
  );
  return [...arabic, ...chinese, ...both];
}

/** As it stands there, with a half more, or in kilograms. */
function isSaid(words: string, value: string): boolean {
  const without = words.replaceAll('半', '').replaceAll('公斤', '');
  const half = value === '0.5' ? ['0'] : [plain(value.replace(/\.5$/, ''))];
  const kilograms = plain(
    `${(BigInt(value.replace('.', '')) * 1000n) / 10n ** BigInt(value.split('.')[1]?.length ?? 0)}`,
  );
  if (words.includes('半')) return value === '0.5' || numbersSaid(without, half).includes(half[0]!);
  const wanted = words.includes('公斤') ? kilograms : value;
  return numbersSaid(without, [wanted]).includes(wanted);
}

const FRAGMENTS = [
  ...[
    '出动',
    '人员',
    '出动人员',
    '车辆',
    '劝返',
    '清运垃圾',
    '在岗环卫工人',
    '党员干部',
    '消杀小区',
    '公厕',
    '消杀面积',
    '捐款',
    '值守路口',
  ],
  ...['人', '人次', '台', '辆', '吨', '个', '座', '平方米', '万平方米', '元', '名', '条', '%', '车', '公斤', '台次'],
  ...[
    '今日',
    '昨日',
    '累计',
    '较昨日增加',
    '截至17时',
    '上午',
    '共',
    '约',
    '近',
    '余',
    '左右',
    '其中',
    '计划',
    '4月8日',
    '4月7日',
    '16:30',
    '第3',
    '1.',
    '2、',
    '（',
    '）',
  ],
  ...[
    '32',
    '5',
    '612.5',
    '3010',
    '1,200',
    '１２',
    '0',
    '1.2万',
    '三百二十六',
    '两千',
    '十几',
    '数百',
    '3-5',
    '二十',
    '一万二',
    '三五',
    '80',
    '万',
    '百',
    '半',
    '-',
    '1 200',
  ],
  ...['，', '、', '。', '；', '：', '\n', ' ', '和', '市环卫服务中心', '渣土大队', '消杀', '市民', '#接龙'],
];
const soup = fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));

test('every value that is proposed without a question stands in its words', () => {
  fc.assert(
    fc.property(soup, (text) => {
      for (const { value, words, from, to } of clear(text)) {
        expect(text.slice(from, to)).toBe(words);
        if (typeof value === 'string') expect(isSaid(words, plain(value)), text).toBe(true);
        else if (Array.isArray(value)) for (const name of value) expect(words).toContain(name);
        else expect(words).toMatch(value === true ? /是$/ : /否$/);
      }
    }),
    { numRuns: runs(20_000) },
  );
});

test('places of what is found lie in the text, in order, and no clear proposal shares a place with another', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const { proposals, unmatched } = read(text);
      for (const { from, to, words } of [...proposals, ...unmatched]) expect(text.slice(from, to)).toBe(words);
      const places = proposals.map(({ from, to }) => [from, to] as const);
      for (const [index, [from]] of places.entries()) {
        const before = places[index - 1];
        if (before !== undefined) expect(from, text).toBeGreaterThanOrEqual(before[1]);
      }
    }),
    { numRuns: runs(5000) },
  );
});

/** A figure as somebody writes it, with the value that is meant. */
interface Said {
  readonly indicator: string;
  readonly value: string;
  readonly words: string;
}

const FIGURES = [
  { indicator: 'people', names: ['出动人员', '人员', '共出动人员', '出动'], measure: ['人', '名'], decimals: 0 },
  { indicator: 'vehicles', names: ['出动车辆', '投入车辆'], measure: ['台', '辆'], decimals: 0 },
  { indicator: 'dissuaded', names: ['劝返', '劝离劝返市民', '劝返市民'], measure: ['人次'], decimals: 0 },
  { indicator: 'garbage', names: ['清运垃圾', '收集转运垃圾', '垃圾清运'], measure: ['吨'], decimals: 1 },
  { indicator: 'toilets', names: ['消杀公厕'], measure: ['座'], decimals: 0 },
] as const;

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const wide = (text: string): string =>
  text.replace(/[\d.]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

const figure = (of: (typeof FIGURES)[number]): fc.Arbitrary<Said> =>
  fc
    .record({
      whole: fc.nat(4999),
      tenth: fc.nat(of.decimals === 1 ? 9 : 0),
      way: fc.nat(4),
      order: fc.nat(3),
      name: fc.constantFrom(...of.names),
      measure: fc.constantFrom(...of.measure),
    })
    .map(({ whole, tenth, way, order, name, measure }) => {
      const value = tenth === 0 ? String(whole) : `${whole}.${tenth}`;
      const ways = tenth === 0 ? [value, wide(value), grouped(whole), inWords(whole)] : [value, wide(value)];
      const number = ways[way % ways.length]!;
      const orders = [
        `${name}${number}${measure}`,
        `${name}：${number}${measure}`,
        `${name} ${number} ${measure}`,
        `${name}共${number}${measure}`,
      ];
      return { indicator: of.indicator, value, words: orders[order]! };
    });

const ASIDE = [
  ...[
    '累计清运垃圾25550吨',
    '昨日出动人员77人',
    '较昨日增加8人次',
    '联系电话13800000000',
    '16:30上报',
    '联系人3楼值班室',
    '截至17:00',
    '在12号卡口',
  ],
  ...['环比上升3.2%', '天气晴', '第3批物资', '应急值班24小时', '4月8日', 'N95口罩500只'],
];

test('figures in any writing are proposed with their value, asked, or left aside; never with another value', () => {
  let [told, recognised, sure] = [0, 0, 0];
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...FIGURES], { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(figure))),
      fc.array(fc.constantFrom(...ASIDE), { maxLength: 3 }),
      fc.constantFrom('，', '；', '\n', '。', '、'),
      (figures, asides, mark) => {
        const parts = [...figures.map(({ words }) => words), ...asides];
        const text = parts.join(mark);
        const values = new Map<string, string>(figures.map(({ indicator, value }) => [indicator, value]));
        for (const { indicator, value, doubtful } of read(text).proposals) {
          if (doubtful === undefined) expect(values.get(indicator), text).toBe(plain(String(value)));
          if (values.get(indicator) === plain(String(value))) recognised += 1;
        }
        for (const { indicator } of clear(figures.map(({ words }) => words).join(mark))) {
          if (values.has(indicator)) sure += 1;
        }
        told += figures.length;
      },
    ),
    { numRuns: runs(10_000) },
  );
  // A grammar that asks about everything would never be wrong either.
  expect(recognised / told).toBeGreaterThan(0.95);
  expect(sure / told).toBeGreaterThan(0.95);
});

/** Words, numbers, blanks, lines and signs: those that people write, and any others. */
const PUT_IN = fc.oneof(
  fc.constantFrom(
    ...'昨日 昨天 今日 全市 全区 我市 取消 推迟 计划 累计 近三天 本月 5月 上午 约 左右 余 不 未 应 其中 共 各 每班 新增 减少 目标'.split(
      ' ',
    ),
    ...'二大队 一大队 环卫中心 出动执法人员 出动车辆 清运垃圾 人次 吨 公斤 万元 元 % 台次 是 否 无 更正 作废 不对，是 以上为昨日数据'.split(
      ' ',
    ),
    ...'12 3 0.5 十二 两 半 12人次 5台次 7吨 -3 12/24 5月19日 18:00 第3 3% 1. 2、 ① × * + - — / ~ ≈ > ? ？ ！ … 。 ， 、 ； ： . , ( ) （ ） 【 】 “ ” 《 》 # @ & = | → 👍'.split(
      ' ',
    ),
    ...[
      ' ',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\u202e',
      '\t',
      '\n',
      '\n\n',
      '\n昨日数据\n',
      '\n12\n',
      '\n12人次\n',
      '\n不对，是36\n',
      '\n二大队\n',
      '\n——以上为昨日\n',
      ' 12 ',
      '，12，',
      '\t12\t',
    ],
  ),
  fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 4,
  }),
  fc.string({ minLength: 1, maxLength: 3 }),
);
const SAFE = WILD_FILES.filter((name) => name.startsWith('paste-safe')).flatMap((name) => readWild(name).cases);
/** Part of a number itself: 36 with a 5 behind it is another number, and no other reading of the same. */
const IN_NUMBER = /[\d０-９.．〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅半萬億兩貳參陸]/u;
/** A cell that was left blank: what is put there is the cell's own answer, and right. */
const isBlankCell = (before: string, after: string): boolean => before.endsWith('\t') && /^(?:[\t\n]|$)/.test(after);

test('whatever is put into a message that is understood, no figure becomes another one without a question', () => {
  const programme = wildProgramme();
  const own = programme.units.find(({ id }) => id === 'dadui1');
  fc.assert(
    fc.property(fc.constantFrom(...SAFE), fc.nat(), PUT_IN, ([text, verdict], place, put) => {
      const at = place % (text.length + 1);
      const touches = IN_NUMBER.test(put) && IN_NUMBER.test(text.slice(Math.max(0, at - 1), at + 1));
      fc.pre(!touches && !isBlankCell(text.slice(0, at), text.slice(at)));
      const mixed = text.slice(0, at) + put + text.slice(at);
      const right = new Map(verdict.split(' ').map((each) => each.split('=') as [string, string]));
      for (const { indicator, value, doubtful } of readPaste(programme, own!, mixed, '2026-05-20').proposals) {
        if (doubtful !== undefined) continue;
        expect(Array.isArray(value) ? value.join('+') : String(value), mixed).toBe(right.get(indicator));
      }
    }),
    { numRuns: runs(100_000) },
  );
});

test('nothing numeric comes of a text without digits and numerals', () => {
  const without = fc.constantFrom(
    ...FRAGMENTS.filter((each) => !/[\d０-９〇零一二两三四五六七八九十百千万亿半]/u.test(each)),
  );
  fc.assert(
    fc.property(fc.array(without, { maxLength: 30 }), (parts) => {
      const { proposals, unmatched } = read(parts.join(''));
      expect(proposals.filter(({ value }) => typeof value === 'string' || value === undefined)).toEqual([]);
      expect(unmatched.filter(({ words }) => /\d/.test(words))).toEqual([]);
    }),
    { numRuns: runs(5000) },
  );
});

test('whatever is pasted, there is an answer', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    soup.map((text) => text.repeat(5)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      expect(Array.isArray(read(text).proposals)).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});

test.each([
  '1',
  '1,',
  '（',
  '出动',
  '一',
  '1.',
  '出动1人\n',
  '出动1人，',
  '1人 ',
  '4月',
  '工作动态：',
  '值守路口：甲、',
])('ten thousand characters of %j are answered', (piece) => {
  expect(Array.isArray(read(piece.repeat(Math.ceil(10_000 / piece.length))).proposals)).toBe(true);
});
