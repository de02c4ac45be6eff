/**
 * Noise in pasted text: told as a warning with what was seen; the text stays as it is. Legal text is left alone.
 */
import { describe, expect, test } from 'vitest';
import { readNarratives } from '../../functions/core/report/narrative.ts';
import { noiseIn } from '../../functions/core/text/noise.ts';
import { sampleProgramme } from '../support/sample-records.ts';

const seen = (text: string): string[] => noiseIn(text, { path: 'x' }).map(({ code, seen }) => `${code} ${seen}`);
const utf8As = (encoding: string, text: string): string =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));
/** 今日出动 in GBK. */
const GBK = Uint8Array.of(0xbd, 0xf1, 0xc8, 0xd5, 0xb3, 0xf6, 0xb6, 0xaf);

describe('mojibake', () => {
  test.each([
    ['UTF-8 read as GBK', utf8As('gb18030', '今日出动'), '浠婃棩鍑哄姩'],
    ['UTF-8 read as GBK, with a byte that stands alone', utf8As('gb18030', '开展消杀'), '寮€灞曟秷鏉€'],
    ['UTF-8 read as Windows-1252', utf8As('windows-1252', '今日'), 'ä»Šæ—¥'],
    ['GBK read as Latin-1', new TextDecoder('latin1').decode(GBK), 'ñÈÕ³ö¶'],
    ['GBK read as UTF-8', new TextDecoder().decode(GBK), '\uFFFD'],
    ['U+FFFD read as GBK', utf8As('gb18030', '\uFFFD\uFFFD'), '锟斤拷'],
    ['memory nobody wrote to', '烫烫烫烫烫', '烫烫烫'],
    ['a byte order mark in the middle', '\u00EF\u00BB\u00BF今日', 'ï»¿'],
  ])('%s', (_, text, shown) => {
    expect(seen(`上午，${text}，下午`)).toEqual([`text.mojibake ${shown}`]);
  });

  test('rare names, redactions and foreign words are no mojibake', () => {
    const text = '杨玮、李浏、王瑗在濠江路、瀛洲桥值守，电话×××××××，卡 123××××××××890，café déjà vu，Ångström，€5，浜';
    expect(seen(text)).toEqual([]);
  });
});

describe('characters that nobody sees', () => {
  test('are counted by their code', () => {
    expect(seen('出\u200B动\u200B32\uFEFF人')).toEqual(['text.invisible U+200B × 2、U+FEFF']);
    expect(seen('出动\u200D人')).toEqual(['text.invisible U+200D']);
  });

  test('but for emoji, flags, and scripts that need joiners', () => {
    expect(seen('👨‍👩‍👧 👩🏽‍🚒 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم　全角空格\u00A0')).toEqual([]);
  });
});

describe('watermarks', () => {
  test('what comes again and again', () => {
    expect(seen('出动 内部资料请勿外传 人员 内部资料请勿外传 清运 内部资料请勿外传 垃圾 内部资料请勿外传')).toEqual([
      'text.repeated 内部资料请勿外传',
    ]);
    expect(seen('城区吧版权城区吧版权城区吧版权出动')).toEqual(['text.repeated 城区吧版权']);
  });

  test('what forums and document sites leave', () => {
    expect(seen('本帖最后由 某人 于 2022-4-8 18:00 编辑\n今日')).toEqual([
      'text.watermark 本帖最后由 某人 于 2022-4-8 18:00 编辑',
    ]);
    expect(seen('今日消杀。\n5 U- ^1 d1 M R; K. U, b9\n明日继续。')).toEqual([
      'text.watermark 5 U- ^1 d1 M R; K. U, b9',
    ]);
    expect(seen('今日消杀。转载请注明出处')).toEqual(['text.watermark 转载请注明']);
  });

  test('reports that repeat themselves as reports do are left alone', () => {
    const text = `一组：无异常；二组：无异常；三组：无异常；四组：无异常。
      洒水车 12 台次，洒水车 8 台次；1 2 3 4 5 6 7 8；A B C D E F G；…………………………；————————————————
      市民来自武汉、孝感等地；人员来自公众单位。哈哈哈哈哈哈哈哈哈`;
    expect(seen(text)).toEqual([]);
  });
});

test('a narrative keeps its noise and carries the warning to whoever reads it', () => {
  const programme = sampleProgramme({ narratives: [{ name: '工作动态', opensMatter: false }] });
  const text = '今日锟斤拷32人\u200B';
  const { value, findings } = readNarratives(programme, [{ kind: '工作动态', text }]);
  expect(value).toEqual([{ kind: '工作动态', text }]);
  expect(findings.map(({ code, level, path }) => `${code} ${level} ${path}`)).toEqual([
    'text.mojibake warning narratives[0].text',
    'text.invisible warning narratives[0].text',
  ]);
  expect(findings[0]?.message).toBe(
    '“工作动态”里的“锟斤拷”像是乱码（复制或转换编码时出错），已照原样保存；请从原文重新复制。',
  );
});

test('a long text costs little', () => {
  for (const text of [
    '×'.repeat(10_000),
    'ab'.repeat(5000),
    '锛銆'.repeat(5000),
    'a '.repeat(5000),
    '来自'.repeat(5000),
  ]) {
    expect(Array.isArray(noiseIn(text, { path: 'x' }))).toBe(true);
  }
});
