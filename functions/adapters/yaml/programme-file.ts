/**
 * Reads a programme file: YAML text -> the checked Programme, or every mistake with its line and column.
 *
 * What the keys mean is core's (`core/programme/parse.ts`); this file knows YAML: syntax, places, numbers as written, rosters
 * in files beside the programme. The library: https://eemeli.org/yaml
 */
import { type Document, parseDocument, visit } from 'yaml';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { type ParsedProgramme, parseProgramme } from '../../core/programme/parse.ts';
import { offsetOf } from './place.ts';
import { MOST_ALIASES, syntaxFindings } from './syntax.ts';

/** Findings in the order of the file, each with `line` and `column`, 1-based. */
type Result = ParsedProgramme;

/** @param readText reads a roster beside the programme by its file name; throws when there is none. */
export function readProgrammeFile(text: string, readText?: (relativePath: string) => string): Result {
  const source = text.replace(/^\ufeff/, '');
  const doc = parseDocument(source, { prettyErrors: false, stringKeys: true });
  const broken = syntaxFindings(doc).map(({ offset, words }) => {
    return placed(finding('programme.syntax', { path: '', seen: words }), offset, source);
  });
  // A key that is written twice leaves the rest readable; anything else would only bring false alarms.
  if (!doc.errors.every(({ code }) => code === 'DUPLICATE_KEY')) return { findings: inOrder(broken) };
  const input = plain(doc);
  if (input === undefined) return { findings: inOrder(broken) };
  const rosters = withRosters(input, readText);
  const { programme, version, findings } = parseProgramme(rosters.input);
  const all = [...rosters.findings, ...findings].map((found) => placed(found, offsetOf(doc, found), source));
  const refused = broken.length > 0 || rosters.findings.length > 0 || programme === undefined;
  return refused
    ? { findings: inOrder([...broken, ...all]) }
    : { programme, ...(version === undefined ? {} : { version }), findings: inOrder(all) };
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

/** A roster that is a text names a file with one name a line; its names take its place. */
function withRosters(input: unknown, readText?: (path: string) => string): { input: unknown; findings: Finding[] } {
  const findings: Finding[] = [];
  const indicators: unknown = isRecord(input) ? input.indicators : undefined;
  if (!isRecord(input) || !Array.isArray(indicators)) return { input, findings };
  const read = (name: string, index: number): readonly string[] | undefined => {
    try {
      // A name, not a path: the file lies beside the programme and nowhere else.
      if (readText === undefined || /[\\/]|^\.\.?$/.test(name)) throw new Error('no such roster');
      return readText(name)
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
    } catch {
      findings.push(finding('programme.roster_file', { path: `indicators[${index}].roster`, seen: name }));
      return undefined;
    }
  };
  const filled = indicators.map((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry.roster !== 'string') return entry;
    const { roster, ...rest } = entry;
    const names = read(String(roster), index);
    return names === undefined ? rest : { ...rest, roster: names };
  });
  return { input: { ...input, indicators: filled }, findings };
}

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** Counted here, because the library's own counter loses lines that only a syntax error points at. */
function placed(found: Finding, offset: number, source: string): Finding {
  const before = source.slice(0, offset).split('\n');
  return { ...found, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0));
