/**
 * Answers to a report in the browser: ours are known by their shape, and nobody else's is a success or being offline.
 */
import { expect, test } from 'vitest';
import { readAnswer } from '../../functions/pages/browser/read-answer.ts';

const RECEIPT = { revision: 2, checksum: 'a'.repeat(64), findings: [] };
const REFUSAL = { code: 'figure.required', message: '必须填报', findings: [] };
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const html = (status: number) =>
  new Response('<form>请登录</form>', { status, headers: { 'content-type': 'text/html' } });

test.each([
  ['a receipt', json(201, RECEIPT), { is: 'arrived', revision: 2 }],
  ['a refusal', json(422, REFUSAL), { is: 'refused', message: '必须填报' }],
  ['a conflict', json(409, REFUSAL), { is: 'refused', message: '必须填报' }],
  ['a session that ended', json(401, REFUSAL), { is: 'signedOut' }],
  ['the site out of order', json(500, REFUSAL), { is: 'busy' }],
  ['a gateway without the site', html(502), { is: 'busy' }],
  ['too many requests', html(429), { is: 'busy' }],
  ['a login page', html(200), { is: 'foreign', seen: '网页（可能是上网认证）' }],
  ['a firewall', html(403), { is: 'foreign', seen: 'HTTP 403' }],
  ['a proxy that knows no PUT', html(405), { is: 'foreign', seen: 'HTTP 405' }],
  ['a proxy that has no PUT', html(501), { is: 'foreign', seen: 'HTTP 501' }],
  ['a proxy that wants a name', html(401), { is: 'foreign', seen: 'HTTP 401' }],
  ['a redirect to a portal', html(302), { is: 'foreign', seen: '转到了别的页面' }],
  ['JSON of somebody else', json(200, { ok: true }), { is: 'foreign' }],
  ['201 of somebody else', json(201, { revision: 1 }), { is: 'foreign' }],
  ['a refusal of somebody else', json(403, { error: 'blocked' }), { is: 'foreign', seen: 'HTTP 403' }],
  ['a receipt that is none', json(200, RECEIPT), { is: 'foreign' }],
])('%s', async (_, answer, expected) => {
  expect(await readAnswer(answer)).toMatchObject(expected);
});
