/**
 * Small valid records for tests of what stores them; each test says what matters to it.
 */
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Edition } from '../../functions/core/edition/edition.ts';
import type { Matter } from '../../functions/core/matter/matter.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Revision } from '../../functions/core/report/submission.ts';

export const DAY = '2022-04-08';
export const AT = '2022-04-08T09:30:00.000Z';

export const sampleProgramme = (over: Partial<Programme> = {}): Programme => ({
  id: 'suizhou',
  title: '疫情防控工作每日专报',
  organisation: '随州市城市管理执法委员会',
  issuer: '市城管执法委办公室',
  timezone: 'Asia/Shanghai',
  starts: '2022-04-01',
  schedule: {
    days: 'every',
    due: { plusDays: 0, time: '18:00' },
    remind: [],
    issue: { plusDays: 1, time: '08:00' },
    review: 'none',
  },
  template: 'daily',
  layout: 'gbt9704',
  shards: 1,
  units: [{ id: 'gaoxin', name: '高新区大队' }],
  indicators: [],
  narratives: [],
  rules: [],
  distribution: [],
  deliver: [],
  calendar: { holidays: [], workdays: [] },
  ...over,
});

export const sampleRevision = (over: Partial<Revision> = {}): Revision => ({
  id: 'a1',
  basedOn: 0,
  nil: false,
  figures: { dispatched: '358', places: ['舜井社区', '𠮷祥社区'], done: true },
  narratives: [{ kind: '工作动态', text: '开展消杀。\n第二行' }],
  programme: 'suizhou',
  day: DAY,
  unit: 'gaoxin',
  revision: 1,
  receivedAt: AT,
  by: 'suizhou.abcdefgh',
  findings: [],
  checksum: 'c'.repeat(64),
  previous: null,
  ...over,
});

export const sampleClose = (over: Partial<DayClose> = {}): DayClose => ({
  programme: 'suizhou',
  programmeVersion: 1,
  day: DAY,
  completeness: { expected: 1, received: 1, onTime: 1 },
  units: [],
  indicators: {},
  previousClose: null,
  ...over,
});

export const sampleEdition = (over: Partial<Edition> = {}): Edition => ({
  programme: 'suizhou',
  day: DAY,
  issue: 8,
  overall: 8,
  edition: 1,
  issuedAt: AT,
  by: 'clock',
  programmeVersion: 1,
  close: 'd'.repeat(64),
  files: [],
  previous: null,
  ...over,
});

export const sampleMatter = (over: Partial<Matter> = {}): Matter => ({
  id: `${DAY}-gaoxin-1`,
  programme: 'suizhou',
  unit: 'gaoxin',
  text: '沿街围挡破损，需协调修复。',
  openedOn: DAY,
  ...over,
});
