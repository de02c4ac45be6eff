/**
 * The desk function's handlers: the office's board and issuing, as pages and as JSON.
 */
import type { Hono } from 'hono';
import type { ProgrammeFiles } from '../../pages/api/programmes.ts';
import { pollBoard } from '../../pages/day/poll-board.ts';
import { chooseDay, showDesk } from '../../pages/day/show.ts';
import type { MemberAsk } from '../../pages/page/ask.ts';
import { lazily } from '../first-use.ts';
import type { World } from '../world.ts';
import { KEEPING_HANDLERS } from './keeping-web.ts';
import { webApp } from './web.ts';
import type { WebEnv } from './web-env.ts';
import { WORKSHOP_HANDLERS } from './workshop-web.ts';

/** Loaded when the office decides something; the board is what it looks at all day. */
const accepting = () => import('../../pages/decide/accept-all.ts');
const passing = () => import('../../pages/day/pass-on.ts');
const unitReport = () => import('../../pages/decide/unit-report.ts');
const preview = () => import('../../pages/preview/show.ts');
const draft = () => import('../../pages/preview/draft.ts');
const correction = () => import('../../pages/correction/correct-day.ts');
const corrections = () => import('../../pages/correction/list.ts');
const copies = () => import('../../pages/api/copies.ts');
const copying = () => import('../../pages/copy/upload.ts');
const holding = () => import('../../pages/preview/hold.ts');
const signing = () => import('../../pages/preview/sign.ts');

/** Used a few times a month: not loaded for every look at the board. */
const digests = () => import('../../pages/digest/issue.ts');
const digestDeliveries = () => import('../../pages/delivery/of-digest.ts');
/** What the office seldom opens. */
const photos = () => import('../../pages/photo/show.ts');

/** The first look of the day. */
const morning = () => import('../../pages/morning/show.ts');

/** Looked at now and then, not with every look at the board. */
const deliveries = () => import('../../pages/delivery/show.ts');
const sending = () => import('../../pages/delivery/send-now.ts');
const reminding = () => import('../../pages/day/remind-now.ts');
/** Closing and composing come with the first issue. */
const issuing = () => import('../../pages/day/issue-now.ts');
/** YAML and its checks come with the first file. */
const programmes = () => import('../../pages/api/programmes.ts');
async function programmeFiles(): Promise<ProgrammeFiles> {
  const [{ readProgrammeFile }, { writeProgrammeFile }] = await Promise.all([
    import('../../adapters/yaml/programme-file.ts'),
    import('../../adapters/yaml/write-programme.ts'),
  ]);
  return { read: (text) => readProgrammeFile(text), write: writeProgrammeFile };
}
const days = () => import('../../pages/api/days.ts');
const links = () => import('../../pages/link/make.ts');
const matrix = () => import('../../pages/matrix/show.ts');
const runs = () => import('../../pages/run/show.ts');

export const deskWeb = (world: World): Hono<WebEnv> =>
  webApp('desk', world, {
    'GET /desk': lazily(async () => (await morning()).showMorning),
    'GET /desk/:programme': chooseDay,
    'GET /desk/:programme/digests': lazily(async () => (await digests()).showDigestDesk),
    'POST /desk/:programme/digests': lazily(async () => (await digests()).issueDigestNow),
    'GET /desk/:programme/digests/:kind/:period/deliveries': lazily(
      async () => (await digestDeliveries()).showDigestDeliveries,
    ),
    'POST /desk/:programme/digests/:kind/:period/deliveries/now': lazily(async () => (await sending()).sendDigestNow),
    'POST /desk/:programme/digests/:kind/:period/deliveries/again': lazily(
      async () => (await sending()).sendDigestAgain,
    ),
    ...KEEPING_HANDLERS,
    ...WORKSHOP_HANDLERS,
    'GET /desk/:programme/corrections': lazily(async () => (await corrections()).showCorrections),
    'POST /desk/:programme/corrections': lazily(async () => (await corrections()).correctSeveral),
    'GET /desk/:programme/:day': showDesk,
    'GET /desk/:programme/:day/photos/:unit/:photo': lazily(async () => (await photos()).showUnitPhoto),
    'GET /desk/:programme/:day/board': pollBoard,
    'GET /desk/:programme/:day/figures': lazily(async () => (await matrix()).showMatrix),
    'POST /desk/:programme/:day/remind': lazily(async () => (await reminding()).remindNow),
    'GET /desk/:programme/:day/deliveries': lazily(async () => (await deliveries()).showDeliveries),
    'POST /desk/:programme/:day/deliveries/now': lazily(async () => (await sending()).sendNow),
    'POST /desk/:programme/:day/deliveries/again': lazily(async () => (await sending()).sendAgainNow),
    'POST /desk/:programme/:day/deliveries/test': lazily(async () => (await sending()).testNow),
    'GET /desk/:programme/runs': lazily(async () => (await runs()).showRuns),
    'POST /desk/:programme/:day/issue': lazily(async () => (await issuing()).issueNow),
    'POST /archive/:programme/:day/link': lazily(async () => (await links()).makeLink),
    'POST /archive/:programme/:day/revoke': lazily(async () => (await links()).revokeLink),
    'GET /api/programmes/:programme': async (ask: MemberAsk<'programme'>) =>
      (await programmes()).getProgramme(ask, await programmeFiles()),
    'PUT /api/programmes/:programme': async (ask: MemberAsk<'programme'>) =>
      (await programmes()).putProgramme(ask, await programmeFiles()),
    'GET /api/programmes/:programme/days/:day': lazily(async () => (await days()).getDay),
    'POST /api/programmes/:programme/days/:day/issue': lazily(async () => (await days()).postIssue),
    'POST /desk/:programme/:day/accept': lazily(async () => (await accepting()).acceptAll),
    'POST /desk/:programme/:day/pass': lazily(async () => (await passing()).passOn),
    'GET /desk/:programme/:day/preview': lazily(async () => (await preview()).showPreview),
    'GET /desk/:programme/:day/preview/:file': lazily(async () => (await draft()).showDraft),
    'GET /desk/:programme/:day/correct': lazily(async () => (await correction()).showCorrection),
    'POST /desk/:programme/:day/correct': lazily(async () => (await correction()).correctDay),
    'POST /api/programmes/:programme/briefings/:day/:edition/copy': lazily(async () => (await copies()).postCopy),
    'GET /desk/:programme/:day/copy': lazily(async () => (await copying()).showCopyUpload),
    'POST /desk/:programme/:day/copy': lazily(async () => (await copying()).takeCopyUpload),
    'GET /desk/:programme/:day/copy/:upload': lazily(async () => (await copying()).showCopyComparison),
    'POST /desk/:programme/:day/copy/:upload': lazily(async () => (await copying()).acceptCopyUpload),
    'POST /desk/:programme/:day/hold': lazily(async () => (await holding()).holdDay),
    'POST /desk/:programme/:day/release': lazily(async () => (await holding()).releaseDay),
    'POST /desk/:programme/:day/sign': lazily(async () => (await signing()).signDay),
    'GET /desk/:programme/:day/units/:unit': lazily(async () => (await unitReport()).showUnitReport),
    'POST /desk/:programme/:day/units/:unit/return': lazily(async () => (await unitReport()).returnReport),
    'POST /desk/:programme/:day/units/:unit/accept': lazily(async () => (await unitReport()).acceptReport),
    'POST /desk/:programme/:day/units/:unit/texts': lazily(async () => (await unitReport()).chooseTexts),
  });
