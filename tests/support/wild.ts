/**
 * What people send, as it was met in the field: the files of `tests/wild/`, each with its source and its cases, and the
 * programme that they are of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';

/** One report from the field, or a kind of them. */
export interface WildFile {
  /** Where it was met, or who made it up and after what. */
  readonly source: string;
  readonly unit: string;
  readonly day: string;
  /** What came in, and what must become of it. */
  readonly cases: readonly (readonly [text: string, verdict: string])[];
}

const FOLDER = new URL('../wild/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

export const WILD_FILES: readonly string[] = readdirSync(FOLDER).filter((name) => /^\w+-.*\.yaml$/.test(name));

export const readWild = (name: string): WildFile => parse(textOf(name)) as WildFile;

export function wildProgramme(): Programme {
  const { programme, findings } = readProgrammeFile(textOf('programme.yaml'));
  if (programme === undefined) throw new Error(JSON.stringify(findings));
  return programme;
}
