/** The benchmark's content as a briefing, in the standard layout. */
import { readFileSync } from 'node:fs';
import { readLayout } from '../functions/adapters/yaml/layout-file.ts';
import type { Layout } from '../functions/core/layout/layout.ts';
import type { RenderInput } from '../functions/ports.ts';
import { blocksOf, type Content } from './word-content.ts';

const file = new URL('../templates/layouts/gbt9704.yaml', import.meta.url);
const { layout: read, findings } = readLayout('gbt9704', readFileSync(file, 'utf8'), () => undefined);
if (read === undefined) throw new Error(JSON.stringify(findings));

/** Read when the module is loaded, as a renderer has it before its first document. */
export const layout: Layout = read;

export function inputOf(content: Content): RenderInput {
  const date = '2022年4月9日';
  const masthead = { name: '每日专报', organisation: '某市', issue: '第8期', issuer: '某市办公室', date };
  const briefing: RenderInput['briefing'] = {
    ...{
      programme: 'p',
      day: '2022-04-08',
      issue: 8,
      edition: 1,
      issuedAt: '2022-04-09T00:00:00.000Z',
      language: 'zh-CN',
    },
    ...{ title: content.title, keywords: [], masthead, body: blocksOf(content), sources: {} },
    colophon: { distribution: [], issuer: '某市办公室', date },
  };
  return { briefing, photos: {} } as unknown as RenderInput;
}
