/**
 * The catalogue's lines for photos of a report: too many, not stored, badly captioned. See `upload.ts`.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const PHOTO_FINDINGS = {
  'photo.many': {
    level: 'error',
    expected: `一份报送最多 ${LIMITS.photos} 张照片`,
    zh: ({ seen, expected }) => `照片有 ${seen} 张，${expected}；请删去一些。`,
    en: ({ seen }) => `There are ${seen} photos; a report takes at most ${LIMITS.photos}. Remove some.`,
  },
  'photo.caption': {
    level: 'error',
    expected: `不超过 ${LIMITS.captionCharacters} 个字的一行说明`,
    zh: ({ seen, expected }) => `照片说明“${seen}”应为${expected}，请改短。`,
    en: ({ seen }) => `The caption "${seen}" must be one line of at most ${LIMITS.captionCharacters} characters.`,
  },
  'photo.not_stored': {
    level: 'error',
    expected: '已上传的照片',
    zh: ({ name }) => `“${name}”中有一张照片没有存好（没有上传完，或上传后超过 7 天），请删去它并重新添加。`,
    en: () =>
      'A photo is not stored: its upload did not finish, or was more than 7 days ago. Remove it and add it again.',
  },
  'photo.not_uploaded': {
    level: 'error',
    expected: '先点“上传照片”',
    zh: ({ seen }) => `选了照片（${seen}）但还没有上传；请重新选择，先点“上传照片”，看到照片后再报送。`,
    en: ({ seen }) => `A photo was chosen (${seen}) but not uploaded. Choose it again and press "Upload photos" first.`,
  },
} as const satisfies Record<string, Entry>;
