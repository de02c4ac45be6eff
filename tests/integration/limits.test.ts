/**
 * Each limit that people are told, just below it, at it and just above it, by the one table of limits: a limit without a way
 * to try it does not compile. Each way says whether so much was refused as too much (and not for anything else).
 */
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readReportWorkbook } from '../../functions/adapters/office/read-report.ts';
import { withCalendar } from '../../functions/core/calendar/change.ts';
import type { Edition } from '../../functions/core/edition/edition.ts';
import { partsOf } from '../../functions/core/edition/period-parts.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { text as TEXT } from '../../functions/core/kinds/text.ts';
import { readRows } from '../../functions/core/ledger/read-rows.ts';
import { LIMITS } from '../../functions/core/limits/limits.ts';
import { captionFits, lookAtPhoto } from '../../functions/core/photo/photo.ts';
import { readNarratives } from '../../functions/core/report/narrative.ts';
import { readReasons } from '../../functions/core/report/reasons.ts';
import { bytesAsJson, sizeFindings } from '../../functions/core/report/size.ts';
import { readNames } from '../../functions/core/text/names.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { compareUpload } from '../../functions/pipeline/copy/accept.ts';
import { issueDigest } from '../../functions/pipeline/digest/issue.ts';
import { importHistory } from '../../functions/pipeline/history/import.ts';
import { receivePhoto } from '../../functions/pipeline/photo/receive.ts';
import { insertEdition } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { ledgerFile, ledgerProgramme } from '../support/ledger-programme.ts';
import { DAY, openWebWorld, read, webProgramme } from '../support/web-world.ts';

/** Of a size: was it refused as too much? */
type Refuses = (size: number) => Promise<boolean> | boolean;

const UNITS = Array.from({ length: LIMITS.cards + 1 }, (_, at) => ({
  id: `u${at}`,
  name: `第${at}大队`,
  group: '执法队伍',
}));
const base = webProgramme();
const indicators = Array.from(
  { length: LIMITS.chosenFigures + 1 },
  (_, at): Indicator => ({
    ...base.indicators[0]!,
    ...{ id: `figure_${at}`, name: `指标${at}` },
  }),
);
const web = await openWebWorld({
  units: [...base.units, ...UNITS],
  indicators: [...base.indicators, ...indicators],
  schedule: { ...base.schedule, review: 'optional' },
});
const signing = await openWebWorld({ schedule: { ...base.schedule, review: 'required' } });
const cookie = await web.cookie(web.keys.administrator);
const desk = `/desk/suizhou/${DAY}`;
/** A workbook of that one sheet. */
function bookOf(sheet: string): Uint8Array {
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/></Relationships>',
    'xl/sheet.xml': sheet,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)])));
}
const LATER = '2022-04-08T09:30:00.000Z';
/** A day with an edition and a matter, and the next one with a report alone. */
const NEXT = addDays(DAY, 1);
const NEXT_DAY = '2022-04-09T08:30:00.000Z';
await web.put({ id: 'one', figures: { dissuaded: 1 }, narratives: [{ kind: '问题协调', text: '路灯不亮。' }] });
web.setNow(LATER);
await web.issueDay(DAY);
web.setNow(NEXT_DAY);
await web.put({ id: 'two', figures: { dissuaded: 1 }, narratives: [] }, { day: NEXT });

const fill = (count: number): string => '字'.repeat(count);
/** Characters of two UTF-16 units are one each to people. */
const wide = (count: number): string => '😀'.repeat(count);
const codes = (findings: readonly { readonly code: string }[]): string[] => findings.map(({ code }) => code);

const narrative = (over: object) => readNarratives(base, [{ kind: '工作动态', text: '一切正常。', ...over }]).findings;
const form = async (path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<string> =>
  (await web.form(path, fields, cookie)).text();
const page = async (path: string): Promise<string> => (await web.request(path, { headers: { cookie } })).text();
const answered = async (path: string, init: RequestInit, key: string): Promise<string> => {
  const answer = await web.request(path, { ...init, key });
  return answer.ok ? '' : (await read(answer)).code;
};
const posted = (path: string, body: string, type: string, key: string): Promise<string> =>
  answered(path, { method: 'POST', headers: { 'content-type': type }, body }, key);
const json = (path: string, body: unknown, key: string): Promise<string> =>
  posted(path, JSON.stringify(body), 'application/json', key);
const submission = `/api/programmes/suizhou/days/${DAY}/submissions/a`;

/** Two sides of a picture of so many pixels, neither longer than a header can say. */
function sidesOf(pixels: number): readonly [number, number] {
  for (let side = 65_535; side > 0; side -= 1)
    if (pixels % side === 0 && pixels / side <= 65_535) return [side, pixels / side];
  throw new Error(`no picture has ${pixels} pixels`);
}

/** The nearest sizes that a picture can have, from the limit down or up. */
function pixelsNear(size: number, step: number): readonly [number, number] {
  for (let pixels = size; ; pixels += step) {
    try {
      return sidesOf(pixels);
    } catch {
      // primes have no two sides
    }
  }
}

function jpegOf([width, height]: readonly [number, number]): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  bytes.set([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8]);
  view.setUint16(7, height);
  view.setUint16(9, width);
  return bytes;
}

