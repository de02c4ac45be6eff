/**
 * `jianbao check-format FILE.docx` and `jianbao template preview NAME`: for whoever looks after the documents.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { checkFormat, FormatError, formatReport } from '../../../functions/adapters/word/check-format/check-format.ts';
import { layouts } from '../../../functions/runtime/documents.ts';
import { missingFonts } from '../missing-fonts.ts';
import { InputError } from '../replay-file.ts';
import { previewTemplate } from '../template-preview.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url));

export function addDocumentCommands(program: Command): void {
  program
    .command('check-format')
    .argument('<file>', 'a Word file')
    .option('--layout <name>', 'profile of templates/layouts', 'gbt9704')
    .description('hold a Word file against a layout, clause by clause')
    .action(check);
  program
    .command('template')
    .description('for template authors')
    .command('preview')
    .argument('<name>', 'folder of templates/briefings')
    .option('--example <name>', 'example that gives the data', 'suizhou')
    .option('--port <port>', 'where to look', '3210')
    .option('--out <dir>', 'write the files there once instead of serving them')
    .description('render all formats on each save and serve them')
    .action((name: string, options: { example: string; port: string; out?: string }) =>
      previewTemplate({ templates: TEMPLATES, name, ...options }),
    );
}

async function check(file: string, options: { layout: string }): Promise<void> {
  const layout = layoutNamed(options.layout);
  const bytes = await readFile(file).catch(() => {
    throw new InputError(`找不到文件 ${file}。`);
  });
  try {
    const { text, exitCode } = formatReport(file, layout, checkFormat(bytes, layout));
    console.log(text);
    const missing = missingFonts(layout) ?? [];
    if (missing.length > 0) console.log(`本机没有安装 ${missing.join('、')}，在本机打开时会显示为替代字体。`);
    process.exitCode = exitCode;
  } catch (error) {
    if (error instanceof FormatError) throw new InputError(`${file}：${error.message}`);
    throw error;
  }
}

function layoutNamed(name: string) {
  try {
    return layouts(join(TEMPLATES, 'layouts'))(name);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      throw new InputError(`没有版式“${name}”；见 templates/layouts。`);
    throw error;
  }
}
