/**
 * Where digits in a pasted text count nothing (see `paste.ts`): dates and times, telephone and list numbers, addresses.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands there is no quantity. A first group is what stands before it. */
const NO_QUANTITY: readonly RegExp[] = [
  // dates and times
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/g,
  /(?:\d{2,4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号]|\d{2,4}\s?年|\d{1,2}\s?月份?|\d{1,2}(?:\.\d{1,2})?\s?[日号](?!均)/g,
  /[一二三四五六七八九〇零十]{1,4}[年月](?:[一二三四五六七八九十]{1,3}[日号])?|[一二三四五六七八九十]{1,3}[日号]/g,
  /\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)|\d{1,2}\s?(?:时|点(?!位))(?:\d{1,2}分|半|整|许|前|后)?/g,
  /[一二三四五六七八九十两]{1,3}(?:时|点[半钟整]|点[一二三四五六七八九十]{1,3}分)/g,
  // telephones and other numbers that count nothing
  /(?:1[3-9]\d{9}|0\d{2,3}[-—]?\d{7,8}|[48]00[-—]?\d{3}[-—]?\d{4})(?!\d)/g,
  /(?:电话|手机号?码?|热线|微信号?|QQ|传真|编号|身份证号?码?|车牌号?码?|邮编|文号)[\s:：为是]{0,3}[\dA-Z][\dA-Z-]{2,}/g,
  /(?:12345|12319|110|119|120)(?=热线|电话|平台|工单|指挥|接警)/g,
  /第[\d〇零一二三四五六七八九十百]+|[A-Za-z]+-?\d+|\d+(?:国道|省道|县道|路公交)|[（(〔[]\d{4}[）)〕\]]/g,
  /百分之[〇零一二三四五六七八九十百点]+/g,
  // numbers of a list
  /(^|\n)[ \t>*•·-]*(?:[（(]?\d{1,3}[)）]|\d{1,3}[、.．](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])/g,
  /([；;。！!])\s*(?:\d{1,2}[、.．)）](?!\d)|[（(]\d{1,2}[)）])/g,
  // addresses of pages and people
  /https?:\/\/\S+|www\.\S+|@\S+/g,
];

/** Full-width digits and points in half width, one code unit for another, so that places stay. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．％＋]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

/** Where no quantity can stand, in order of place. */
export function spansWithout(text: string): Span[] {
  const plain = halfWidth(text);
  const spans = NO_QUANTITY.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match) => ({
      start: match.index + (match[1]?.length ?? 0),
      end: match.index + match[0].length,
    })),
  );
  return [...spans, ...listNumbers(plain)].sort((left, right) => left.start - right.start);
}

/** 1.出动32人 2.车辆5台: numbers that count up from one at the beginning of a line, all with the same mark. */
function listNumbers(text: string): Span[] {
  const spans: Span[] = [];
  let [next, mark] = [1, ''];
  for (const match of text.matchAll(
    /(^|[\s；;。，,）)]|\d(?:人次|[人名台辆吨个处座条次元件户]))([（(]?)(\d{1,2})([.．、)）])(?!\d)/gu,
  )) {
    const [whole, before = '', , digits, behind = ''] = match;
    const starts = digits === '1' && (before === '\n' || match.index === 0);
    if (starts) [next, mark] = [1, behind];
    if (digits !== String(next) || behind !== mark) continue;
    spans.push({ start: match.index + before.length, end: match.index + whole.length });
    next += 1;
  }
  return spans;
}
