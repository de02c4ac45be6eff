/**
 * Briefing templates on disk: `templates/briefings/<name>/briefing.hbs` and its partials: every other `.hbs` beside it, and
 * those of `templates/briefings/parts/` that it has no own of that name for.
 *
 * Implements the BriefingTemplates port: template and data -> HTML -> tree. A template is compiled again only when one of
 * its files has changed, so that an author sees each save and a busy function compiles once.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TemplateError } from '../../core/briefing/template-error.ts';
import type { BriefingTemplates } from '../../ports.ts';
import { buildTree } from './build-tree.ts';
import { checkHtml } from './check-html.ts';
import { readHtml } from './read-html.ts';
import { compileTemplate, type TemplateFile } from './run-template.ts';
import type { Marked } from './source-marks.ts';

const MAIN = 'briefing';
/** Partials that templates share. */
const PARTS = 'parts';

/** @param folder `templates/briefings` */
export function openBriefingTemplates(folder: string): BriefingTemplates {
  const compiled = new Map<string, { readonly source: string; readonly fill: (data: object) => Marked }>();
  return {
    async compose(template, data) {
      const files = await readTemplate(folder, template);
      const source = JSON.stringify(files);
      const known = compiled.get(template);
      const fill = known?.source === source ? known.fill : compileTemplate(files);
      compiled.set(template, { source, fill });
      return treeOf(fill(data));
    },
  };
}

function treeOf(marked: Marked): { title: string; body: ReturnType<typeof buildTree>['body'] } {
  const { root, problems } = readHtml(marked);
  const found = [...problems, ...checkHtml(root, marked)];
  if (found.length > 0) throw new TemplateError(found);
  const { title, body, problems: more } = buildTree(root, marked);
  if (more.length > 0) throw new TemplateError(more);
  return { title, body };
}

/** The template first, then its partials by name. @throws TemplateError when there is no such template. */
async function readTemplate(folder: string, template: string): Promise<readonly TemplateFile[]> {
  const names = /^[a-z0-9][a-z0-9_-]*$/.test(template) ? await hbsFiles(join(folder, template)) : [];
  if (!names.includes(`${MAIN}.hbs`)) {
    const known = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const message = `没有简报模板“${template}”（应有文件 ${MAIN}.hbs）。`;
    throw new TemplateError([
      {
        file: `${template}/${MAIN}.hbs`,
        line: null,
        message,
        known: known
          .map(({ name }) => name)
          .filter((name) => name !== PARTS)
          .toSorted(),
      },
    ]);
  }
  const shared = (await hbsFiles(join(folder, PARTS))).filter((name) => !names.includes(name));
  const partials = [...names.filter((name) => name !== `${MAIN}.hbs`), ...shared].toSorted();
  return Promise.all(
    [`${MAIN}.hbs`, ...partials].map(async (name) => {
      const file = `${shared.includes(name) ? PARTS : template}/${name}`;
      return { file, name: name.replace(/\.hbs$/, ''), text: await readFile(join(folder, file), 'utf8') };
    }),
  );
}

async function hbsFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.hbs'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
