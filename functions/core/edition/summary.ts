/**
 * What a message about an edition says: its subject, and a few lines for a group chat.
 *
 * Plain lines without markup; each channel sets them as its service wants. Figures come from figures.json, so that a chat
 * and the document cannot disagree.
 */
import { cycleWords, shortReportingDay, sinceWords } from '../calendar/words.ts';
import type { FiguresFile } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind } from '../kinds/table.ts';
import { changeWords, measureOf, toDateWords } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { exactWords } from '../wording/phrases.ts';
import type { Edition } from './edition.ts';

/** Indicators told one by one; a chat message is read on a phone. */
export const MOST_INDICATORS = 20;

/** `疫情防控工作每日专报 第8期（4月8日）`, a correction with `【更正】` in front. */
export function editionSubject({ title, schedule }: Programme, { issue, edition, day }: Edition): string {
  return `${edition > 1 ? '【更正】' : ''}${title} 第${issue}期（${shortReportingDay(schedule, day)}）`;
}

/** How complete the day was, then the figures; a correction begins with its reason. */
export function editionSummary(programme: Programme, edition: Edition, figures: FiguresFile): string {
  const { expected, received, onTime } = figures.completeness;
  const told = programme.indicators
    .filter(isWhole)
    .flatMap((indicator) => figureLine(programme, edition.day, indicator, figures.indicators[indicator.id]));
  const left = told.length - MOST_INDICATORS;
  return [
    ...(edition.reason === undefined ? [] : [`更正原因：${edition.reason.replaceAll('\n', ' ')}`]),
    `应报${expected}家，已报${received}家，按时${onTime}家。`,
    ...told.slice(0, MOST_INDICATORS),
    ...(left > 0 ? [`另有${left}项见全文。`] : []),
  ].join('\n');
}

function figureLine(
  programme: Programme,
  reportingDay: ReportingDay,
  indicator: Indicator,
  figure: FiguresFile['indicators'][string] | undefined,
): string[] {
  if (figure === undefined) return [];
  const { mean } = cycleWords(programme.schedule);
  const since = sinceWords(programme, reportingDay);
  const unit = measureOf(indicator);
  const day = figure.day === null ? '未报' : exactWords(figure.day, unit);
  const change =
    figure.change === null
      ? ''
      : `，${figure.changeLeftOut === undefined ? '' : '同口径'}${changeWords(figure.change, unit, indicator, since)}`;
  const toDate = askedKind(indicator) === undefined ? null : toDateWords(indicator, mean);
  const total = toDate === null || figure.total === null ? '' : `，${toDate}${exactWords(figure.total, unit)}`;
  return [`${indicator.name}：${day}${change}${total}`];
}
