/**
 * Typst in this process, loaded with the first document: a program and its pictures to a PDF.
 *
 * One compiler is kept with its fonts (100 MB with three faces). A call blocks its thread for some tenths of a second.
 */
import { join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface Program {
  readonly source: string;
  /** Pictures by the path under which the program names them, `/photo1.jpg`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Engine {
  /** What the program tells under that label. */
  query(program: Program, label: string): unknown;
  /** Tagged, with its fonts, PDF/A-2a. */
  pdf(program: Program): Uint8Array;
  /** Does Typst know a font of that family? */
  knows(family: string): boolean;
}

/** @param fonts folders with TTF, OTF or TTC files. */
export function createEngine(fonts: readonly string[]): Engine {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [...fonts] }] });
  const compiled = ({ source, files }: Program) => {
    compiler.resetShadow();
    for (const [path, bytes] of files) compiler.mapShadow(join(WORKSPACE, path), Buffer.from(bytes));
    const result = compiler.compile({ mainFileContent: source });
    if (result.result === null) throw new Error(`Typst: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`);
    return result.result;
  };
  return {
    query: (program, label) => {
      const [found] = compiler.query(compiled(program), { selector: `<${label}>`, field: 'value' }) as unknown[];
      return found;
    },
    pdf: (program) => {
      const bytes = printable(program.source, (source) =>
        compiler.pdf(compiled({ ...program, source }), { pdfStandard: STANDARD }),
      );
      compiler.evictCache(KEPT_ROUNDS);
      return new Uint8Array(bytes);
    },
    knows: (family) =>
      compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(family)})\nx` }).takeWarnings() === null,
  };
}

/** No such folder: a program reads nothing but the pictures that it is given. */
const WORKSPACE = resolve('/jianbao-press');
/** ISO 19005-2, level A: archivable, tagged, every character with its Unicode. */
const STANDARD = 'a-2a';
/** What the last documents had in common stays; older results go. */
const KEPT_ROUNDS = 4;

/**
 * What no font holds (emoji, rare signs) makes PDF/A fail; it is printed as 〓, the printer's mark for a missing character, and
 * joiners are left out. Each failure names the characters that it met.
 */
function printable(source: string, print: (source: string) => Uint8Array): Uint8Array {
  try {
    return print(source);
  } catch (error) {
    const missing = missingIn(String(error));
    if (missing.length === 0) throw error;
    const without = missing.reduce(
      (rest, text) => rest.replaceAll(text, /\p{L}|\p{S}/u.test(text) ? MISSING : ''),
      source,
    );
    if (without === source) throw error;
    return printable(without, print);
  }
}
const MISSING = '〓';

/** the text `"…"` could not be displayed; joiners stand there as `\u{200d}`. */
const missingIn = (message: string): readonly string[] =>
  [...message.matchAll(/the text `\\*"(.+?)\\*"` could not/gu)].map(([, text = '']) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
