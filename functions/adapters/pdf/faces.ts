/**
 * Which font stands for each face of a layout, and how Typst is told of it: the office's own where it gives one, else the
 * open faces that come with Jianbao.
 */
import type { Face } from '../../core/layout/layout.ts';

export interface Family {
  /** As Typst knows it. */
  readonly name: string;
  readonly weight: number;
}
export type Faces = Readonly<Record<Face, Family>>;

/**
 * Noto Serif SC and Noto Sans SC (OFL): Song and Hei. No free 仿宋, 楷体 or 小标宋 comes as a package, so that Song stands for
 * the first two, and its bold for the third.
 */
export const OPEN_FACES: Faces = {
  biaosong: { name: 'Noto Serif SC', weight: 700 },
  fangsong: { name: 'Noto Serif SC', weight: 400 },
  kai: { name: 'Noto Serif SC', weight: 400 },
  hei: { name: 'Noto Sans SC', weight: 500 },
  song: { name: 'Noto Serif SC', weight: 400 },
};
