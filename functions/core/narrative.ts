/**
 * The narratives of a report, read for `parse-submission.ts`: kind, text that every rendition can carry, ids of photos.
 */
import { type Finding, finding } from './finding.ts';
import { didYouMean } from './nearest.ts';
import { noiseIn } from './noise.ts';
import type { Programme } from './programme.ts';
import type { Narrative } from './submission.ts';
import { cleanText, lengthOf } from './text.ts';

const KEYS = ['kind', 'text', 'photos'];
const MOST_NARRATIVES = 50;
const LONGEST_TEXT = 10_000;
const MOST_PHOTOS = 9;
const PHOTO_ID = /^[a-z0-9-]{1,100}$/;

/** Those that can be used, and what is wrong with the others. An absent list is an empty one. */
export function readNarratives(
  programme: Programme,
  given: unknown = [],
): { value: readonly Narrative[]; findings: Finding[] } {
  const path = 'narratives';
  if (!Array.isArray(given) || given.length > MOST_NARRATIVES) {
    const seen = Array.isArray(given) ? `${given.length} 段` : given;
    const expected = `文字的列表 [{kind, text}]，最多 ${MOST_NARRATIVES} 段`;
    return { value: [], findings: [finding('submission.value', { path, seen, expected })] };
  }
  const read = given.map((each: unknown, index) => readNarrative(programme, each, `${path}[${index}]`));
  return {
    value: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    findings: read.flatMap(({ findings }) => findings),
  };
}

interface Read<Value> {
  readonly value?: Value;
  readonly findings: Finding[];
}

function readNarrative(programme: Programme, given: unknown, path: string): Read<Narrative> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { findings: [finding('submission.value', { path, seen: given, expected: '{kind, text}' })] };
  }
  const fields: Readonly<Record<string, unknown>> = { ...given };
  const kind = readKind(programme, fields.kind, `${path}.kind`);
  const text = readText(fields.text, `${path}.text`, kind.value ?? '文字');
  const photos = readPhotos(fields.photos, `${path}.photos`);
  const findings = [...unknownKeys(fields, path), ...kind.findings, ...text.findings, ...photos.findings];
  if (kind.value === undefined || text.value === undefined || photos.value === undefined) return { findings };
  const some = photos.value.length > 0 ? { photos: photos.value } : {};
  return { value: { kind: kind.value, text: text.value, ...some }, findings };
}

function unknownKeys(fields: Readonly<Record<string, unknown>>, path: string): Finding[] {
  const unknown = Object.keys(fields)
    .filter((key) => !KEYS.includes(key))
    .slice(0, 10);
  return unknown.map((key) =>
    finding('submission.unknown_key', { path: `${path}.${key}`, seen: key, expected: didYouMean(key, KEYS) }),
  );
}

function readKind(programme: Programme, given: unknown, path: string): Read<string> {
  const kinds = programme.narratives.map(({ name }) => name);
  const value = kinds.find((kind) => kind === given);
  if (value !== undefined) return { value, findings: [] };
  const expected = kinds.length === 0 ? '空（本任务不收文字）' : `本任务的类别之一：${kinds.join('、')}`;
  return { findings: [finding('submission.value', { path, name: '类别', seen: given, expected })] };
}

/** The text stays exactly as it was sent, but for characters that no file can carry. */
function readText(given: unknown, path: string, name: string): Read<string> {
  if (typeof given !== 'string') {
    const code = given === undefined || given === null ? 'narrative.empty' : 'submission.value';
    return { findings: [finding(code, { path, name, seen: given, expected: '一段文字' })] };
  }
  const { text, removed } = cleanText(given);
  const warnings = removed.length > 0 ? [finding('text.removed', { path, name, seen: removed.join(' ') })] : [];
  if (given.length <= LONGEST_TEXT * 2) warnings.push(...noiseIn(text, { path, name }));
  if (text.trim() === '') return { findings: [...warnings, finding('narrative.empty', { path, name, seen: given })] };
  const length = lengthOf(text);
  if (length <= LONGEST_TEXT) return { value: text, findings: warnings };
  return { findings: [...warnings, finding('narrative.too_long', { path, name, seen: String(length) })] };
}

function readPhotos(given: unknown, path: string): Read<readonly string[]> {
  if (given === undefined) return { value: [], findings: [] };
  const isId = (id: unknown): id is string => typeof id === 'string' && PHOTO_ID.test(id);
  if (Array.isArray(given) && given.length <= MOST_PHOTOS && given.every(isId)) return { value: given, findings: [] };
  const expected = `最多 ${MOST_PHOTOS} 个照片编号的列表（小写字母、数字和连字符）`;
  return { findings: [finding('submission.value', { path, name: '照片', seen: given, expected })] };
}
