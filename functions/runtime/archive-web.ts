/**
 * The archive function's handlers: issued briefings for readers, as pages, as JSON, and file by file.
 */
import type { Hono } from 'hono';
import { getBriefings } from '../pages/api/briefings.ts';
import { downloadFile } from '../pages/archive/download-file.ts';
import { listBriefings } from '../pages/archive/list-briefings.ts';
import { showBriefing } from '../pages/archive/show-briefing.ts';
import { type WebEnv, webApp } from './web.ts';
import type { World } from './world.ts';

export const archiveWeb = (world: World): Hono<WebEnv> =>
  webApp('archive', world, {
    'GET /archive/:programme': listBriefings,
    'GET /archive/:programme/:day': showBriefing,
    'GET /api/programmes/:programme/briefings': getBriefings,
    'GET /api/programmes/:programme/briefings/:day/:edition/:file': downloadFile,
  });