function pngOf(width: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, 1);
  return bytes;
}

const rendition = (bytes: number) => ({
  ...{ name: 'briefing.docx', mediaType: 'x', sha256: 'x', key: 'x', bytes },
});
const editionOf = (bytes: number, day = DAY): Edition =>
  ({
    ...{ programme: 'suizhou', day, issue: 1, edition: 1, issuedAt: LATER, files: [rendition(bytes)] },
    outline: { title: '简报', completeness: { expected: 1, received: 1, onTime: 1 }, missing: [], headline: [] },
  }) as unknown as Edition;

let zipped = 0;

const WAYS = {
  narrativeCharacters: {
    'in a report': (size) => codes(narrative({ text: wide(size) })).includes('narrative.too_long'),
  },
  reportBytes: {
    'of a report': (size) => sizeFindings({ text: 'x'.repeat(size - bytesAsJson({ text: '' })) } as never).length > 0,
  },
  narratives: {
    'in a report': (size) =>
      readNarratives(
        base,
        Array.from({ length: size }, () => ({ kind: '工作动态', text: '好。' })),
      ).findings.length > 0,
  },
  pastedCharacters: {
    'over the interface': async (size) =>
      (await json(`${submission}/read`, { text: wide(size) }, web.keys.unit)) === 'request.field',
    'on the page': async (size) =>
      (
        await (
          await web.form(`/report/suizhou/${DAY}/paste`, { text: wide(size) }, await web.cookie(web.keys.unit))
        ).text()
      ).includes('一次最多'),
  },
  questionCharacters: {
    'to the archive': async (size) =>
      (await page(`/archive/suizhou/ask?q=${encodeURIComponent(`${wide(size)}`)}`)).includes('问题太长'),
  },
  names: {
    'in a figure': (size) =>
      codes(
        readNames(
          { name: '点位' },
          Array.from({ length: size }, (_, at) => `路口${at}`),
          'x',
        ).findings,
      ).includes('figure.too_many_names'),
  },
  nameCharacters: {
    'of a place': (size) => codes(readNames({ name: '点位' }, [fill(size)], 'x').findings).includes('figure.name'),
  },
  figureReasonCharacters: {
    'of a figure': (size) => codes(readReasons({ a: '1' }, { a: wide(size) }).findings).includes('submission.reason'),
  },
  answerCharacters: {
    'of a text': (size) =>
      codes(TEXT.typing.read({ ...base.indicators[0]!, kind: 'text' }, wide(size), 'x').findings).includes(
        'figure.text',
      ),
  },
  photos: {
    'in a report': (size) =>
      codes(narrative({ photos: Array.from({ length: size }, (_, at) => `p${at}`) })).includes('photo.many'),
  },
  photoBytes: {
    'as it is handed in': async (size) => {
      const place = { programme: 'suizhou', day: DAY, unit: 'a' };
      const received = await receivePhoto(web.world as never, place, new Uint8Array(size));
      return 'finding' in received && received.finding.code === 'photo.bytes';
    },
  },
  captionCharacters: { 'below a photo': (size) => !captionFits(wide(size)) },
  jpegPixels: {
    'in a header': (size) => {
      const sides = size > LIMITS.jpegPixels ? pixelsNear(size, 1) : pixelsNear(size, -1);
      return lookAtPhoto(jpegOf(sides)).is === 'huge';
    },
  },
  otherPixels: { 'in a header': (size) => lookAtPhoto(pngOf(size)).is === 'huge' },
  requestBytes: {
    'of a report': async (size) =>
      (await posted(`${submission}/read`, '{}'.padEnd(size), 'application/json', web.keys.unit)) ===
      'request.too_large',
  },
  throughSiteBytes: {
    'of a sheet': async (size) =>
      (
        await web.request(`${desk}/workbook`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
          body: new Uint8Array(size),
        })
      ).status === 413,
  },
  sheetUnpackedBytes: {
    'of a workbook': (size) => {
      const read = readReportWorkbook(zipSync({ 'a.xml': new Uint8Array(size) }, { level: 1 }), 10);
      return 'finding' in read && read.finding.code === 'sheet.unpacks';
    },
  },
  copyBytes: {
    'of an edited file': async (size) => {
      const other = { finding: { code: 'copy.other_file' } };
      const stores = { ...web.world, copies: async () => ({ readWord: () => other }) } as never;
      const compared = await compareUpload(stores, { programme: base } as never, copied(), new Uint8Array(size));
      return 'finding' in compared && compared.finding.code === 'copy.too_large';
    },
  },
  correctionReasonCharacters: {
    'over the interface': async (size) =>
      (await json(`/api/programmes/suizhou/days/${DAY}/issue`, { reason: wide(size) }, web.keys.office)) ===
      'request.field',
    'at the desk': async (size) =>
      (await form(`${desk}/correct`, { reason: wide(size), seen: 'x' })).includes('请写短一些'),
  },
  decisionReasonCharacters: {
    'of a return': async (size) =>
      (await form(`/desk/suizhou/${NEXT}/units/a/return`, { reason: wide(size), revision: '1' })).includes(
        '请写短一些',
      ),
    'of holding back': async (size) =>
      (await form(`/desk/suizhou/${NEXT}/hold`, { reason: wide(size) })).includes('请写短一些'),
  },
  signerCharacters: {
    'of a signature': async (size) => {
      const office = await signing.cookie(signing.keys.office);
      const shown = await (await signing.request(`${desk}/preview`, { headers: { cookie: office } })).text();
      const basis = /name="basis" value="([^"]+)"/.exec(shown)?.[1] ?? '';
      const signed = await signing.form(`${desk}/sign`, { step: 'review', name: wide(size), basis }, office);
      return (await signed.text()).includes(`最多${LIMITS.signerCharacters}个字`);
    },
  },
  resultCharacters: {
    'of a matter': async (size) =>
      (await form(MATTER(), { do: 'close', seen: '7', result: wide(size) })).includes(
        `1到${LIMITS.resultCharacters}个字`,
      ),
  },
  responsibleCharacters: {
    'of a matter': async (size) =>
      (await form(MATTER(), { do: 'assign', seen: '7', responsible: wide(size) })).includes(
        `不超过${LIMITS.responsibleCharacters}个字`,
      ),
  },
  keyLabelCharacters: {
    'of a key': async (size) =>
      (await form('/desk/suizhou/keys', { role: 'reader', days: '0', label: wide(size) })).includes('备注应为'),
  },
  cards: {
    'on one sheet': async (size) =>
      (await web.form('/desk/suizhou/cards', { unit: UNITS.slice(0, size).map(({ id }) => id) }, cookie)).status ===
      422,
  },
  downloadDays: {
    'in a download': async (size) =>
      (await page(`/archive/suizhou/download?from=${DAY}&to=${addDays(DAY, size - 1)}&files=briefing.docx`)).includes(
        `${LIMITS.downloadDays}天`,
      ),
  },
  zipBytes: {
    'of a day': (size) => partsOf([editionOf(size)], ['briefing.docx'])[0]!.tooLarge,
    'of two days': (size) =>
      partsOf([editionOf(1, addDays(DAY, -1)), editionOf(size - 1)], ['briefing.docx']).length > 1,
    'when it is asked for': async (size) => {
      zipped += 1;
      const day = addDays(DAY, -zipped);
      await insertEdition(web.world.table, editionOf(size, day));
      const path = `/archive/suizhou/zip?from=${day}&to=${day}&files=briefing.docx`;
      return (await web.request(path, { key: web.keys.reader })).status === 422; // the small ones have no bytes: 500
    },
  },
  listedBriefings: {
    'in a list': async (size) =>
      (await answered(`/api/programmes/suizhou/briefings?limit=${size}`, {}, web.keys.reader)) === 'archive.limit',
  },
  chosenFigures: {
    'of indicators': async (size) =>
      (
        await page(
          `/archive/suizhou/figures?${indicators
            .slice(0, size)
            .map(({ id }) => `indicator=${id}`)
            .join('&')}`,
        )
      ).includes(`一次最多选${LIMITS.chosenFigures}`),
    'of units': async (size) =>
      (
        await page(
          `/archive/suizhou/figures?${UNITS.slice(0, size)
            .map(({ id }) => `of=unit:${id}`)
            .join('&')}`,
        )
      ).includes(`一次最多选${LIMITS.chosenFigures}`),
  },
  digestDays: {
    'of a special': async (size) => {
      const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
      const period = { from: addDays('2022-04-07', 1 - size), to: '2022-04-07' };
      const issued = await issueDigest(web.world as never, stored, 'special', period, { by: 'x' } as never);
      return issued.outcome === 'refused' && codes(issued.findings).includes('digest.too_long');
    },
  },
  formRows: {
    'of a sheet of a form': (size) => {
      const cell = (at: number) => `<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>${at}</t></is></c></row>`;
      const rows = Array.from({ length: size }, (_, at) => cell(at + 1)).join('');
      const found = openSheets().readOwn(
        bookOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
        LIMITS.formRows,
      );
      return 'finding' in found && found.finding.code === 'sheet.too_many_rows';
    },
  },
  historyDays: {
    'in all': async (size) => {
      const days = Array.from({ length: size }, (_, back) => addDays(base.starts, -1 - back));
      const imported = await imports('日志', days);
      return imported.outcome === 'refused' && codes(imported.findings).includes('history.many_days');
    },
  },
  historySourceCharacters: {
    'of the source': async (size) => {
      const imported = await imports('源'.repeat(size), [addDays(base.starts, -1)]);
      return imported.outcome === 'refused' && codes(imported.findings).includes('history.source');
    },
  },
  stretchDays: {
    'in the calendar': (size) => {
      const typed = `2023-01-01至${addDays('2023-01-01', size - 1)}`;
      const changed = withCalendar(base, { holidays: typed, workdays: '' } as never, DAY);
      return 'findings' in changed && codes(changed.findings).includes('calendar.stretch');
    },
  },
  ledgerColumns: {
    'of a ledger': (size) => {
      const columns = Array.from(
        { length: size - 6 },
        (_, at) => `      - { id: c${at}, name: 栏${at}, kind: text }\n`,
      );
      const more = (text: string): string => text.replace('    closed:', `${columns.join('')}    closed:`);
      return ledgerFile(more).findings.some(({ path }) => path === 'ledgers[0].columns');
    },
  },
  ledgerRows: {
    'of a unit': (size) =>
      codes(rowsRead(Array.from({ length: size }, (_, at) => ({ name: `项目${at}`, state: '在建' })))).includes(
        'ledger.too_many',
      ),
  },
  cellCharacters: {
    'in a cell': (size) =>
      codes(rowsRead([{ name: '甲', state: '在建', problem: wide(size) }])).includes('ledger.text'),
  },
  removalReasonCharacters: {
    'of a row': (size) => codes(rowsRead([{ name: '桥东小学', remove: wide(size) }])).includes('ledger.remove_reason'),
  },
} as const satisfies Readonly<Record<keyof typeof LIMITS, Readonly<Record<string, Refuses>>>>;

