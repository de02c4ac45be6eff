/**
 * The renderer of `briefing.html`: one self-contained file without script, for phones, mail clients, screens and A4 paper.
 *
 * Its one style sheet is made from the layout profile, its pictures are inside, and a policy in its head forbids the rest,
 * so that it can be opened from a disk as safely as from the archive. Equal input gives equal bytes.
 */
import type { Briefing } from '../../core/briefing/briefing.ts';
import { type Layout, photoBudget } from '../../core/layout/layout.ts';
import { escaped } from '../../core/text/escape.ts';
import type { PhotoFitter, Renderer, RenderInput } from '../../ports.ts';
import { writeBlocks } from './blocks.ts';
import { writeColophon, writeMasthead } from './masthead.ts';
import { indicatorsIn, writeSources } from './sources.ts';
import { styleSheet } from './style-sheet.ts';

export interface HtmlSettings {
  /** The layout called that; `programme.layout` names it. */
  readonly layout: (name: string) => Layout;
  /** Keeps the file within the layout's budget; without it photos go in as they are. */
  readonly fitter?: PhotoFitter;
}

/** No script, no connection, no form: only the styles and pictures that are in the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function createHtmlRenderer({ layout, fitter }: HtmlSettings): Renderer<'briefing.html'> {
  return {
    file: 'briefing.html',
    render: async (input) => {
      const measures = layout(input.programme.layout);
      const photos = fitter === undefined ? input.photos : await fitter.fit(input.photos, photoBudget(measures));
      return new TextEncoder().encode(briefingHtml({ briefing: input.briefing, photos }, measures));
    },
  };
}

export function briefingHtml({ briefing, photos }: Pick<RenderInput, 'briefing' | 'photos'>, layout: Layout): string {
  const told = indicatorsIn(briefing.body);
  const linked = new Set(Object.keys(briefing.sources).filter((indicator) => told.has(indicator)));
  const body = writeBlocks(briefing.body, { layout, photos, linked });
  return `<!DOCTYPE html>
<html lang="${briefing.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${metadata(briefing)}
<style>
${styleSheet(layout, briefing.masthead)}
</style>
</head>
<body>
<div class="sheet">
<header>
${writeMasthead(briefing.masthead)}
</header>
<main>
<h1>${writeTitle(briefing.title)}</h1>
${body}
${writeSources(briefing)}
</main>
<footer>
${writeColophon(briefing.colophon)}
</footer>
</div>
</body>
</html>
`;
}

/** A date at its head stays in one piece, so that a narrow screen breaks the title behind it. */
function writeTitle(title: string): string {
  const [, date, rest] = /^(\d{4}年\d{1,2}月[\d年月日至]*)(.+)$/s.exec(title) ?? [];
  if (date === undefined || rest === undefined) return escaped(title);
  return [date, rest].map((piece) => `<span class="piece">${escaped(piece)}</span>`).join('');
}

function metadata({ title, masthead, keywords, issuedAt }: Briefing): string {
  return [
    `<title>${escaped(`${title}（${masthead.name}${masthead.issue}）`)}</title>`,
    `<meta name="author" content="${escaped(masthead.issuer)}">`,
    `<meta name="keywords" content="${escaped(keywords.join(','))}">`,
    `<meta name="dcterms.issued" content="${escaped(issuedAt)}">`,
  ].join('\n');
}
