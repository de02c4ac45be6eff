/**
 * What a message about an edition says in its subject and in a chat.
 */

import { describe, expect, it } from 'vitest';
import type { FiguresFile } from '../../functions/core/day/day-close.ts';
import { editionSubject, editionSummary } from '../../functions/core/edition/summary.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { sampleEdition, sampleProgramme } from '../support/sample-records.ts';

const indicator = (id: string, over: Partial<Indicator>): Indicator => ({
  id,
  name: id,
  unit: '人',
  kind: 'stock',
  decimals: 0,
  aliases: [],
  required: false,
  carry: false,
  ...over,
});

const indicators = [
  indicator('dispatched', { name: '下沉党员干部' }),
  indicator('garbage', { name: '收集转运垃圾', unit: '吨', kind: 'flow', decimals: 1 }),
  indicator('rate', { name: '复工率', unit: '%', kind: 'ratio', decimals: 1 }),
  indicator('idle', { name: '在建工程', unit: '处' }),
];

const figures: FiguresFile = {
  programme: 'suizhou',
  day: '2022-04-08',
  issue: 8,
  edition: 1,
  completeness: { expected: 12, received: 11, onTime: 10 },
  indicators: {
    dispatched: { day: '358', total: '358', previous: '346', change: '12' },
    garbage: { day: '612.5', total: '4868.0', previous: null, change: null },
    rate: { day: '97.7', total: '97.7', previous: '95.4', change: '2.3' },
    idle: { day: null, total: null, previous: '3', change: null },
  },
};

describe('a message about an edition', () => {
  it('tells completeness and figures, one a line', () => {
    expect(editionSummary(sampleProgramme({ indicators }), sampleEdition(), figures).split('\n')).toEqual([
      '应报12家，已报11家，按时10家。',
      '下沉党员干部：358人，较前一日增加12人',
      '收集转运垃圾：612.5吨，累计4868吨',
      '复工率：97.7%，较前一日上升2.3个百分点',
      '在建工程：未报',
    ]);
  });

  it('says 同口径 where a change is over the units that have both days', () => {
    const dispatched = { ...figures.indicators.dispatched!, changeLeftOut: ['nanjiao'] };
    const told = { ...figures, indicators: { ...figures.indicators, dispatched } };
    expect(editionSummary(sampleProgramme({ indicators }), sampleEdition(), told)).toContain(
      '下沉党员干部：358人，同口径较前一日增加12人',
    );
  });

  it('names the reporting day before on a Monday of workdays, as the briefing does', () => {
    const workdays = sampleProgramme({ indicators });
    const programme = { ...workdays, schedule: { ...workdays.schedule, days: 'workdays' as const } };
    const monday = editionSummary(programme, sampleEdition({ day: '2022-04-11' }), figures);
    expect(monday).toContain('下沉党员干部：358人，较上一报告日增加12人');
    expect(monday).not.toContain('前一日');
  });

  it('says of a correction that it is one, and why', () => {
    const correction = sampleEdition({ edition: 2, reason: '高新区补报\n一项' });
    expect(editionSubject(sampleProgramme(), sampleEdition())).toBe('疫情防控工作每日专报 第8期（4月8日）');
    expect(editionSubject(sampleProgramme(), correction)).toBe('【更正】疫情防控工作每日专报 第8期（4月8日）');
    expect(editionSummary(sampleProgramme({ indicators }), correction, figures)).toMatch(
      /^更正原因：高新区补报 一项\n/,
    );
  });

  it('tells at most twenty figures and says how many are left', () => {
    const many = Array.from({ length: 23 }, (_, index) => indicator(`i${index}`, {}));
    const of = Object.fromEntries(many.map(({ id }) => [id, { day: '1', total: '1', previous: null, change: null }]));
    const lines = editionSummary(sampleProgramme({ indicators: many }), sampleEdition(), {
      ...figures,
      indicators: of,
    });
    expect(lines.split('\n')).toHaveLength(22);
    expect(lines).toMatch(/另有3项见全文。$/);
  });
});