/** By a unit that keeps one row which is closed. */
function rowsRead(rows: readonly object[]) {
  const cells = { name: '桥东小学', state: '竣工', progress: '100' };
  const standing = { key: '桥东小学', cells, since: DAY, changed: DAY };
  const place = { unit: 'a', day: DAY, units: ['a'], rows: { projects: [standing] }, alone: new Set<string>() };
  return readRows({ ledgers: ledgerProgramme().ledgers!, ...place }, { projects: rows }).findings;
}

const copied = (): Edition => ({
  ...editionOf(1),
  files: [rendition(1), { ...rendition(1), name: 'briefing.html' }] as never,
});
async function imports(source: string, days: readonly string[]) {
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const rows = days.map((day) => ({ day, unit: 'a', figures: { dissuaded: '1' } }));
  const file = { name: 'log.csv', sha256: '' };
  return importHistory(web.world, stored, rows, { source, file, by: 'x', dry: true });
}
const MATTER = (): string => `/desk/suizhou/matters/${DAY}-a-1`;

describe.each(Object.keys(LIMITS) as (keyof typeof LIMITS)[])('%s', (name) => {
  test.each(Object.entries<Refuses>(WAYS[name]))('%s', async (_, refuses) => {
    web.setNow(NEXT_DAY);
    const limit = LIMITS[name];
    expect([await refuses(limit - 1), await refuses(limit), await refuses(limit + 1)]).toEqual([false, false, true]);
  });
});
