/**
 * Reading a request's body: bounded, of the right type, in UTF-8; refused with a sentence otherwise.
 */
import type { Context } from 'hono';
import { readJson } from '../core/read-json.ts';
import { Refusal, refusal } from '../pages/refusal.ts';
import type { WebEnv } from './web-env.ts';

/** A report has some hundred figures and narratives of 10,000 characters at most; a Lambda takes 6 MB. */
const MOST_BYTES = 1_000_000;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The value with its numbers as text; undefined when there is no body. */
export async function jsonOf(context: Context<WebEnv>): Promise<unknown> {
  const text = await textOf(context);
  if (text === '') return undefined;
  refuseOtherType(context, JSON_TYPE);
  const read = readJson(text);
  if ('finding' in read) throw new Refusal(400, [read.finding]);
  return read.value;
}

export async function formOf(context: Context<WebEnv>): Promise<URLSearchParams> {
  const text = await textOf(context);
  if (text !== '') refuseOtherType(context, FORM_TYPE);
  return new URLSearchParams(text);
}

function refuseOtherType(context: Context<WebEnv>, wanted: string): void {
  const given = context.req.header('content-type') ?? '';
  if (given.split(';')[0]?.trim().toLowerCase() === wanted) return;
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
async function bytesOf(context: Context<WebEnv>): Promise<Uint8Array> {
  const declared = context.req.header('content-length') ?? '';
  if (/^\d+$/.test(declared) && (declared.length > 9 || Number(declared) > MOST_BYTES)) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (): Refusal => refusal(413, 'request.too_large', { path: '' });
