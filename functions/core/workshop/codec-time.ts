/**
 * Times of a programme as an office says them: 当日18:00, 次日08:00; which days are reporting days; where a deadline moves to.
 */
import { type Codec, namesIn, typedText } from './codec.ts';
import { isRaw } from './entry.ts';

const DAY_WORDS = ['当日', '次日'] as const;

const wordOf = (plus: number): string => DAY_WORDS[plus] ?? `${plus}天后`;

/** `+1d 08:00` -> 次日08:00; what is no time stays. */
function timeInWords(value: unknown): string {
  const [, plus = '0', time] = /^(?:\+(\d+)d )?(\d\d:\d\d)$/.exec(String(value ?? '')) ?? [];
  return time === undefined ? String(value ?? '') : wordOf(Number.parseInt(plus, 10)) + time;
}

/** 次日8:00, 当日18点, +1d 08:00 -> as the file has it. */
function timeFromWords(typed: string): string {
  const said = typedText(typed).normalize('NFKC').replace(/\s+/g, '');
  const [, word = '', hour, minutes = '00'] =
    /^(当日|当天|次日|第二天|\d+天后|\+\d+d)?(\d{1,2})(?:[:点时](\d\d)?分?)$/.exec(said) ?? [];
  if (hour === undefined) return typedText(typed);
  const plus = /^(次日|第二天)$/.test(word) ? '1' : (/\d+/.exec(word)?.[0] ?? '0');
  const time = `${hour.padStart(2, '0')}:${minutes || '00'}`;
  return plus === '0' ? time : `+${plus}d ${time}`;
}

export const time: Codec = {
  control: 'time',
  show: (value) => [timeInWords(value)],
  read: ([typed]) => timeFromWords(typed ?? '') || undefined,
};

/** Several, in one line. */
export const times: Codec = {
  control: 'time',
  show: (value) => [Array.isArray(value) ? value.map(timeInWords).join('、') : timeInWords(value)],
  read: ([typed]) => {
    const list = namesIn(typed ?? '').map(timeFromWords);
    return list.length === 0 ? undefined : list;
  },
};

export const WEEKDAY_WORDS = [
  ['mon', '周一'],
  ['tue', '周二'],
  ['wed', '周三'],
  ['thu', '周四'],
  ['fri', '周五'],
  ['sat', '周六'],
  ['sun', '周日'],
] as const;

const USUAL: readonly (readonly [key: string, words: string, value: unknown])[] = [
  ['every', '每天', 'every'],
  ['workdays', '每个工作日', 'workdays'],
  ...WEEKDAY_WORDS.map(([weekday, word]) => [`weekly:${weekday}`, `每${word}`, { weekly: weekday }] as const),
];

const monthly = (days: readonly unknown[]): string =>
  days.map((each) => (each === 'last' ? '月末' : `${String(each)}日`)).join('、');

/** The usual ones are chosen; days of a month and times of a day are typed: 15日、月末; 08:00、14:00、20:00. */
export const days: Codec = {
  control: 'days',
  show: (value) => {
    if (value === undefined) return ['every', ''];
    const usual = USUAL.find(([, , each]) => JSON.stringify(each) === JSON.stringify(value));
    if (usual !== undefined) return [usual[0], ''];
    if (isRaw(value) && Array.isArray(value.monthly)) return ['', monthly(value.monthly)];
    if (isRaw(value) && Array.isArray(value.rounds)) return ['', value.rounds.map(String).join('、')];
    return ['', typeof value === 'string' ? value : JSON.stringify(value)];
  },
  read: ([chosen, more]) => {
    const usual = USUAL.find(([key]) => key === chosen);
    const said = typedText(more);
    if (usual !== undefined && said === '') return usual[2];
    return said === '' ? undefined : daysFrom(said);
  },
  options: () => [...USUAL.map(([key, words]) => [key, words] as const), ['', '其他（在右边填写）']],
};

function daysFrom(said: string): unknown {
  const parts = namesIn(said.replace(/每月/g, '')).map((each) => each.normalize('NFKC'));
  if (parts.every((each) => /^\d\d?:\d\d$/.test(each))) return { rounds: parts.map((each) => each.padStart(5, '0')) };
  const read = parts.map((each) =>
    /^(月末|月底|last)$/.test(each) ? 'last' : Number.parseInt(/^(\d\d?)[日号]?$/.exec(each)?.[1] ?? '', 10),
  );
  return read.some((each) => each !== 'last' && Number.isNaN(each)) ? said : { monthly: read };
}

const SHIFTS: readonly (readonly [key: string, words: string, value: unknown])[] = [
  ['', '不顺延', undefined],
  ['after', '顺延到其后第一个工作日', 'after'],
  ['after:2', '顺延到其后第二个工作日', { after: 2 }],
  ['after:3', '顺延到其后第三个工作日', { after: 3 }],
  ['before', '提前到其前最近的工作日', 'before'],
  ['before:2', '提前到其前第二个工作日', { before: 2 }],
];

export const shift: Codec = {
  control: 'choice',
  show: (value) => [
    SHIFTS.find(([, , each]) => JSON.stringify(each) === JSON.stringify(value))?.[0] ?? JSON.stringify(value),
  ],
  read: ([typed]) => SHIFTS.find(([key]) => key === typed)?.[2],
  options: () => SHIFTS.map(([key, words]) => [key, words] as const),
};

/** `10y`, `18m`, `400d`, `forever` as 10年, 18个月, 400天, 永久. */
const SPANS: readonly (readonly [mark: string, words: string])[] = [
  ['y', '年'],
  ['m', '个月'],
  ['d', '天'],
];

export const span: Codec = {
  control: 'line',
  show: (value) => {
    const [, count, mark] = /^(\d+)([ymd])$/.exec(String(value ?? '')) ?? [];
    if (mark !== undefined) return [count + SPANS.find(([each]) => each === mark)![1]];
    return [value === 'forever' ? '永久' : String(value ?? '')];
  },
  read: ([typed]) => {
    const said = typedText(typed).normalize('NFKC').replace(/\s+/g, '');
    if (said === '永久') return 'forever';
    const [, count, words] = /^(\d+)(年|个月|月|天|日)$/.exec(said) ?? [];
    const mark = words === '月' ? 'm' : words === '日' ? 'd' : SPANS.find(([, each]) => each === words)?.[0];
    return mark === undefined ? said || undefined : `${count}${mark}`;
  },
};
