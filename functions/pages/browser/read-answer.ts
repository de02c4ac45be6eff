/**
 * What an answer to a report means, and whether it is ours at all: a firewall, a proxy or the login page of a network may
 * have answered in the site's place. Ours are JSON of a known shape; nothing else is taken for a success, nor for being offline.
 */

export type Said =
  | { readonly is: 'arrived'; readonly revision: number }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'signedOut' }
  /** The site is down, or asks for patience. */
  | { readonly is: 'busy' }
  /** Somebody else answered; `seen` in a few words. */
  | { readonly is: 'foreign'; readonly seen: string };

/** @param answer to a request that follows no redirect: the site sends none. */
export async function readAnswer(answer: Response): Promise<Said> {
  const said = await ours(answer);
  if (said === undefined) return isBusy(answer.status) ? { is: 'busy' } : { is: 'foreign', seen: seenOf(answer) };
  if (isBusy(answer.status)) return { is: 'busy' };
  if (answer.status === 401) return { is: 'signedOut' };
  if (answer.status === 201) return { is: 'arrived', revision: said.revision as number };
  return { is: 'refused', message: said.message as string };
}

/** A receipt, or a refusal with its code; undefined: not from the site. */
async function ours(answer: Response): Promise<Readonly<Record<string, unknown>> | undefined> {
  const said: unknown = isJson(answer) ? await answer.json().catch(() => undefined) : undefined;
  if (typeof said !== 'object' || said === null) return undefined;
  const { revision, checksum, code, message } = said as Readonly<Record<string, unknown>>;
  const isReceipt = Number.isInteger(revision) && /^[0-9a-f]{64}$/.test(String(checksum));
  const isRefusal = typeof code === 'string' && typeof message === 'string';
  return (answer.status === 201 ? isReceipt : !answer.ok && isRefusal) ? (said as Record<string, unknown>) : undefined;
}

export const isJson = (answer: Response): boolean =>
  /^application\/json\b/.test(answer.headers.get('content-type') ?? '');

/** 501 says that the method is not known: whoever says so, another may pass. */
const isBusy = (status: number): boolean => status === 429 || (status >= 500 && status !== 501);

function seenOf({ status, type, ok }: Response): string {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return '转到了别的页面';
  return ok ? '网页（可能是上网认证）' : `HTTP ${status}`;
}
