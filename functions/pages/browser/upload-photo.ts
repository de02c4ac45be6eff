/**
 * Sends one photo: straight to the store by a signed form, and where the store cannot be reached, through the site.
 */

import { isJson } from './read-answer.ts';

export type Uploaded =
  | { readonly is: 'stored'; readonly id: string; readonly small: string; readonly large: string }
  | { readonly is: 'refused'; readonly message: string }
  /** Refused by what stands before the site, in words of its own, before the site saw it. */
  | { readonly is: 'tooLarge' }
  | { readonly is: 'signedOut' };

/**
 * @param photos address of the day's photos in the API.
 * @param id of the upload, the same for every attempt.
 * @throws when there is no network, or the server is out of order: try again later.
 */
export async function uploadPhoto(photos: string, id: string, photo: Blob): Promise<Uploaded> {
  return answerOf((await straight(photos, id, photo)) ?? (await through(photos, photo)));
}

/** undefined: the store cannot be reached from here, or nothing arrived there. */
async function straight(photos: string, id: string, photo: Blob): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json' };
  const offered = await fetch(photos, { method: 'POST', headers, body: JSON.stringify({ id }) });
  if (offered.status >= 500) return undefined;
  if (!offered.ok) return offered;
  const { form } = (await offered.json()) as { form: { url: string; fields: Record<string, string> } };
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', photo, 'photo.jpg');
  try {
    // Another site's answer is not ours to read: what arrived is told by the next request.
    await fetch(form.url, { method: 'POST', body, mode: 'no-cors', credentials: 'omit' });
  } catch {
    return undefined;
  }
  const kept = await fetch(`${photos}/${id}`, { method: 'PUT', redirect: 'manual' });
  // Not there, or PUT was answered by something else than the site: it goes through the site by POST.
  return kept.status === 404 || !isJson(kept) ? undefined : kept;
}

function through(photos: string, photo: Blob): Promise<Response> {
  const body = new FormData();
  body.append('photo', photo, photo instanceof File ? photo.name : 'photo.jpg');
  return fetch(photos, { method: 'POST', body });
}

async function answerOf(answer: Response): Promise<Uploaded> {
  if (answer.status === 401) return { is: 'signedOut' };
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  if (answer.status === 413 && !(await answer.clone().text()).includes('"code"')) return { is: 'tooLarge' };
  const said = (await answer.json()) as { id: string; small: string; large: string; message?: string };
  return answer.ok ? { is: 'stored', ...said } : { is: 'refused', message: said.message ?? '' };
}
