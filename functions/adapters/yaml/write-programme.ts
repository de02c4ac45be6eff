/**
 * A stored programme written as its file, which reads back as the same programme: for whoever changes it.
 */
import { stringify } from 'yaml';
import { programmeFileOf } from '../../core/programme/file-of.ts';
import type { Programme } from '../../core/programme/programme.ts';

/** A draft as a file: what it holds, as it holds it, below what is said about it, a line each. */
export const writeDraftFile = (file: object, remarks: readonly string[] = []): string =>
  `${remarks.map((remark) => `# ${remark}\n`).join('')}${stringify(file, { lineWidth: 0 })}`;

/** Comments of the file that was applied are not stored; everything that counts is. */
export const writeProgrammeFile = (programme: Programme, version: number): string =>
  `# ${programme.id} 第 ${version} 版\n${stringify(programmeFileOf(programme, version), { lineWidth: 0 })}`;
