/**
 * Photos in a grid of one to four a row of equal height, each with its caption and alternative text. One that is missing or
 * broken is named.
 */
import type { PhotoBlock } from '../../core/briefing/briefing.ts';
import { paragraph, type Sheet } from './context.ts';
import { array, call, joined, literal, mm } from './source.ts';

type Photo = PhotoBlock['photos'][number];

/** Four stand two by two; more go on in rows of three. */
export function writePhotos({ photos }: PhotoBlock, sheet: Sheet): readonly string[] {
  const across = photos.length === 4 ? 2 : Math.min(3, photos.length);
  const most = sheet.layout.photos.heights[Math.min(photos.length, 4) - 1] ?? 40;
  const rows: string[] = [];
  for (let from = 0; from < photos.length; from += across)
    rows.push(row(photos.slice(from, from + across), across, most, sheet));
  return rows;
}

function row(photos: readonly Photo[], across: number, most: number, sheet: Sheet): string {
  const { gap } = sheet.layout.photos;
  const cell = (sheet.width - gap * (across - 1)) / across;
  const shown = photos.filter(({ key }) => sheet.photos.has(key));
  const height = Math.min(most, ...shown.map((photo) => (cell * photo.height) / photo.width));
  const cells = photos.map((photo) => joined([picture(photo, height, sheet), caption(photo, sheet)]));
  const grid = call(
    'grid',
    { columns: array(Array.from({ length: across }, () => '1fr')), align: 'center', 'column-gutter': mm(gap) },
    ...cells,
  );
  return call('block', { width: '100%', breakable: 'false', above: '3pt', below: '3pt' }, grid);
}

function picture({ key, alt }: Photo, height: number, sheet: Sheet): string {
  const photo = sheet.photos.get(key);
  if (photo === undefined) return paragraph(sheet, 'figureCaption', literal('（照片无法显示）'));
  return call('image', { alt: literal(alt), height: mm(height) }, literal(`/${photo.name}`));
}

const caption = ({ caption: text }: Photo, sheet: Sheet): string => paragraph(sheet, 'figureCaption', literal(text));
