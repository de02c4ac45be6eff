/**
 * The semantic HTML of briefing templates: which elements there are, what they may carry and where they may stand.
 */

import { FIGURE_OF } from '../../core/briefing/briefing.ts';

/** true: must be there; a list: one of these; a pattern: its form. Optional ones end in `?`. */
type AttributeRule = true | readonly string[] | RegExp;

interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly optional: Readonly<Record<string, AttributeRule>>;
  /** Elements that may stand inside. */
  readonly children: readonly string[];
  /** May text stand inside? */
  readonly text: boolean;
}

const INLINES = ['strong', 'data', 'br'];
const BLOCKS = ['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'table', 'figure', 'chart', 'section', 'annex'];
const COUNT = /^[1-9]\d{0,5}$/;
const NAME = /^[a-z][a-z0-9_-]*$/;

const flow = (optional: ElementRule['optional'] = {}): ElementRule => rule({ children: INLINES, text: true, optional });
function rule(given: Partial<ElementRule>): ElementRule {
  return { attributes: {}, optional: {}, children: [], text: false, ...given };
}

/** The root has no name. */
export const ELEMENTS = {
  '': rule({ children: ['title', ...BLOCKS] }),
  title: rule({ text: true }),
  section: rule({ children: BLOCKS, attributes: { name: NAME } }),
  annex: rule({ attributes: { title: true } }),
  h1: flow(),
  h2: flow(),
  h3: flow(),
  h4: flow(),
  p: flow({ role: ['note', 'lead', 'correction'] }),
  ul: rule({ children: ['li'] }),
  ol: rule({ children: ['li'] }),
  li: flow(),
  table: rule({ children: ['caption', 'thead', 'tbody'] }),
  caption: flow(),
  thead: rule({ children: ['tr'] }),
  tbody: rule({ children: ['tr'] }),
  tr: rule({ children: ['th', 'td'], optional: { role: ['row', 'group', 'subtotal', 'total'] } }),
  th: flow({ unit: true, align: ['left', 'center', 'decimal'], weight: COUNT, span: COUNT }),
  td: flow({ span: COUNT, state: ['missing', 'late', 'nil', 'carried', 'none'] }),
  figure: rule({ children: ['img', 'figcaption'] }),
  img: rule({ attributes: { src: true, alt: true, width: COUNT, height: COUNT } }),
  figcaption: rule({ text: true }),
  chart: rule({
    children: ['thead', 'tbody'],
    attributes: { kind: ['trend', 'ranking', 'share'], title: true, unit: true, alt: true },
  }),
  data: rule({
    children: ['strong', 'br'],
    text: true,
    attributes: {
      indicator: true,
      of: FIGURE_OF,
      value: true,
    },
    optional: { unit: true },
  }),
  strong: rule({ children: ['data', 'br'], text: true }),
  br: rule({}),
} as const satisfies Record<string, ElementRule>;

export type ElementName = keyof typeof ELEMENTS;

export const ruleOf = (name: string): ElementRule | undefined =>
  Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name as ElementName] : undefined;

export const ELEMENT_NAMES: readonly string[] = Object.keys(ELEMENTS).filter((name) => name !== '');

/** Does the value follow the rule? */
export function follows(value: string, expected: AttributeRule): boolean {
  if (expected === true) return true;
  return expected instanceof RegExp ? expected.test(value) : expected.includes(value);
}

/** How a rule is told to the template's author. */
export function expectedWords(expected: AttributeRule): readonly string[] {
  if (expected === true) return [];
  return expected instanceof RegExp ? [expected === COUNT ? '正整数' : '小写字母、数字和连字符'] : expected;
}
