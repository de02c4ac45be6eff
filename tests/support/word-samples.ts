/** The documents that goldens and office tests share, rendered once. */
import { renderOnLetterhead } from '../../functions/adapters/word/letterhead.ts';
import { renderBriefing } from '../../functions/adapters/word/render-briefing.ts';
import { layoutOf } from './office.ts';
import { emptyDay, extremeDay, typicalDay } from './sample-briefing.ts';
import { sampleLetterhead } from './sample-letterhead.ts';

export const SAMPLES = ['typical', 'empty', 'extreme', 'house', 'letterhead'] as const;
export type Sample = (typeof SAMPLES)[number];

/** The layout that a sample is made to. */
export const layoutNameOf = (sample: Sample): string => (sample === 'house' ? 'house-28-27' : 'gbt9704');

export async function render(sample: Sample): Promise<Uint8Array> {
  const layout = layoutOf(layoutNameOf(sample));
  if (sample === 'letterhead') {
    const letterhead = { file: 'daily/letterhead.docx', bytes: await sampleLetterhead() };
    return renderOnLetterhead(typicalDay(), layout, letterhead);
  }
  const days = { typical: typicalDay, empty: emptyDay, extreme: extremeDay, house: () => typicalDay('house-28-27') };
  return renderBriefing(days[sample](), layout);
}
