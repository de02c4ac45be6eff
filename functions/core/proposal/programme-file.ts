/**
 * A proposal as the programme file that it would become: a draft that `programme check` accepts, to be gone through with its
 * questions.
 */
import type { IndicatorEntry, ProgrammeFile } from '../programme/schema.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Proposal, ProposedFigure } from './proposal.ts';

/** @param id of the programme. @param starts its first day. */
export function proposedFile(proposal: Proposal, id: string, starts: ReportingDay): ProgrammeFile {
  const { title, units, sections, figures, narratives, days } = proposal;
  const [, organisation = '某市城市管理局'] = /^(.{2,30}?(?:局|委员会|委|中心|集团|公司))/.exec(title) ?? [];
  return {
    ...{ id, title, organisation, issuer: '局办公室', timezone: 'Asia/Shanghai', starts },
    schedule: { days: daysOf(days), due: '18:00', remind: ['16:30'], issue: '+1d 08:00', review: 'optional' },
    template: 'daily',
    units: units.map(({ id: unit, name, group }) => ({
      id: unit,
      name: cut(name),
      ...(group === undefined ? {} : { group: cut(group) }),
    })),
    ...(sections.length === 0 ? {} : { sections: [...sections] }),
    indicators: figures.map(entryOf),
    ...(narratives.length === 0 ? {} : { narratives: narratives.map(cut) }),
  };
}

const daysOf = (days: Proposal['days']): ProgrammeFile['schedule']['days'] => {
  if (days === 'weekly') return { weekly: 'fri' };
  return days === 'monthly' ? { monthly: ['last'] } : 'every';
};

function entryOf({
  id,
  name,
  measure,
  kind,
  decimals,
  section,
  isCumulative,
  of,
  formula,
}: ProposedFigure): IndicatorEntry {
  return {
    ...{ id, name: cut(name), kind },
    ...(measure === undefined ? {} : { unit: measure }),
    ...(decimals === 0 ? {} : { decimals }),
    ...(of === undefined ? {} : { of: [...of] }),
    ...(formula === undefined ? {} : { formula }),
    ...(isCumulative ? { reported: 'cumulative' as const } : {}),
    ...(section === undefined ? {} : { section }),
  };
}

const cut = (text: string): string => [...text].slice(0, 60).join('');
