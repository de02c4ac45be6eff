/**
 * What a message about a digest says: its subject, and a few lines for a group chat; the counterpart of `core/edition/summary.ts`
 * and as plain. Figures come from the digest's own figures.json.
 */

import { MOST_INDICATORS } from '../edition/summary.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind, kindOf } from '../kinds/table.ts';
import { changeWords, spokenMeasure } from '../kinds/words.ts';
import { DIGEST_WORDS, digestSettings } from '../programme/digests.ts';
import type { DigestKind, Programme } from '../programme/programme.ts';
import { mastheadName } from '../programme/subject.ts';
import { exactWords, periodWords, shortPeriod } from '../wording/phrases.ts';
import type { DigestEdition } from './digest.ts';
import type { DigestFile } from './figures-file.ts';

/** `疫情防控工作周报 第2期（4月4日至10日）`, a correction with `【更正】` in front. */
export function digestSubject(programme: Programme, { kind, from, to, issue, edition }: DigestEdition): string {
  const name = mastheadName(programme, digestSettings(programme, kind));
  return `${edition > 1 ? '【更正】' : ''}${name} 第${issue}期（${shortPeriod({ from, to })}）`;
}

/** How complete the period was, then the figures; a correction begins with its reason. */
export function digestSummary(programme: Programme, edition: DigestEdition, file: DigestFile): string {
  const { days, completeness } = file;
  const told = programme.indicators
    .filter(isWhole)
    .flatMap((each) => figureLine(each, file.indicators[each.id], edition.kind));
  const left = told.length - MOST_INDICATORS;
  const unclosed = days.unclosed.length > 0 ? `，其中${days.unclosed.length}日没有日结` : '';
  return [
    ...(edition.reason === undefined ? [] : [`更正原因：${edition.reason.replaceAll('\n', ' ')}`]),
    `${periodWords(edition)}，${days.asked}个报告日${unclosed}；应报${completeness.expected}份，已报${completeness.received}份，按时${completeness.onTime}份。`,
    ...told.slice(0, MOST_INDICATORS),
    ...(left > 0 ? [`另有${left}项见全文。`] : []),
  ].join('\n');
}

function figureLine(
  indicator: Indicator,
  figure: DigestFile['indicators'][string] | undefined,
  digest: DigestKind,
): string[] {
  if (figure === undefined) return [];
  const { print, words } = kindOf(indicator);
  const measure = spokenMeasure(indicator);
  const isToDate = askedKind(indicator) === undefined && figure.total != null && figure.total !== figure.value;
  const toDate = isToDate ? `累计${exactWords(figure.total, measure)}` : '';
  if (figure.value === null) return [`${indicator.name}：${toDate || '期内没有数'}`];
  const tells = print.mean === 'always' && figure.mean !== null && figure.days > 1;
  const mean = tells ? `，日均${exactWords(figure.mean ?? '', measure)}` : '';
  const since = askedKind(indicator)?.isOfDay === true ? DIGEST_WORDS[digest].end : DIGEST_WORDS[digest].before;
  const change =
    figure.change === null
      ? ''
      : `，${figure.changeLeftOut === undefined ? '' : '同口径'}${changeWords(figure.change, measure, indicator, since)}`;
  const ofPeriod = isToDate ? `${toDate}，${DIGEST_WORDS[digest].now}` : words.ofPeriod;
  return [`${indicator.name}：${ofPeriod}${exactWords(figure.value, measure)}${mean}${change}`];
}
