/**
 * The archive function's handlers: issued briefings for readers, as pages, as JSON, and file by file.
 */
import type { Hono } from 'hono';
import { getBriefings } from '../../pages/api/briefings.ts';
import { getDigests } from '../../pages/api/digests.ts';
import { showCalendar } from '../../pages/archive/calendar.ts';
import { downloadFile } from '../../pages/archive/download-file.ts';
import { type DigestAsk, downloadDigest } from '../../pages/digest/download.ts';
import { showDigests } from '../../pages/digest/show.ts';
import { showBriefing } from '../../pages/edition/show.ts';
import { showFrontPage } from '../../pages/front/show.ts';
import type { MemberAsk } from '../../pages/page/ask.ts';
import { chooseDownload, downloadZip } from '../../pages/period/download.ts';
import { listDownloads } from '../../pages/period/list-downloads.ts';
import { showSearch } from '../../pages/search/show.ts';
import type { World } from '../world.ts';
import { webApp } from './web.ts';
import type { WebEnv } from './web-env.ts';

const readingPages = () => import('../../pages/edition/read.ts');
const readArchived = async () => (await import('../../adapters/html/read-archived.ts')).readArchived;
const asking = () => import('../../pages/ask/show.ts');
const comparePage = () => import('../../pages/figures/compare-page.ts');
const figurePages = () => import('../../pages/figures/show-figures.ts');

export const archiveWeb = (world: World): Hono<WebEnv> =>
  webApp('archive', world, {
    'GET /archive/:programme': showFrontPage,
    'GET /archive/:programme/calendar': showCalendar,
    'GET /archive/:programme/ask': async (ask: MemberAsk<'programme'>) => (await asking()).showAsk(ask),
    'GET /archive/:programme/search': showSearch,
    'GET /archive/:programme/download': chooseDownload,
    'GET /archive/:programme/zip': downloadZip,
    // Charts, tables and workbooks are loaded when somebody opens one.
    'GET /archive/:programme/figures': async (ask: MemberAsk<'programme'>) => (await figurePages()).showFigures(ask),
    'GET /archive/:programme/figures/workbook': async (ask: MemberAsk<'programme'>) =>
      (await figurePages()).downloadFigures(ask),
    'GET /archive/:programme/figures/picture': async (ask: MemberAsk<'programme'>) =>
      (await figurePages()).downloadPicture(ask),
    'GET /archive/:programme/compare': async (ask: MemberAsk<'programme'>) => (await comparePage()).comparePeriods(ask),
    'GET /archive/:programme/compare/workbook': async (ask: MemberAsk<'programme'>) =>
      (await comparePage()).downloadComparison(ask),
    'GET /archive/:programme/:day/figures/:indicator': async (ask: MemberAsk<'programme' | 'day' | 'indicator'>) =>
      (await import('../../pages/figures/explain-page.ts')).showExplained(ask),
    'GET /archive/:programme/downloads': listDownloads,
    'GET /archive/:programme/digests': showDigests,
    // A parser of HTML comes with the first that is read.
    'GET /archive/:programme/digests/:kind/:period': async (ask: DigestAsk) =>
      (await readingPages()).readDigest(ask, await readArchived()),
    'GET /archive/:programme/:day/read': async (ask: MemberAsk<'programme' | 'day'>) =>
      (await readingPages()).readBriefing(ask, await readArchived()),
    'GET /archive/:programme/:day': showBriefing,
    'GET /api/programmes/:programme/briefings': getBriefings,
    'GET /api/programmes/:programme/digests': getDigests,
    'GET /api/programmes/:programme/digests/:kind/:period/:edition/:file': downloadDigest,
    'GET /api/programmes/:programme/briefings/:day/:edition/:file': downloadFile,
  });
