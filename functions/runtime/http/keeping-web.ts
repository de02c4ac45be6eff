/**
 * Handlers of the desk's keeping pages: units, keys, the calendar, matters, rosters, the audit. Each is loaded with its first request;
 * the board, which everybody waits for, carries none of them.
 */
import { lazily } from '../first-use.ts';

const units = () => import('../../pages/unit/change.ts');
const calendar = () => import('../../pages/calendar/show.ts');
const keys = () => import('../../pages/unit/make-key.ts');
const audit = () => import('../../pages/audit/show.ts');
const matters = () => import('../../pages/matter/show.ts');
const rosters = () => import('../../pages/roster/show.ts');

export const KEEPING_HANDLERS = {
  'GET /desk/:programme/units': lazily(async () => (await units()).showUnits),
  'POST /desk/:programme/units': lazily(async () => (await units()).changeUnit),
  'GET /desk/:programme/units/:unit': lazily(async () => (await units()).showUnit),
  'GET /desk/:programme/calendar': lazily(async () => (await calendar()).showCalendar),
  'POST /desk/:programme/calendar': lazily(async () => (await calendar()).changeCalendar),
  'POST /desk/:programme/keys': lazily(async () => (await keys()).makeKey),
  'POST /desk/:programme/keys/revoke': lazily(async () => (await keys()).revokeOneKey),
  'POST /desk/:programme/cards': lazily(async () => (await keys()).makeCards),
  'GET /desk/:programme/audit': lazily(async () => (await audit()).showAudit),
  'GET /desk/:programme/audit/export': lazily(async () => (await audit()).exportAudit),
  'GET /desk/:programme/matters': lazily(async () => (await matters()).showMatters),
  'GET /desk/:programme/matters/:matter': lazily(async () => (await matters()).showMatter),
  'POST /desk/:programme/matters/:matter': lazily(async () => (await matters()).changeMatter),
  'GET /desk/:programme/:day/rosters': lazily(async () => (await rosters()).showRosters),
  'POST /desk/:programme/:day/rosters': lazily(async () => (await rosters()).sendRosterNow),
};
