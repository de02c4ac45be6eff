/**
 * Reading a request's body: bounded, of the right type, in UTF-8; refused with a sentence otherwise.
 */
import type { Context } from 'hono';
import { LIMITS } from '../../core/limits/limits.ts';
import { readJson } from '../../core/values/read-json.ts';
import type { FormWithFiles, GivenFile, Upload } from '../../pages/page/ask.ts';
import { Refusal, refusal } from '../../pages/page/refusal.ts';
import type { WebEnv } from './web-env.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const FILES_TYPE = 'multipart/form-data';
/** Room for the fields beside a photo. */
const MOST_WITH_PHOTO = LIMITS.photoBytes + LIMITS.requestBytes;

/** The value with its numbers as text; undefined when there is no body. */
export async function jsonOf(context: Context<WebEnv>): Promise<unknown> {
  const text = await textOf(context);
  if (text === '') return undefined;
  refuseOtherType(context, JSON_TYPE);
  const read = readJson(text, { texts: ['id'] });
  if ('finding' in read) throw new Refusal(400, [read.finding]);
  return read.value;
}

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', JSON_TYPE];

export async function yamlOf(context: Context<WebEnv>): Promise<string> {
  const text = await textOf(context);
  if (!YAML_TYPES.includes(typeOf(context))) refuseOtherType(context, 'application/yaml');
  return text;
}

export async function formOf(context: Context<WebEnv>): Promise<URLSearchParams> {
  if (typeOf(context) === FILES_TYPE) return (await filesOf(context)).fields;
  const text = await textOf(context);
  if (text !== '') refuseOtherType(context, FORM_TYPE);
  return new URLSearchParams(text);
}

/** Was the body sent by a form without files? */
export const isForm = (context: Context<WebEnv>): boolean => typeOf(context) === FORM_TYPE;

/** A form with a file. One without is taken too: a confirmation has none. */
export async function uploadOf(context: Context<WebEnv>): Promise<Upload> {
  if (isForm(context)) return { fields: await formOf(context) };
  const { fields, files } = await filesOf(context, LIMITS.throughSiteBytes);
  const file = files.findLast(({ bytes }) => bytes.length > 0);
  return file === undefined ? { fields } : { fields, file };
}

/** Fields and files, in their order. A file that was left out in the form is none. */
export async function filesOf(context: Context<WebEnv>, most = MOST_WITH_PHOTO): Promise<FormWithFiles> {
  refuseOtherType(context, FILES_TYPE);
  const form = await multipart(context, await bytesOf(context, most));
  const fields = new URLSearchParams();
  const files: GivenFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') fields.append(field, value);
    else if (value.name !== '' || value.size > 0)
      files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { fields, files };
}

async function multipart(context: Context<WebEnv>, bytes: Uint8Array): Promise<FormData> {
  try {
    const headers = { 'content-type': context.req.header('content-type') ?? '' };
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw refusal(400, 'request.malformed', { path: '', seen: FILES_TYPE });
  }
}

const typeOf = (context: Context<WebEnv>): string =>
  (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function refuseOtherType(context: Context<WebEnv>, wanted: string): void {
  if (typeOf(context) === wanted) return;
  const given = context.req.header('content-type') ?? '';
  throw refusal(415, 'request.media_type', { path: 'content-type', seen: given, expected: wanted });
}

async function textOf(context: Context<WebEnv>): Promise<string> {
  const bytes = await bytesOf(context);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(400, 'request.encoding', { path: '' });
  }
}

/** Counted while it arrives: a length that was declared may be a lie. */
async function bytesOf(context: Context<WebEnv>, most: number = LIMITS.requestBytes): Promise<Uint8Array> {
  const tooLarge = (): Refusal =>
    refusal(413, 'request.too_large', { path: '', expected: `不超过 ${most / 1_000_000} MB` });
  const declared = context.req.header('content-length') ?? '';
  if (/^\d+$/.test(declared) && (declared.length > 9 || Number(declared) > most)) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
