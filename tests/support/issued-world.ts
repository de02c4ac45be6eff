/**
 * The web world with the real template and renderers and a day that was issued: for tests of what the office does with the
 * Word file afterwards.
 */
import { fileURLToPath } from 'node:url';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { readEdition } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { openDocuments } from '../../functions/runtime/documents.ts';
import { DAY, openWebWorld, type WebWorld } from './web-world.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

export interface IssuedWorld extends WebWorld {
  /** Our Word file of that edition. */
  word(edition?: number): Promise<Uint8Array>;
  /** Issues the day, or with a reason a correction. */
  issue(reason?: string): Promise<void>;
  /** A form with a file, as a browser sends it. */
  upload(bytes: Uint8Array, key?: string): Promise<Response>;
}

export async function openIssuedWorld(over: Partial<Programme> = {}): Promise<IssuedWorld> {
  const web = await openWebWorld(over);
  const documents = openDocuments(TEMPLATES);
  Object.assign(web.world, { documents: async () => documents });
  const figures = { garbage: '612.5', dissuaded: '3010', staff: '512', posts: ['南门桥', '北门桥'], patrolled: true };
  const narratives = [{ kind: '工作动态', text: '夜间保洁，重点路段洒水降尘，出动清扫车12辆。' }];
  await web.put({ id: 'a1', basedOn: 0, figures, narratives });
  const own = { dissuaded: '428', staff: '88', garbage: '20', only_b: '3' };
  await web.put({ id: 'b1', basedOn: 0, figures: own, narratives: [] }, { unit: 'b', key: web.keys.unitB });
  const issue = async (reason?: string): Promise<void> => {
    const stored = (await currentProgramme(web.world.table, web.programme.id))!;
    const issued = await issueBriefing(web.world, stored, DAY, {
      by: 'k',
      ...(reason === undefined ? {} : { reason }),
    });
    if (issued.outcome !== 'issued') throw new Error(JSON.stringify(issued));
  };
  web.setNow('2022-04-09T00:00:00.000Z');
  await issue();
  return {
    ...web,
    issue,
    async word(edition = 1) {
      const record = await readEdition(web.world.table, web.programme.id, DAY, edition);
      const file = record!.files.find(({ name }) => name === 'briefing.docx');
      return (await web.world.blobs.get(file!.key))!.bytes;
    },
    async upload(bytes, key = web.keys.office) {
      const body = new FormData();
      body.set('file', new File([new Uint8Array(bytes)], '专报.docx'));
      const headers = { cookie: await web.cookie(key), 'sec-fetch-site': 'same-origin' };
      return web.request(`/desk/suizhou/${DAY}/copy`, { method: 'POST', headers, body });
    },
  };
}
