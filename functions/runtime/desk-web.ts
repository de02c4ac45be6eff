/**
 * The desk function's handlers: the office's board and issuing, as pages and as JSON.
 */
import type { Hono } from 'hono';
import { joinFindings } from '../core/finding.ts';
import { ARCHIVE_FINDINGS } from '../core/finding-archive.ts';
import { getDay, postIssue } from '../pages/api/days.ts';
import { makeLink, revokeLink } from '../pages/archive/make-link.ts';
import { issueNow } from '../pages/desk/issue-now.ts';
import { chooseDay, showDesk } from '../pages/desk/show-desk.ts';
import { lazily } from './first-use.ts';
import { webApp } from './web.ts';
import type { WebEnv } from './web-env.ts';
import type { World } from './world.ts';

joinFindings(ARCHIVE_FINDINGS);

/** Used a few times a month: not loaded for every look at the board. */
const digests = () => import('../pages/desk/digest-desk.ts');
/** What the office seldom opens. */
const units = () => import('../pages/desk/change-unit.ts');
const keys = () => import('../pages/desk/make-key.ts');
const photos = () => import('../pages/photos/show-photo.ts');

export const deskWeb = (world: World): Hono<WebEnv> =>
  webApp('desk', world, {
    'GET /desk/:programme': chooseDay,
    'GET /desk/:programme/units': lazily(async () => (await units()).showUnits),
    'POST /desk/:programme/units': lazily(async () => (await units()).changeUnit),
    'GET /desk/:programme/units/:unit': lazily(async () => (await units()).showUnit),
    'POST /desk/:programme/keys': lazily(async () => (await keys()).makeKey),
    'POST /desk/:programme/keys/revoke': lazily(async () => (await keys()).revokeOneKey),
    'POST /desk/:programme/cards': lazily(async () => (await keys()).makeCards),
    'GET /desk/:programme/digests': lazily(async () => (await digests()).showDigestDesk),
    'POST /desk/:programme/digests': lazily(async () => (await digests()).issueDigestNow),
    'GET /desk/:programme/:day': showDesk,
    'GET /desk/:programme/:day/photos/:unit/:photo': lazily(async () => (await photos()).showUnitPhoto),
    'POST /desk/:programme/:day/issue': issueNow,
    'POST /archive/:programme/:day/link': makeLink,
    'POST /archive/:programme/:day/revoke': revokeLink,
    'GET /api/programmes/:programme/days/:day': getDay,
    'POST /api/programmes/:programme/days/:day/issue': postIssue,
  });
