/**
 * How far above the lower edge of the type area the colophon ends, in every Word file of a folder, laid out by LibreOffice with
 * each set of fonts that is given as a fontconfig file (absent: the machine's own).
 *
 * `node bench/foot.ts DIR [fonts.conf …]`: a line a file; LibreOffice and poppler must be there (Debian: libreoffice-writer,
 * poppler-utils). A distance below 0 lies below the edge; `alone` is a last page that holds nothing but the colophon.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

/** Lower edge of the type area from the top, left edge of its middle part, width of what must be ruled; mm. */
const [EDGE, LEFT, WIDTH] = [262, 40, 120] as const;
const DPI = 150;
const mm = (pixels: number): number => (pixels * 25.4) / DPI;

interface Measured {
  readonly file: string;
  readonly pages: number;
  /** Above the edge, mm; null: there is no rule. */
  readonly distance: number | null;
  readonly isAlone: boolean;
}

const [folder, ...fonts] = process.argv.slice(2);
if (folder === undefined) console.log('npm run bench -- foot DIR [fonts.conf …]');
else for (const set of fonts.length === 0 ? [undefined] : fonts) report(set, measureAll(folder, set));

function measureAll(of: string, set: string | undefined): Measured[] {
  const work = mkdtempSync(join(tmpdir(), 'foot-'));
  const named = globSync('**/*.docx', { cwd: of }).sort();
  const copies = named.map((file) => {
    const copy = join(work, file.replaceAll('/', '_'));
    copyFileSync(join(of, file), copy);
    return copy;
  });
  mkdirSync(join(work, 'pdf'));
  const env = set === undefined ? process.env : { ...process.env, FONTCONFIG_FILE: set };
  const profile = `-env:UserInstallation=file://${work}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(work, 'pdf'), ...copies], {
    stdio: 'ignore',
    env,
  });
  return copies.map((copy, at) => measure(join(work, 'pdf', `${basename(copy, '.docx')}.pdf`), named[at]!));
}

function measure(pdf: string, file: string): Measured {
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
  const last = String(pages);
  const ruled = lowestRule(
    execFileSync('pdftoppm', ['-r', String(DPI), '-gray', '-f', last, '-l', last, pdf], { maxBuffer: 1 << 27 }),
  );
  const text = execFileSync('pdftotext', ['-layout', '-f', last, '-l', last, pdf, '-'], { encoding: 'utf8' });
  const lines = text
    .split('\n')
    .map((line) => line.replaceAll(/\s/g, ''))
    .filter(Boolean);
  const isAlone = pages > 1 && /^(?:报|送|发)：|印发$/u.test(lines[0] ?? '');
  return { file, pages, distance: ruled === null ? null : EDGE - ruled, isAlone };
}

/** Of a portrait page as PGM: how far below its top the lowest long line is, mm. */
function lowestRule(pgm: Buffer): number | null {
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(pgm.toString('latin1', 0, 40))!.map(Number) as [
    number,
    number,
    number,
  ];
  const data = pgm.subarray(pgm.length - width * height);
  const [from, to] = [LEFT, LEFT + WIDTH].map((at) => Math.round((at * DPI) / 25.4)) as [number, number];
  for (let row = height - 1; row > 0; row -= 1) {
    const line = data.subarray(row * width + from, row * width + to);
    if (line.every((pixel) => pixel < 200)) return mm(row + 1);
  }
  return null;
}

function report(set: string | undefined, all: readonly Measured[]): void {
  console.log(`字体：${set === undefined ? '本机' : relative('.', set)}`);
  for (const { file, pages, distance, isAlone } of all)
    console.log(
      `${distance === null ? '   —' : distance.toFixed(1).padStart(6)} mm  ${pages}页  ${file}${isAlone ? '  alone' : ''}`,
    );
  const known = all.flatMap(({ distance }) => (distance === null ? [] : [distance]));
  const line = 10.2; // a line of 28.95 pt
  const within = known.filter((each) => Math.abs(each) <= line).length;
  const alone = all.filter(({ isAlone }) => isAlone).length;
  console.log(
    `${within} of ${all.length} within a line of the edge, largest ${Math.max(...known).toFixed(1)} mm, alone ${alone}\n`,
  );
}
