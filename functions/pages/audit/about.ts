/**
 * What an entry of the audit is about, in words: the parts of its record's key, each as a person says it (a day, an edition,
 * a unit, a channel). Parts that only tell one record from another (random ids, hashes, counters) are left to the export.
 */
import { channelWords } from '../../core/programme/channels.ts';
import { DIGEST_WORDS } from '../../core/programme/digests.ts';
import { DIGEST_KINDS } from '../../core/programme/programme.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import { say } from '../desk/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { reportingDayInWords } from '../page/when.ts';
import { saidKindWord } from './words.ts';

/** What stands at a place of a key; `skip`: nothing that a person reads. `days`: the last day, then the first. */
type Piece =
  | 'day'
  | 'lastDay'
  | 'firstDay'
  | 'year'
  | 'version'
  | 'unit'
  | 'of'
  | 'channel'
  | 'series'
  | 'kind'
  | 'time'
  | 'matter'
  | 'key'
  | 'skip';

/** By the kind of record, in the order of its key (`records/store/keys.ts`). */
export const PIECES: Readonly<Record<string, readonly Piece[]>> = {
  PROGRAMME: ['version'],
  REGISTER: ['year'],
  EDITION: ['day', 'version'],
  COPY: ['day', 'version', 'skip'],
  'DIGEST-REGISTER': ['series', 'year'],
  DIGEST: ['series', 'lastDay', 'firstDay', 'version'],
  DECISION: ['day', 'skip'],
  'REPORT-DECISION': ['day', 'unit', 'skip'],
  MATTER: ['matter'],
  'MATTER-STEP': ['matter', 'skip'],
  KEY: ['key'],
  LINK: ['day', 'skip', 'skip'],
  DELIVERY: ['day', 'version', 'channel', 'skip'],
  'DIGEST-DELIVERY': ['series', 'lastDay', 'firstDay', 'version', 'channel', 'skip'],
  REMINDER: ['day', 'time'],
  REMOVED: ['skip'],
  PRESERVATION: ['skip'],
  'UNIT-NOTICE': ['day', 'kind', 'of', 'skip'],
  'RUN-FAILURE': ['day'],
  HISTORY: ['skip'],
  'DIGEST-FAILURE': ['day', 'series', 'firstDay'],
  ALARM: ['day'],
  'DIGEST-ALARM': ['day', 'series', 'firstDay'],
  'DELIVERY-ALARM': ['day', 'series', 'firstDay', 'version'],
  'CHANNEL-TEST': ['day', 'skip'],
  VERIFICATION: ['skip', 'skip'],
};

/** @param record sort key of the record. Empty: its kind says everything. */
export function aboutInWords(ask: MemberAsk, record: string): string[] {
  const [kind = '', ...parts] = record.split('#');
  const pieces = piecesFor(PIECES[kind] ?? [], parts);
  const said = parts.map((part, index) => pieceInWords(ask, pieces[index] ?? 'skip', part));
  const last = pieces.indexOf('lastDay'); // keys of digests have the last day first
  if (last >= 0) said.splice(last, 2, ...said.slice(last, last + 2).reverse());
  return said.filter((words) => words !== '');
}

/** An alarm about a day's own edition has no first day: `day`, then `day` for the series, then the edition. */
const piecesFor = (pieces: readonly Piece[], parts: readonly string[]): readonly Piece[] =>
  parts[1] === 'day' ? pieces.filter((piece) => piece !== 'firstDay') : pieces;

function pieceInWords(ask: MemberAsk, piece: Piece, part: string): string {
  const { stored, language } = ask;
  const { programme } = stored;
  const day = (): string => (isReportingDay(part) ? reportingDayInWords(programme, part, language) : part);
  switch (piece) {
    case 'day':
      return day();
    case 'lastDay':
      return say(language, 'auditTill', { day: day() });
    case 'firstDay':
      return say(language, 'auditSince', { day: day() });
    case 'year':
      return say(language, 'auditYear', { year: part });
    case 'version':
      return say(language, 'auditVersion', { number: Number(part) });
    case 'unit':
    case 'of':
      return nameOf(ask, part);
    case 'channel':
      return channelWords(part, language);
    case 'series':
      return seriesInWords(ask, part);
    case 'kind':
      return saidKindWord(part, language) ?? '';
    case 'time':
      return /^(\+\d+d )?\d\d:\d\d$/.test(part) ? part : '';
    case 'matter':
      return isReportingDay(part.slice(0, 10)) ? reportingDayInWords(programme, part.slice(0, 10), language) : '';
    case 'key':
      return `${programme.id}.${part}`;
    case 'skip':
      return '';
  }
}

/** A unit or an indicator. */
function nameOf({ stored }: MemberAsk, id: string): string {
  const { units, indicators } = stored.programme;
  return [...units, ...indicators].find((each) => each.id === id)?.name ?? id;
}

function seriesInWords({ language }: MemberAsk, part: string): string {
  const kind = DIGEST_KINDS.find((each) => each === part);
  if (kind === undefined) return '';
  return language === 'zh' ? DIGEST_WORDS[kind].name : kind;
}
