/**
 * A rendition that prints one wrong figure stops the issue: nothing is archived, the number is kept, the office is told.
 */
import { expect, it } from 'vitest';
import { createHtmlRenderer } from '../../../functions/adapters/html/render-briefing.ts';
import { createFiguresRenderer } from '../../../functions/adapters/json/render-figures.ts';
import { issueBriefing } from '../../../functions/pipeline/edition/issue.ts';
import { runJob } from '../../../functions/pipeline/run/job.ts';
import { verifyProgramme } from '../../../functions/pipeline/verify/verify.ts';
import type { AnyRenderer, Blobs } from '../../../functions/ports.ts';
import { editionsOf } from '../../../functions/records/edition/editions.ts';
import { failureOf } from '../../../functions/records/run/failures.ts';
import type { Documents } from '../../../functions/runtime/documents.ts';
import { readRendition } from '../../../functions/runtime/read-back.ts';
import { layoutOf } from '../../support/compose-sample.ts';
import { at, D1, D2, numbers, say, stored, useHeart, world } from '../../support/use-heart.ts';

useHeart();

const html = createHtmlRenderer({ layout: () => layoutOf() });

/** Prints 9吨 where the briefing says 1吨. */
const wrong: AnyRenderer = {
  file: 'briefing.html',
  render: async (input) => {
    const body = JSON.parse(JSON.stringify(input.briefing.body).replace('1吨', '9吨'));
    return html.render({ ...input, briefing: { ...input.briefing, body } });
  },
};

const documents = (first: AnyRenderer): Documents => ({
  templates: {
    compose: async () => ({
      title: '工作情况',
      body: [
        {
          type: 'paragraph',
          role: 'lead',
          children: [
            { type: 'text', text: '指标waste当日' },
            { type: 'data', indicator: 'waste', of: 'day', value: '1.0', children: [{ type: 'text', text: '1吨' }] },
          ],
        },
      ],
    }),
  },
  renderers: [first, createFiguresRenderer()],
  readRendition,
});

it('by hand: refused with file and place, and issued under the same number once it is mended', async () => {
  await say(D1, 'a', { waste: '1' });
  at(`${D2} 08:00`);
  const kept: string[] = [];
  const blobs: Blobs = {
    ...world.blobs,
    putOnce: (key, ...more) => {
      kept.push(key);
      return world.blobs.putOnce(key, ...more);
    },
  };
  const refused = await issueBriefing({ ...world, blobs, documents: async () => documents(wrong) }, stored, D1, {
    by: 'office',
  });
  expect(refused).toMatchObject({
    outcome: 'refused',
    findings: [
      { code: 'issue.contradicts', path: 'briefing.html', expected: '指标waste当日1吨', seen: '指标waste当日9吨' },
    ],
  });
  expect(kept.filter((key) => key.startsWith('archive/'))).toEqual([]);
  expect(await editionsOf(world.table, 'heart', D1)).toEqual([]);
  expect(await numbers('2022')).toEqual([[D1, 1, 1]]);
  const { problems, unfinished } = await verifyProgramme(world, 'heart');
  expect([problems, unfinished.length]).toEqual([[], 1]);
  const mended = { ...world, documents: async () => documents(html) };
  expect(await issueBriefing(mended, stored, D1, { by: 'office' })).toMatchObject({
    outcome: 'issued',
    edition: { issue: 1, edition: 1 },
  });
});

it('by the clock: the run is told as broken off, with the sentence', async () => {
  await say(D1, 'a', { waste: '1' });
  at(`${D2} 08:00`);
  const job = { kind: 'issue', programme: 'heart', day: D1 } as const;
  await expect(runJob({ ...world, documents: async () => documents(wrong) }, job)).rejects.toThrow('网页');
  expect(await failureOf(world.table, 'heart', D1)).toMatchObject({
    why: expect.stringContaining('没有印发，期号保留'),
  });
});
