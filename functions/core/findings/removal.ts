/**
 * The catalogue's lines for days whose reports are gone because their time was over.
 */
import type { Entry } from './entry.ts';

export const REMOVAL_FINDINGS = {
  'day.removed': {
    level: 'error',
    expected: '仍在保管期限内的日子',
    zh: ({ seen }) => `${seen} 的报送已按保管期限销毁，不能再查看或更正；数字、日结和已印发的简报仍在归档库。`,
    en: ({ seen }) =>
      `The reports of ${seen} were removed when their time was over; figures, closes and issued briefings are still in the archive.`,
  },
  'day.settled': {
    level: 'error',
    expected: '仍在保管期限内的日子',
    zh: ({ seen, expected }) =>
      `${seen} 的报送、日结和简报不能再改动：${expected} 及以前的报送或照片已按保管期限销毁，重新计算将得不到原来的数字。`,
    en: ({ seen, expected }) =>
      `Nothing of ${seen} can change any more: reports or photos up to ${expected} were removed when their time was over.`,
  },
  'photo.removed': {
    level: 'error',
    expected: '仍在保管期限内的照片',
    zh: ({ seen }) => `${seen} 的照片已按保管期限销毁。`,
    en: ({ seen }) => `The photos of ${seen} were removed when their time was over.`,
  },
} as const satisfies Record<string, Entry>;
