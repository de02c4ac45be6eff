/**
 * Is the file that somebody uploads made from this edition at all? Told by what stands at its head: issue, dates, the mark
 * of a correction or of a draft, the programme's name; and by how much of the text it shares.
 */

import type { Edition } from '../edition/edition.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { CopyComparison } from './copy.ts';
import { squeezed, type WordText } from './text-block.ts';

/** Units at the head of a briefing: masthead and title. */
const HEAD = 14;
/** Less than this share of our paragraphs and rows: another document. */
const LEAST_KEPT = 0.2;
/** A briefing of 2,000 units has some thousand rows more than this leaves room for. */
const MOST_MORE = 4_000;

/** Looked at before the two are compared: a file of another issue differs everywhere. */
export function headFinding(ours: WordText, theirs: WordText, title: string, edition: Edition): Finding | undefined {
  const [own, other] = [headOf(ours), headOf(theirs)];
  const refuse = (code: Parameters<typeof finding>[0], seen = '', expected?: string): Finding =>
    finding(code, { path: 'file', seen, ...(expected === undefined ? {} : { expected }) });
  const more = theirs.blocks.length - 4 * ours.blocks.length;
  if (more > MOST_MORE) return refuse('copy.too_long', String(theirs.blocks.length));
  if (other.some((text) => text === '草稿') && !own.includes('草稿')) return refuse('copy.draft');
  for (const sign of [/第\d+期/g, /\d{4}年\d{1,2}月\d{1,2}日/g]) {
    const [before, after] = [allOf(own, sign), allOf(other, sign)];
    if (before.length > 0 && after.length > 0 && !before.some((each) => after.includes(each)))
      return refuse('copy.other_issue', after[0], before[0]);
  }
  const [wanted, seen] = [editionIn(own), editionIn(other)];
  if (wanted !== seen && wanted === edition.edition)
    return refuse('copy.other_edition', `第${seen}版`, `第${wanted}版`);
  if (wanted !== seen && seen > 1) return refuse('copy.other_edition', `第${seen}版`, `第${wanted}版`);
  const name = squeezed(title).text;
  const says = (text: WordText): boolean =>
    [...headOf(text), ...text.aside.map((each) => squeezed(each).text)].some((each) => each.includes(name));
  return says(ours) && !says(theirs) ? refuse('copy.other_programme', '', title) : undefined;
}

/** Looked at when both are compared. */
export function likenessFinding({ kept, units }: CopyComparison): Finding | undefined {
  if (units === 0 || kept >= LEAST_KEPT * units) return undefined;
  return finding('copy.other_document', { path: 'file', seen: `${units} 段（行）中只有 ${kept} 段（行）对得上` });
}

function headOf({ blocks }: WordText): string[] {
  const texts = blocks.slice(0, 4 * HEAD).flatMap((block) => {
    if (block.type === 'paragraph') return [block.said.text];
    return block.rows.flat().map(({ said }) => said.text);
  });
  return texts
    .map((text) => squeezed(text).text)
    .filter((text) => text !== '')
    .slice(0, HEAD);
}

const allOf = (texts: readonly string[], sign: RegExp): string[] => texts.flatMap((text) => text.match(sign) ?? []);

/** 更正（第2版） in the masthead; the first edition says nothing. */
const editionIn = (texts: readonly string[]): number =>
  Number(texts.map((text) => /更正（第(\d{1,2})版）/.exec(text)?.[1]).find((each) => each !== undefined) ?? 1);
