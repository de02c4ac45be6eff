/**
 * A stored programme written as its file, which reads back as the same programme: for whoever changes it.
 */
import { stringify } from 'yaml';
import { programmeFileOf } from '../../core/programme/file-of.ts';
import type { Programme } from '../../core/programme/programme.ts';

/** Comments of the file that was applied are not stored; everything that counts is. */
export const writeProgrammeFile = (programme: Programme, version: number): string =>
  `# ${programme.id} 第 ${version} 版\n${stringify(programmeFileOf(programme, version), { lineWidth: 0 })}`;
