/**
 * What PDF and pictures are made with, loaded with the first of them: the engine with its fonts, and the rasteriser.
 *
 * Fonts are the office's own from a folder, and the open ones that are installed with Jianbao (Noto Serif SC and Noto Sans SC,
 * OFL). A folder that holds no Chinese is refused: a briefing would be set in boxes.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Font, openSync } from 'fontkit';
import { finding } from '../../core/findings/finding.ts';
import type { Face, Layout } from '../../core/layout/layout.ts';
import { createEngine, type Engine } from './engine.ts';
import { type Faces, OPEN_FACES } from './faces.ts';
import { rasterPages } from './raster.ts';

export interface Press {
  readonly engine: Engine;
  readonly facesOf: (layout: Layout) => Faces;
  readonly rasterPages: typeof rasterPages;
}

/**
 * @param office a folder with the office's TTF, OTF or TTC files; undefined: the open ones alone.
 * @throws Error in a sentence: no such folder, or nothing in it that holds Chinese.
 */
export function openPress(office?: string): Press {
  const own = office === undefined ? [] : familiesIn(office);
  const engine = createEngine([...installedFonts(), ...(office === undefined ? [] : [office])]);
  const known = own.flatMap(({ names }) => {
    const name = names.find((each) => engine.knows(each));
    return name === undefined ? [] : [{ name, names }];
  });
  return { engine, facesOf: (layout) => facesOf(layout, known), rasterPages };
}

/** Folders of the installed faces, one weight each. */
function installedFonts(): readonly string[] {
  const serif = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/package.json')));
  const sans = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')));
  return [join(serif, '400Regular'), join(serif, '700Bold'), join(sans, '500Medium')];
}

interface OwnFamily {
  /** Every name that the font has, in whatever language. */
  readonly names: readonly string[];
}

const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i;
/** What every briefing holds. */
const SAMPLE = '简报第期年月日单位报送';

function familiesIn(folder: string): readonly OwnFamily[] {
  const files = filesIn(folder).filter((file) => FONT_FILE.test(file));
  const fonts = files.flatMap((file) => fontsIn(join(folder, file)));
  const chinese = fonts.filter((font) =>
    [...SAMPLE].every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0)),
  );
  if (chinese.length > 0) return chinese.map((font) => ({ names: namesOf(font) }));
  throw new Error(
    finding('fonts.no_chinese', { path: folder, seen: files.length === 0 ? '没有字体文件' : files.join('、') }).message,
  );
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    throw new Error(finding('fonts.no_folder', { path: folder, seen: folder }).message);
  }
}

/** A file that cannot be read is passed over, as Typst does. */
function fontsIn(file: string): readonly Font[] {
  try {
    const opened = openSync(file);
    return 'fonts' in opened ? opened.fonts : [opened];
  } catch {
    return [];
  }
}

interface NameTable {
  readonly name: { readonly records: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> };
}

function namesOf(font: Font): readonly string[] {
  const { records } = (font as unknown as NameTable).name;
  const kinds = ['preferredFamily', 'fontFamily', 'fullName'];
  return [...new Set(kinds.flatMap((kind) => Object.values(records[kind] ?? {})))];
}

/** A face's font: one that the layout asks for, else one whose name says that face, else an open one. */
function facesOf(
  { fonts }: Layout,
  own: readonly { readonly name: string; readonly names: readonly string[] }[],
): Faces {
  const faces = (Object.keys(OPEN_FACES) as Face[]).map((face) => {
    const asked = fonts[face].map(plain);
    const found =
      own.find(({ names }) => names.some((name) => asked.includes(plain(name)))) ??
      own.find(({ names }) => names.some((name) => SAYS[face].test(name)));
    return [face, found === undefined ? OPEN_FACES[face] : { name: found.name, weight: 400 }];
  });
  return Object.fromEntries(faces) as unknown as Faces;
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .toLowerCase();

const SAYS: Readonly<Record<Face, RegExp>> = {
  biaosong: /小标宋|中宋|XiaoBiaoSong|ZhongSong/i,
  fangsong: /仿宋|Fang/i,
  kai: /楷|Kai/i,
  hei: /黑|Hei\b|Hei(?=[\s_-]|$)/i,
  song: /^(?!.*仿).*宋|(?<!Fang)Song|SimSun/i,
};
