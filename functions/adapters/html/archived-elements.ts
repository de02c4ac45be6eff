/**
 * What of an archived HTML file may stand in a page of the site: elements with the attributes that may come along. It is
 * what the renderers beside this file write; anything else is left out, whatever the stored bytes have become.
 */

/** Element -> its attributes. `header`, `main` and `footer` are the site's own: there they become plain boxes. */
export const KEPT: Readonly<Record<string, readonly string[]>> = {
  header: [],
  main: [],
  footer: [],
  section: [],
  div: ['role', 'aria-label', 'tabindex'],
  ...{ h1: [], h2: [], h3: [], h4: [], h5: [], p: [], ul: [], ol: [], li: [] },
  ...{ span: [], strong: [], br: [], data: ['value'] },
  ...{ table: [], caption: [], thead: [], tbody: [], tr: [], th: ['scope', 'colspan'], td: ['colspan'] },
  ...{ details: [], summary: [], figure: [], figcaption: [] },
  img: ['src', 'alt', 'width', 'height'],
  svg: ['viewBox', 'role', 'aria-label'],
  rect: ['x', 'y', 'width', 'height'],
  circle: ['cx', 'cy', 'r'],
  path: ['d'],
  text: ['x', 'y', 'text-anchor'],
};

/** The site has landmarks of these names already. */
export const RENAMED: Readonly<Record<string, string>> = { header: 'div', main: 'div', footer: 'div' };

/** Left out with all that is in them; other unknown elements only lose their tags. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...['head', 'title', 'style', 'script', 'template', 'iframe', 'object', 'form', 'textarea', 'noscript'],
]);

export const VOID: ReadonlySet<string> = new Set(['br', 'img']);

/** Values that are more than words: only these forms of them. */
export const FORMS: Readonly<Record<string, RegExp>> = {
  src: /^data:image\/(?:jpeg|png);base64,[A-Za-z0-9+/]+=*$/,
  tabindex: /^0$/,
  role: /^(?:group|img)$/,
};
