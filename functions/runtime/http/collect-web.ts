/**
 * The collect function's handlers: signing in, the report form, the submission API, and what belongs to no function.
 */
import type { Hono } from 'hono';
import { showHome } from '../../pages/access/home.ts';
import { showSignIn, signIn, signOut } from '../../pages/access/sign-in.ts';
import { getSubmission, putSubmission } from '../../pages/api/submissions.ts';
import { json } from '../../pages/page/answer.ts';
import { showAsset, showHealth } from '../../pages/page/assets.ts';
import { sendReport } from '../../pages/report/send.ts';
import { showReport } from '../../pages/report/show.ts';
import { lazily } from '../first-use.ts';
import type { World } from '../world.ts';
import { webApp } from './web.ts';
import type { WebEnv } from './web-env.ts';

/** Few reports come as a file, as a pasted message, or from the office. */
const download = () => import('../../pages/sheet/download.ts');
const upload = () => import('../../pages/sheet/upload.ts');
const entering = () => import('../../pages/decide/enter-report.ts');

export const collectWeb = (world: World): Hono<WebEnv> =>
  webApp('collect', world, {
    'GET /': showHome,
    'GET /sign-in': showSignIn,
    'POST /sign-in': signIn,
    'POST /sign-out': signOut,
    'GET /assets/:file': showAsset,
    'GET /health': showHealth,
    'GET /openapi.json': async () => json((await import('../../pages/api/openapi.ts')).openApi()),
    'GET /report/:programme/:day': showReport,
    'POST /report/:programme/:day': sendReport,
    'POST /report/:programme/:day/photos': lazily(
      async () => (await import('../../pages/report/add-photos.ts')).addPhotos,
    ),
    'GET /report/:programme/:day/photos/:photo': lazily(
      async () => (await import('../../pages/report/show-own-photo.ts')).showOwnPhoto,
    ),
    'POST /api/programmes/:programme/days/:day/photos': lazily(
      async () => (await import('../../pages/api/photos.ts')).postPhoto,
    ),
    'PUT /api/programmes/:programme/days/:day/photos/:upload': lazily(
      async () => (await import('../../pages/api/photos.ts')).putPhoto,
    ),
    'POST /uploads': lazily(async () => (await import('../../pages/photo/take-upload.ts')).takeUpload),
    'GET /report/:programme/:day/paste': lazily(async () => (await import('../../pages/paste/report.ts')).showPaste),
    'POST /report/:programme/:day/paste': lazily(async () => (await import('../../pages/paste/report.ts')).readPasted),
    'GET /report/:programme/:day/workbook': lazily(async () => (await download()).downloadUnitSheet),
    'POST /report/:programme/:day/workbook': lazily(async () => (await upload()).uploadUnitSheet),
    'GET /report/:programme/:day/upload': lazily(async () => (await upload()).showUnitUpload),
    'GET /report/:programme/:day/ledgers/:ledger': lazily(
      async () => (await import('../../pages/report/row-history.ts')).showRowHistory,
    ),
    'GET /desk/:programme/:day/workbook': lazily(async () => (await download()).downloadUnitsSheet),
    'POST /desk/:programme/:day/workbook': lazily(async () => (await upload()).uploadUnitsSheet),
    'GET /desk/:programme/:day/upload': lazily(async () => (await upload()).showDeskUpload),
    // Rarely wanted, so loaded then. Here, because only this function may write what units report.
    'GET /desk/:programme/:day/units/:unit/enter': lazily(async () => (await entering()).showEntry),
    'POST /desk/:programme/:day/units/:unit/enter': lazily(async () => (await entering()).enterReport),
    'GET /api/programmes/:programme/days/:day/submissions/:unit': getSubmission,
    'PUT /api/programmes/:programme/days/:day/submissions/:unit': putSubmission,
    'POST /api/programmes/:programme/days/:day/submissions/:unit/read': lazily(
      async () => (await import('../../pages/api/read-text.ts')).readText,
    ),
    'POST /api/programmes/:programme/days/:day/submissions/:unit': putSubmission,
  });
