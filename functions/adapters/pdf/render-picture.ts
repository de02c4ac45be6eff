/**
 * The renderers of the long picture (长图): `briefing.png` and, where a briefing is longer or heavier than one picture may be, up to
 * three more, each cut before a paragraph.
 *
 * 1,080 pixels wide, below 5 MB. Drawn from a PDF of one strip; equal input gives equal bytes.
 */
import type { Renderer, RenderInput } from '../../ports.ts';
import { pictureLayout, STRIP } from './picture-layout.ts';
import { type Beginnings, stripOf } from './picture-program.ts';
import { pngOf } from './png.ts';
import { type PdfSettings, prepare } from './render-briefing.ts';

const PICTURES = ['briefing.png', 'briefing-2.png', 'briefing-3.png', 'briefing-4.png'] as const;

const WIDTH = 1080;
/** What chat tools take as a picture. */
const MOST_BYTES = 5_000_000;
/** Highest picture where four are enough, pt of the strip: 12,000 pixels. */
const HIGHEST = 4_000;

/** The four share their work: the first that is asked for an input draws all. */
export function createPictureRenderers(settings: PdfSettings) {
  const drawn = new WeakMap<RenderInput, Promise<readonly Uint8Array[]>>();
  const drawnFor = (input: RenderInput): Promise<readonly Uint8Array[]> => {
    const pictures = drawn.get(input) ?? draw(settings, input);
    drawn.set(input, pictures);
    return pictures;
  };
  const renderer = <Name extends (typeof PICTURES)[number]>(file: Name): Renderer<Name, Uint8Array | undefined> => ({
    file,
    render: async (input) => (await drawnFor(input))[PICTURES.indexOf(file)],
  });
  return {
    'briefing.png': renderer('briefing.png'),
    'briefing-2.png': renderer('briefing-2.png'),
    'briefing-3.png': renderer('briefing-3.png'),
    'briefing-4.png': renderer('briefing-4.png'),
  };
}

async function draw(settings: PdfSettings, input: RenderInput): Promise<readonly Uint8Array[]> {
  const { press, files, sheetAt } = await prepare(settings, input);
  const sheet = sheetAt(pictureLayout);
  const whole = { source: stripOf(sheet, new Set()), files };
  const beginnings = press.engine.query(whole, 'beginnings') as Beginnings;
  const height = (beginnings.at(-1)?.y ?? 0) + TAIL;
  let pictures: readonly Uint8Array[] = [];
  for (let count = Math.min(PICTURES.length, Math.ceil(height / HIGHEST)); count <= PICTURES.length; count += 1) {
    const cuts = cutsOf(beginnings, height / count);
    const pdf = press.engine.pdf({ source: stripOf(sheet, cuts), files });
    pictures = (await press.rasterPages(pdf, WIDTH / STRIP)).map(pngOf);
    if (pictures.every(({ length }) => length < MOST_BYTES)) break;
  }
  return pictures;
}

/** Blocks that begin a new picture: the first of each further stretch of `height` points. */
export function cutsOf(beginnings: Beginnings, height: number): ReadonlySet<number> {
  const cuts = new Set<number>();
  let next = height;
  for (const { block, y } of beginnings) {
    if (y < next) continue;
    if (block > 0) cuts.add(block);
    next = (Math.floor(y / height) + 1) * height;
  }
  return cuts;
}

/** Where the last block ends and the colophon stands, about, pt. */
const TAIL = 250;
