/**
 * Photos in a grid of one to four a row of equal height, each with its caption and alternative text.
 *
 * The grid is a table without rules, which every reader lays out alike. A photo that is missing or broken is named.
 */
import type { PhotoBlock } from '../../core/briefing/briefing.ts';
import { emuOfMm, pointsOfMm, twipsOfMm } from '../../core/layout/layout.ts';
import { wrap } from '../../core/text/width.ts';
import type { WordDocument } from './document.ts';
import { styleId } from './styles.ts';
import { escapeAttribute, textRun } from './xml.ts';

type Photo = PhotoBlock['photos'][number];

/** Four stand two by two; more go on in rows of three. */
export function* writePhotos({ photos }: PhotoBlock, document: WordDocument): Iterable<string> {
  const across = photos.length === 4 ? 2 : Math.min(3, photos.length);
  const most = document.layout.photos.heights[Math.min(photos.length, 4) - 1] ?? 40;
  for (let from = 0; from < photos.length; from += across)
    yield row(photos.slice(from, from + across), across, most, document);
}

function row(photos: readonly Photo[], across: number, most: number, document: WordDocument): string {
  const { gap } = document.layout.photos;
  const cell = document.area.width / across;
  const shown = photos.filter(({ key }) => document.photos.has(key));
  const height = Math.min(most, ...shown.map((photo) => ((cell - gap) * photo.height) / photo.width));
  const width = twipsOfMm(cell);
  const cells = photos.map(
    (photo) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${picture(photo, height, document)}${caption(photo)}</w:tc>`,
  );
  const empty = `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p/></w:tc>`.repeat(
    across - photos.length,
  );
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(across);
  take(photos, cell, shown.length === 0 ? 0 : height, document);
  return `<w:tbl><w:tblPr><w:tblW w:w="${width * across}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}${empty}</w:tr></w:tbl>${BETWEEN}`;
}

/** Keeps two tables apart. */
const BETWEEN = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>';

function take(photos: readonly Photo[], cell: number, height: number, { flow, layout }: WordDocument): void {
  const { size, pitch, after } = layout.styles.figureCaption;
  const descent = size * 0.3;
  const column = { width: pointsOfMm(cell), size, spacing: 0, indent: 0 };
  const lines = Math.max(...photos.map(({ caption: text }) => wrap(text, column).lines));
  const shown = height === 0 ? pitch : pointsOfMm(height) + descent;
  flow.block(shown + lines * pitch + 2 * after, 3);
  flow.lines(1, 6);
}

const caption = (photo: Photo): string =>
  `<w:p><w:pPr><w:pStyle w:val="${styleId('figureCaption')}"/></w:pPr>${textRun(photo.caption)}</w:p>`;

function picture(photo: Photo, height: number, document: WordDocument): string {
  const prepared = document.photos.get(photo.key);
  const style = `<w:pStyle w:val="${styleId('figureCaption')}"/>`;
  if (prepared === undefined) return `<w:p><w:pPr>${style}</w:pPr>${textRun('（照片无法显示）')}</w:p>`;
  const id = document.nextDrawing();
  const relation = `rIdPhoto${id}`;
  document.relations.push({ id: relation, type: 'image', target: `media/${prepared.name}` });
  const [cx, cy] = [emuOfMm((height * photo.width) / photo.height), emuOfMm(height)];
  const properties = `<wp:docPr id="${id}" name="照片 ${id}" descr="${escapeAttribute(photo.alt)}"/>`;
  return `<w:p><w:pPr>${style}<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>${properties}<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${prepared.name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
