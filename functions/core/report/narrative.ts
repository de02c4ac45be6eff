/**
 * The narratives of a report, read for `parse.ts`: kind, text that every rendition can carry, ids of photos.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { captionFits } from '../photo/photo.ts';
import type { Programme } from '../programme/programme.ts';
import { didYouMean } from '../text/nearest.ts';
import { noiseIn } from '../text/noise.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import type { Narrative } from './submission.ts';
import { changesIn } from './text-changes.ts';

const KEYS = ['kind', 'text', 'photos', 'captions'];
const PHOTO_ID = /^[a-z0-9-]{1,100}$/;
/** Bounds the reading; how many there may be is said of the report as a whole. */
const MOST_NAMED = 100;

/** Those that can be used, and what is wrong with the others. An absent list is an empty one. */
export function readNarratives(
  programme: Programme,
  given: unknown = [],
): { value: readonly Narrative[]; findings: Finding[] } {
  const path = 'narratives';
  if (!Array.isArray(given) || given.length > LIMITS.narratives) {
    const seen = Array.isArray(given) ? `${given.length} 段` : given;
    const expected = `文字的列表 [{kind, text}]，最多 ${LIMITS.narratives} 段`;
    return { value: [], findings: [finding('submission.value', { path, seen, expected })] };
  }
  const read = given.map((each: unknown, index) => readNarrative(programme, each, `${path}[${index}]`));
  const value = read.flatMap((each) => (each.value === undefined ? [] : [each.value]));
  return { value, findings: [...read.flatMap(({ findings }) => findings), ...tooManyPhotos(value)] };
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
  const photos = readPhotos(fields.photos, `${path}.photos`);
  const mayBeBlank = (photos.value ?? []).length > 0 && !opensMatter(programme, kind.value);
  const text = readText(fields.text, `${path}.text`, kind.value ?? '文字', mayBeBlank);
  const captions = readCaptions(fields.captions, photos.value ?? [], `${path}.captions`);
  const parts = [kind, text, photos, captions];
  const findings = [...unknownKeys(fields, path), ...parts.flatMap((part) => part.findings)];
  if (kind.value === undefined || text.value === undefined || photos.value === undefined) return { findings };
  const some = photos.value.length > 0 ? { photos: photos.value } : {};
  const told = Object.keys(captions.value ?? {}).length > 0 ? { captions: captions.value! } : {};
  return { value: { kind: kind.value, text: text.value, ...some, ...told }, findings };
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

/** A problem is told in words: photos alone open no matter. */
const opensMatter = ({ narratives }: Programme, kind: string | undefined): boolean =>
  narratives.some((each) => each.name === kind && each.opensMatter);

/** The text stays exactly as it was sent, but for characters that no file can carry. */
function readText(given: unknown, path: string, name: string, mayBeBlank: boolean): Read<string> {
  if (mayBeBlank && (given === undefined || (typeof given === 'string' && given.trim() === '')))
    return { value: '', findings: [] };
  if (typeof given !== 'string') {
    const code = given === undefined || given === null ? 'narrative.empty' : 'submission.value';
    return { findings: [finding(code, { path, name, seen: given, expected: '一段文字' })] };
  }
  const { text } = cleanText(given);
  const warnings = changesIn(given, text, { path, name });
  if (given.length <= LIMITS.narrativeCharacters * 2) warnings.push(...noiseIn(text, { path, name }));
  if (text.trim() === '') return { findings: [...warnings, finding('narrative.empty', { path, name, seen: given })] };
  const length = lengthOf(text);
  if (length <= LIMITS.narrativeCharacters) return { value: text, findings: warnings };
  return { findings: [...warnings, finding('narrative.too_long', { path, name, seen: String(length) })] };
}

/** One that is named twice is one. */
function readPhotos(given: unknown, path: string): Read<readonly string[]> {
  if (given === undefined) return { value: [], findings: [] };
  const isId = (id: unknown): id is string => typeof id === 'string' && PHOTO_ID.test(id);
  if (Array.isArray(given) && given.length <= MOST_NAMED && given.every(isId))
    return { value: [...new Set(given)], findings: [] };
  const expected = '照片编号的列表（小写字母、数字和连字符）';
  return { findings: [finding('submission.value', { path, name: '照片', seen: given, expected })] };
}

function readCaptions(given: unknown, photos: readonly string[], path: string): Read<Readonly<Record<string, string>>> {
  if (given === undefined) return { value: {}, findings: [] };
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
  const captions = isMap ? Object.entries(given) : [];
  const strange = captions.find(([id, text]) => !photos.includes(id) || typeof text !== 'string');
  if (!isMap || strange !== undefined) {
    const expected = '照片编号到说明的对照（编号在 photos 中）';
    return {
      findings: [finding('submission.value', { path, name: '照片说明', seen: strange?.[0] ?? given, expected })],
    };
  }
  const said = (captions as [string, string][]).map(([id, text]) => [id, cleanText(text).text.trim()] as const);
  const changed = (captions as [string, string][]).flatMap(([id, text], at) =>
    changesIn(text, said[at]![1], { path: `${path}.${id}`, name: '照片说明' }),
  );
  const wrong = said.filter(([, text]) => !captionFits(text) || /[\n\t]/.test(text));
  const value = Object.fromEntries(said.filter(([, text]) => text !== ''));
  return { value, findings: [...changed, ...wrong.map(([, seen]) => finding('photo.caption', { path, seen }))] };
}

function tooManyPhotos(narratives: readonly Narrative[]): Finding[] {
  const count = narratives.reduce((sum, { photos = [] }) => sum + photos.length, 0);
  return count <= LIMITS.photos ? [] : [finding('photo.many', { path: 'narratives', seen: String(count) })];
}
