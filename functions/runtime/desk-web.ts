/**
 * The desk function's handlers: the office's board and issuing, as pages and as JSON.
 */
import type { Hono } from 'hono';
import { joinFindings } from '../core/finding.ts';
import { ARCHIVE_FINDINGS } from '../core/finding-archive.ts';
import { getDay, postIssue } from '../pages/api/days.ts';
import { makeLink, revokeLink } from '../pages/archive/make-link.ts';
import { changeUnit, showUnit, showUnits } from '../pages/desk/change-unit.ts';
import { issueNow } from '../pages/desk/issue-now.ts';
import { makeCards, makeKey, revokeOneKey } from '../pages/desk/make-key.ts';
import { chooseDay, showDesk } from '../pages/desk/show-desk.ts';
import { lazily } from './first-use.ts';
import { webApp } from './web.ts';
import type { WebEnv } from './web-env.ts';
import type { World } from './world.ts';

joinFindings(ARCHIVE_FINDINGS);

/** Used a few times a month: not loaded for every look at the board. */
const digests = () => import('../pages/desk/digest-desk.ts');

export const deskWeb = (world: World): Hono<WebEnv> =>
  webApp('desk', world, {
    'GET /desk/:programme': chooseDay,
    'GET /desk/:programme/units': showUnits,
    'POST /desk/:programme/units': changeUnit,
    'GET /desk/:programme/units/:unit': showUnit,
    'POST /desk/:programme/keys': makeKey,
    'POST /desk/:programme/keys/revoke': revokeOneKey,
    'POST /desk/:programme/cards': makeCards,
    'GET /desk/:programme/digests': lazily(async () => (await digests()).showDigestDesk),
    'POST /desk/:programme/digests': lazily(async () => (await digests()).issueDigestNow),
    'GET /desk/:programme/:day': showDesk,
    'POST /desk/:programme/:day/issue': issueNow,
    'POST /archive/:programme/:day/link': makeLink,
    'POST /archive/:programme/:day/revoke': revokeLink,
    'GET /api/programmes/:programme/days/:day': getDay,
    'POST /api/programmes/:programme/days/:day/issue': postIssue,
  });
