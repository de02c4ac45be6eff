/**
 * From an Answer, or a failure, to a response: JSON for programs, a page for people, the same words for both.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { contentDisposition } from '../../core/edition/content-disposition.ts';
import { WORKBOOK_MEDIA_TYPE } from '../../core/edition/renditions.ts';
import { finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import type { Answer } from '../../pages/page/answer.ts';
import type { ProblemView } from '../../pages/page/base-view.ts';
import { say, wordsIn } from '../../pages/page/dictionary.ts';
import { problemOf, Refusal } from '../../pages/page/refusal.ts';
import { StoreError } from '../../ports.ts';
import type { World } from '../world.ts';
import { changeSession } from './access.ts';
import type { WebEnv } from './web-env.ts';

type PageAnswer = Extract<Answer, { kind: 'page' }>;
type BytesAnswer = Extract<Answer, { kind: 'bytes' }>;

export async function respond(world: World, context: Context<WebEnv>, answer: Answer): Promise<Response> {
  switch (answer.kind) {
    case 'json':
      if (answer.next !== undefined) context.header('link', `<${answer.next}>; rel="next"`);
      if (answer.etag !== undefined) context.header('etag', `"${answer.etag}"`);
      return context.json(answer.body, answer.status);
    case 'redirect':
      if (answer.session !== undefined) changeSession(context, answer.session);
      return context.redirect(answer.to, 303);
    case 'page':
      if (answer.session !== undefined) changeSession(context, answer.session);
      return respondPage(context, answer, await renderPage(world, context, answer.name, answer.view));
    case 'bytes':
      return respondBytes(context, answer);
    case 'zip':
      return respondBytes(context, await zipped(answer));
    case 'workbook':
      return respondBytes(context, await asWorkbook(answer));
    case 'picture':
      return respondBytes(context, await asPicture(world, context, answer));
  }
}

function respondPage(context: Context<WebEnv>, { status, tagged }: PageAnswer, html: string): Response {
  if (!tagged) return context.html(html, status);
  context.header('etag', `"${createHash('sha256').update(html).digest('hex').slice(0, 32)}"`);
  context.header('cache-control', 'private, no-cache');
  return context.html(html, status);
}

/** The library comes with the first zip: few requests want one. */
async function zipped({ files, saveAs }: Extract<Answer, { kind: 'zip' }>): Promise<BytesAnswer> {
  const { zipFiles } = await import('../../adapters/zip/zip-files.ts');
  return bytesToSave(zipFiles(files), 'application/zip', saveAs);
}

/** Loaded with the first workbook, as the zip. */
async function asWorkbook({ sheets, about, saveAs }: Extract<Answer, { kind: 'workbook' }>): Promise<BytesAnswer> {
  const { packWorkbook } = await import('../../adapters/workbook/pack-workbook.ts');
  return bytesToSave(packWorkbook(sheets, about), WORKBOOK_MEDIA_TYPE, saveAs);
}

async function asPicture(
  world: World,
  context: Context<WebEnv>,
  { name, view, saveAs }: Extract<Answer, { kind: 'picture' }>,
): Promise<BytesAnswer> {
  const drawing = await renderPage(world, context, name, view);
  return bytesToSave(new TextEncoder().encode(drawing), 'image/svg+xml', saveAs);
}

function bytesToSave(bytes: Uint8Array, mediaType: string, saveAs: string): BytesAnswer {
  return { kind: 'bytes', bytes, mediaType, etag: createHash('sha256').update(bytes).digest('hex'), saveAs };
}

/** A refusal in words; anything else is our own fault: logged in full, told without detail. */
export async function answerFailure(world: World, context: Context<WebEnv>, error: unknown): Promise<Response> {
  const id = context.var.requestId;
  const refused = error instanceof Refusal ? error : unexpected(world, error, id);
  const problem = problemOf(refused.findings, context.var.language);
  if (refused.allow.length > 0) context.header('allow', refused.allow.join(', '));
  if ('retryAfter' in refused.also) context.header('retry-after', String(refused.also.retryAfter));
  if (!wantsPage(context)) {
    if (refused.status === 401) context.header('www-authenticate', 'Bearer');
    return context.json({ ...problem, ...refused.also }, refused.status);
  }
  const { path } = context.req;
  if (refused.status === 401 && context.req.method === 'GET') {
    return context.redirect(`/sign-in?to=${encodeURIComponent(path)}`, 303);
  }
  return context.html(
    await renderPage(world, context, 'problem', problemView(context, refused, problem.findings)),
    refused.status,
  );
}

function unexpected(world: World, error: unknown, id: string): Refusal {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.log.error('request failed', { error: stack });
  if (error instanceof StoreError) return new Refusal(503, [finding('request.store', { path: '', seen: error.fault })]);
  return new Refusal(500, [finding('request.failed', { path: '', seen: id })]);
}

function problemView(
  context: Context<WebEnv>,
  { status }: Refusal,
  findings: readonly { readonly message: string }[],
): ProblemView {
  const [first, ...more] = findings.map(({ message }) => message);
  return {
    title: say(context.var.language, 'problemTitle'),
    words: wordsIn(context.var.language),
    programme: null,
    links: [],
    message: first ?? '',
    findings: more,
    requestId: context.var.requestId,
    signIn: status === 401 || status === 403 ? '/sign-in' : null,
  };
}

async function renderPage(world: World, context: Context<WebEnv>, name: string, view: object): Promise<string> {
  const language = context.var.language;
  const layout = {
    language: language === 'en' ? 'en' : 'zh-CN',
    other: context.req.method === 'GET' ? otherLanguage(context) : null,
    otherLanguage: language === 'en' ? 'zh-CN' : 'en',
    signedIn: context.var.holder !== undefined || context.var.signedIn === true,
  };
  return (await world.pages()).render(name, { ...view, layout, limits: LIMITS });
}

/** This page in the other language; after a form was sent there is no such page. */
function otherLanguage(context: Context<WebEnv>): string {
  const url = new URL(context.req.url);
  url.searchParams.set('lang', context.var.language === 'en' ? 'zh' : 'en');
  return url.pathname + url.search;
}

/** People's addresses answer with a page unless only JSON is accepted. */
function wantsPage(context: Context<WebEnv>): boolean {
  const { path } = context.req;
  if (path.startsWith('/api/') || path === '/openapi.json' || path === '/health') return false;
  return !prefersJson(context);
}

/** JSON is accepted, and a page is not. */
export function prefersJson(context: Context<WebEnv>): boolean {
  const accept = context.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

function respondBytes(context: Context<WebEnv>, answer: BytesAnswer): Response {
  const { bytes, mediaType, saveAs } = answer;
  context.header('etag', `"${answer.etag}"`);
  context.header('cache-control', answer.public ? 'public, max-age=31536000, immutable' : 'private, no-cache');
  context.header('content-type', mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);
  context.header('content-disposition', saveAs === undefined ? 'inline' : contentDisposition(saveAs));
  if (mediaType.startsWith('text/html')) context.header('content-security-policy', documentPolicy(bytes));
  return context.body(new Uint8Array(bytes));
}

/** A document of the archive: its own style sheets by their hash, no script, no form, and no part in our site's origin. */
function documentPolicy(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const hashes = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
  const style = hashes.length === 0 ? "'none'" : hashes.join(' ');
  return `default-src 'none'; style-src ${style}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`;
}
