/**
 * Reads a programme file: YAML text -> the checked Programme, or every mistake with its line and column.
 *
 * What the keys mean is core's (`core/programme/parse.ts`); this file knows YAML: syntax, places, numbers as written, files
 * beside the programme (`files-beside.ts`). The library: https://eemeli.org/yaml
 */
import { type Document, parseDocument, visit } from 'yaml';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { type ParsedProgramme, parseProgramme } from '../../core/programme/parse.ts';
import { type ReadText, withFiles } from './files-beside.ts';
import { offsetOf } from './place.ts';
import { MOST_ALIASES, syntaxFindings } from './syntax.ts';

/** Findings in the order of the file, each with `line` and `column`, 1-based. */
type Result = ParsedProgramme;

/** @param readText reads a file beside the programme by its name; throws when there is none. */
export function readProgrammeFile(text: string, readText?: ReadText): Result {
  const source = text.replace(/^\ufeff/, '');
  const doc = parseDocument(source, { prettyErrors: false, stringKeys: true });
  const broken = syntaxFindings(doc).map(({ offset, words }) => {
    return placed(finding('programme.syntax', { path: '', seen: words }), offset, source);
  });
  // A key that is written twice leaves the rest readable; anything else would only bring false alarms.
  if (!doc.errors.every(({ code }) => code === 'DUPLICATE_KEY')) return { findings: inOrder(broken) };
  const input = plain(doc);
  if (input === undefined) return { findings: inOrder(broken) };
  const files = withFiles(input, readText);
  const { programme, version, findings } = parseProgramme(files.input);
  const all = [...files.findings, ...findings].map((found) => placed(found, offsetOf(doc, found), source));
  const refused = broken.length > 0 || files.findings.length > 0 || programme === undefined;
  return refused
    ? { findings: inOrder([...broken, ...all]) }
    : { programme, ...(version === undefined ? {} : { version }), findings: inOrder(all) };
}

/** A file's values as they are written, whole or with mistakes, for a draft; undefined: the YAML itself is broken. */
export interface DraftFile {
  readonly file?: Readonly<Record<string, unknown>>;
  /** The stored version that it says it was made from. */
  readonly version?: number;
  /** With line and column; of a file that can be read they are the draft's to mend. */
  readonly findings: readonly Finding[];
}

export function readDraftFile(text: string): DraftFile {
  const source = text.replace(/^\ufeff/, '');
  const doc = parseDocument(source, { prettyErrors: false, stringKeys: true });
  const broken = syntaxFindings(doc).map(({ offset, words }) =>
    placed(finding('programme.syntax', { path: '', seen: words }), offset, source),
  );
  const input = broken.length > 0 ? undefined : plain(doc);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { findings: broken.length > 0 ? inOrder(broken) : readProgrammeFile(text).findings };
  }
  const { version, ...file } = input as Record<string, unknown>;
  const { findings } = readProgrammeFile(text);
  return { file, ...(typeof version === 'number' ? { version } : {}), findings };
}

/** Plain values; a number whose text a float would change (17050.00, 0x10, 1e3) stays as its text. undefined: see aliases. */
function plain(doc: Document.Parsed): unknown {
  visit(doc, {
    Scalar(_key, node) {
      const isChanged =
        typeof node.value === 'number' && node.source !== undefined && node.source !== String(node.value);
      if (isChanged) node.value = node.source;
    },
  });
  try {
    return doc.toJS({ maxAliasCount: MOST_ALIASES }) ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Counted here, because the library's own counter loses lines that only a syntax error points at. */
function placed(found: Finding, offset: number, source: string): Finding {
  const before = source.slice(0, offset).split('\n');
  return { ...found, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));
