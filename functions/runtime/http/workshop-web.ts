/**
 * Handlers of the workshop: programmes set up in the browser. Few open it, and seldom: all of it is loaded with its first
 * request, YAML only with the first file.
 */
import type { Ask, WorkshopAsk } from '../../pages/page/ask.ts';
import type { DraftFiles } from '../../pages/workshop/file.ts';
import { lazily } from '../first-use.ts';

const all = () => import('../../pages/workshop/all.ts');
const programme = () => import('../../pages/workshop/programme.ts');
const part = () => import('../../pages/workshop/part.ts');
const entry = () => import('../../pages/workshop/entry-page.ts');
const file = () => import('../../pages/workshop/file.ts');
const trying = () => import('../../pages/workshop/try.ts');
const publish = () => import('../../pages/workshop/publish.ts');

async function draftFiles(): Promise<DraftFiles> {
  const [{ readDraftFile }, { writeDraftFile }] = await Promise.all([
    import('../../adapters/yaml/programme-file.ts'),
    import('../../adapters/yaml/write-programme.ts'),
  ]);
  return { read: readDraftFile, write: writeDraftFile };
}

export const WORKSHOP_HANDLERS = {
  'GET /workshop': lazily(async () => (await all()).showAll),
  'POST /workshop': async (ask: Ask) => (await all()).createOne(ask, await draftFiles()),
  'GET /workshop/:programme': lazily(async () => (await programme()).showProgramme),
  'POST /workshop/:programme': lazily(async () => (await programme()).changeDraft),
  'GET /workshop/:programme/parts/:part': lazily(async () => (await part()).showPart),
  'POST /workshop/:programme/parts/:part': lazily(async () => (await part()).changePart),
  'GET /workshop/:programme/parts/:part/:entry': lazily(async () => (await entry()).showEntry),
  'POST /workshop/:programme/parts/:part/:entry': lazily(async () => (await entry()).changeEntry),
  'GET /workshop/:programme/file': async (ask: WorkshopAsk<'programme'>) =>
    (await file()).showFile(ask, await draftFiles()),
  'POST /workshop/:programme/file': async (ask: WorkshopAsk<'programme'>) =>
    (await file()).takeFile(ask, await draftFiles()),
  'GET /workshop/:programme/try': lazily(async () => (await trying()).showTry),
  'GET /workshop/:programme/try/:what': lazily(async () => (await trying()).showTried),
  'GET /workshop/:programme/publish': lazily(async () => (await publish()).showPublish),
  'POST /workshop/:programme/publish': lazily(async () => (await publish()).publishDraft),
};
