/**
 * Units of measure that carry a scale in front: 万元 is 10^4 元, 百万元 10^6 元, 万平方米 10^4 平方米. Beside the words for figures
 * (`phrases.ts`), so that 万 is never said upon 万.
 *
 * 千米, 千克, 千瓦 and 公顷 are units of their own, before which 万 and 亿 may stand. source: GB 3100-1993 国际单位制及其应用
 */

export interface ScaledUnit {
  /** What is counted in the end: 元 of 万元. */
  readonly base: string;
  /** The unit is 10^power of its base; 0: it is its own base. */
  readonly power: number;
}

const POWERS: Readonly<Record<string, number>> = {
  ...{ 万亿: 12, 千亿: 11, 百亿: 10, 十亿: 9, 亿: 8 },
  ...{ 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 },
};

/** Roots that take 千 as an SI prefix, and 百分点, 千分点. */
const OWN = /^(?:千(?:米|克|瓦|伏|安|乏|焦|卡|帕|赫|升|欧|牛|字节|比特)|[百千]分)/u;

const SCALED = /^(万亿|[千百十]?亿|[千百十]?万|[千百])(.+)$/u;

/** `万元` -> 元, 4; `吨` -> 吨, 0. */
export function scaleOf(unit: string): ScaledUnit {
  const [, scale = '', base = ''] = OWN.test(unit) ? [] : (SCALED.exec(unit) ?? []);
  const power = POWERS[scale];
  return power === undefined ? { base: unit, power: 0 } : { base, power };
}
