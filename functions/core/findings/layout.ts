/**
 * The catalogue's lines for layout files: what cannot be read, what no layout has, what leaves no room for text.
 */
import type { Entry } from './entry.ts';

export const LAYOUT_FINDINGS = {
  'layout.unreadable': {
    level: 'error',
    expected: '一个 YAML 版式文件',
    zh: ({ seen }) => `版式文件读不出来（${seen}），请检查缩进和标点。`,
    en: ({ seen }) => `The layout file could not be read (${seen}); check indentation and punctuation.`,
  },
  'layout.no_base': {
    level: 'error',
    expected: '另一个版式的名称',
    zh: ({ seen }) => `extends 所指的版式“${seen}”不存在或又指回自身，请写 templates/layouts 中的一个名称。`,
    en: ({ seen }) =>
      `The layout "${seen}" named by extends does not exist or leads back here; name one in templates/layouts.`,
  },
  'layout.unknown_key': {
    level: 'error',
    expected: '版式中已有的键',
    zh: ({ name, seen }) => `版式中没有“${seen}”这一项（${name}），请对照 gbt9704.yaml 改正或删除。`,
    en: ({ name, seen }) => `A layout has no "${seen}" (${name}); compare with gbt9704.yaml.`,
  },
  'layout.wrong_value': {
    level: 'error',
    expected: '版式中的值',
    zh: ({ name, seen, expected }) => `版式的 ${name} 应为${expected}，现为“${seen}”，请改正。`,
    en: ({ name, seen, expected }) => `${name} of the layout should be ${expected} but is "${seen}".`,
  },
  'layout.no_room': {
    level: 'error',
    expected: '页边距之间至少 50 毫米',
    zh: ({ seen }) => `页边距（${seen}）没有给正文留下 50 毫米以上的位置，请改小。`,
    en: ({ seen }) => `The margins (${seen}) leave less than 50 mm for text; make them smaller.`,
  },
} as const satisfies Record<string, Entry>;
