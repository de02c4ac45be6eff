/**
 * The parts that the schema of a programme file is made of; each carries what it expects in Chinese.
 */
import * as z from 'zod/mini';
import { cleanText, lengthOf } from '../text/text.ts';
import { isReportingDay } from '../values/reporting-day.ts';

/** One line of text that every rendition can carry. */
export function line(longest: number) {
  const expected = `一行文字，1–${longest} 个字`;
  const isLine = (text: string): boolean =>
    text === text.trim() && text !== '' && lengthOf(text) <= longest && !/[\n\t]/.test(text);
  return z
    .string({ error: expected })
    .check(z.refine((text) => isLine(text) && cleanText(text).removed.length === 0, { error: expected }));
}

/** Several lines, as YAML's `>` and `|` make them. */
export function paragraph(longest: number) {
  const expected = `一段文字，1–${longest} 个字`;
  const isText = (text: string): boolean => text.trim() !== '' && lengthOf(text) <= longest;
  return z
    .string({ error: expected })
    .check(z.refine((text) => isText(text) && cleanText(text).removed.length === 0, { error: expected }));
}

export function pattern(shape: RegExp, expected: string) {
  return z.string({ error: expected }).check(z.regex(shape, { error: expected }));
}

export function whole(least: number, most: number, expected = `${least}–${most} 的整数`) {
  const error = { error: expected };
  return z.int(error).check(z.minimum(least, error), z.maximum(most, error));
}

export function oneOf<const Choice extends string>(...choices: Choice[]) {
  return z.enum(choices, { error: `${choices.join('、')} 之一` });
}

export function list<Element extends z.core.SomeType>(element: Element, least: number, of: string) {
  const expected = least === 0 ? `${of}的列表` : `${of}的列表，至少一项`;
  return z.array(element, { error: expected }).check(z.minLength(least, { error: expected }));
}

/** An object with these keys and no others; unknown ones are answered with the keys that exist. */
export function keys<Shape extends z.core.$ZodShape>(shape: Shape) {
  const names = Object.keys(shape).join('、');
  const error = ({ code }: { code?: string }): string =>
    code === 'unrecognized_keys' ? names : `带这些键的一段：${names}`;
  return z.strictObject(shape, { error });
}

export const yesNo = z.boolean({ error: 'true 或 false' });
export const day = z
  .string({ error: '日期，如 2022-04-01' })
  .check(z.refine(isReportingDay, { error: '真实的日期，如 2022-04-01' }));
/** Numbers in YAML may stand without quotes; the reader hands on their source text where a float would lose digits. */
export const decimal = z.union([z.string(), z.number()], { error: '数字，如 1087 或 "17050.00"' });
/** Shape only; `time.ts` says what is wrong with a time. */
export const time = z.string({ error: '时间，如 "18:00" 或 "+1d 08:00"' });
