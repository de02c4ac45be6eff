/**
 * Who took what out of the archive, as rows of a list: files of a day or a digest, zips of a period, figures as tables and
 * pictures. Some words are its own: the desk, whose start counts, needs only the others.
 */
import { fileCalled, RENDITIONS } from '../../core/edition/renditions.ts';
import type { Download } from '../../records/edition/downloads.ts';
import { downloadsOf } from '../../records/edition/downloads.ts';
import { isOffice } from '../archive/nav.ts';
import { say, type Word as WordKey } from '../archive/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { fillIn } from '../page/fill-in.ts';
import { momentInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';

export interface DownloadRow {
  readonly time: string;
  readonly who: string;
  readonly what: string;
}

const MOST_DOWNLOADS = 50;

/** What figures leave the archive as, beside its files: names on record, and in words. */
const TABLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'figures-over-time.xlsx': { zh: '数字走势表格', en: 'workbook of figures over time' },
  'figures-over-time.svg': { zh: '数字走势图片', en: 'picture of figures over time' },
  'comparison.xlsx': { zh: '两期对比表格', en: 'workbook of a comparison' },
};
const OF_PERIOD = { zh: '{from}至{to}：{names}', en: '{from} to {to}: {names}' } as const;

/** null for those who may not see it. */
export async function downloadRows(ask: MemberAsk<'programme' | 'day'>): Promise<DownloadRow[] | null> {
  const { caller, params, world } = ask;
  if (!isOffice(caller.role)) return null;
  const downloads = await downloadsOf(world.table, params.programme, params.day, MOST_DOWNLOADS);
  return downloads.map((download) => downloadRow(ask, download));
}

export function downloadRow(ask: MemberAsk, download: Download): DownloadRow {
  const { language, stored } = ask;
  const { at, by, role, read } = download;
  const what = whatWasTaken(ask, download);
  const word = ROLE_WORDS[role];
  return {
    time: momentInWords(at, stored.programme.timezone, language),
    who: `${word === undefined ? role : say(language, word)} ${by}`,
    what: read ? `${what}（${say(language, 'read')}）` : what,
  };
}

/** A day's file, a digest's, a table or picture of figures, or a zip. */
function whatWasTaken(ask: MemberAsk, { files, to, edition, day }: Download): string {
  const { language } = ask;
  const names = files.map((name) => wordOf(ask, name)).join(say(language, 'separator'));
  const ofEdition = edition === undefined ? names : `${say(language, 'editionName', { edition })} ${names}`;
  if (to === undefined) return ofEdition;
  const isOne = edition !== undefined || files.some((name) => Object.hasOwn(TABLES, name));
  const words = { from: day, to, names: ofEdition };
  return isOne ? fillIn(OF_PERIOD[language], words) : say(language, 'downloadedPeriod', words);
}

const ROLE_WORDS: Readonly<Record<string, WordKey>> = {
  reader: 'roleReader',
  office: 'roleOffice',
  signatory: 'roleSignatory',
  administrator: 'roleAdministrator',
  guest: 'roleGuest',
};

const wordOf = ({ language }: MemberAsk, name: string): string => {
  if (Object.hasOwn(TABLES, name)) return TABLES[name]![language];
  const file = fileCalled(name);
  return file === undefined ? name : RENDITIONS[file].words[language];
};
