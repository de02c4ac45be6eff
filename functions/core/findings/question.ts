/**
 * The catalogue's lines for what is questioned and not refused: figures far from the usual, texts that say another number,
 * and the reasons that a unit gives.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const QUESTION_FINDINGS = {
  'figure.unusual': {
    level: 'warning',
    expected: '与近日相近的数字',
    zh: ({ name, seen, expected }) => `“${name}”填的是${seen}，${expected}，相差较大；请核对，属实请写明原因。`,
    en: ({ name, seen, expected }) => `${name} is ${seen}, far from the last days (${expected}); check it or say why.`,
  },
  'figure.explained': {
    level: 'warning',
    expected: '原因',
    zh: ({ name, seen, expected }) => `“${name}”填的是${seen}，与近日相差较大；单位说明：${expected}`,
    en: ({ name, seen, expected }) => `${name} is ${seen}, far from the last days; the unit says: ${expected}`,
  },
  'figure.total_fell': {
    level: 'warning',
    expected: '不小于上次的累计数',
    zh: ({ name, seen, expected }) => `“${name}”累计填的是${seen}，比上次的${expected}少；请核对，确是核减请写明原因。`,
    en: ({ name, seen, expected }) =>
      `${name} to date is ${seen}, less than the last ${expected}; check it or say why.`,
  },
  'figure.fall_explained': {
    level: 'warning',
    expected: '原因',
    zh: ({ name, seen, expected }) => `“${name}”累计核减为${seen}；单位说明：${expected}`,
    en: ({ name, seen, expected }) => `${name} to date was taken down to ${seen}; the unit says: ${expected}`,
  },
  'narrative.differs': {
    level: 'warning',
    expected: '与填报一致的数字',
    zh: ({ name, seen, expected }) =>
      `文字中的“${seen}”与“${name}”填报的${expected}不一致；请核对，两处说的不是一回事可以照报。`,
    en: ({ name, seen, expected }) =>
      `The text says "${seen}", ${name} was reported as ${expected}; check which is right.`,
  },
  'submission.reason': {
    level: 'error',
    expected: `1–${LIMITS.figureReasonCharacters} 个字的说明，按指标填写，且该指标已填报`,
    zh: ({ name, seen, expected }) => `“${name}”的原因应为${expected}，收到的是“${seen}”，请改正后重新提交。`,
    en: ({ name, seen, expected }) => `The reason for ${name} must be ${expected}, not "${seen}".`,
  },
} as const satisfies Record<string, Entry>;
