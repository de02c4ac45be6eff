/**
 * Photos of a report as pages show them: small, with what was said about them, leading to the large one.
 */
import type { Narrative } from '../../core/report/submission.ts';
import { photoFile } from '../../records/photo/photos.ts';
import { say } from '../page/dictionary.ts';
import type { Language } from '../page/words.ts';

export interface PhotoView {
  readonly id: string;
  readonly small: string;
  readonly large: string;
  readonly alt: string;
  readonly caption: string;
}

/** @param base address of the photos, `/report/suizhou/2022-04-08/photos` */
export function photoViews(
  { photos = [], captions = {} }: Pick<Narrative, 'photos' | 'captions'>,
  base: string,
  language: Language,
): readonly PhotoView[] {
  return photos.map((id, index) => {
    const caption = captions[id] ?? '';
    const number = say(language, 'photoNumber', { number: index + 1 });
    return {
      ...{ id, caption, alt: caption === '' ? number : `${number}：${caption}` },
      ...{ small: `${base}/${photoFile(id, 'small')}`, large: `${base}/${photoFile(id, 'large')}` },
    };
  });
}

/** Address of a unit's own photos. */
export const ownPhotos = (programme: string, day: string): string => `/report/${programme}/${day}/photos`;
