/**
 * The OpenAPI document: it knows every route of the API, its references resolve, and what the API really answers fits.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ROUTES, type Route } from '../../functions/contract.ts';
import { openApi } from '../../functions/pages/api/openapi.ts';
import { SCHEMAS, type SchemaName } from '../../functions/pages/api/schemas.ts';
import { editDocument } from '../support/edit-word.ts';
import { openIssuedWorld } from '../support/issued-world.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: { 'application/json': { schema: { $ref: string } } } }>;
}
const document = openApi() as { openapi: string; paths: Record<string, Record<string, Operation>> };

/** The named schema as a checker; references point into the same document. */
function checker(name: SchemaName): z.ZodType {
  const definitions = JSON.parse(JSON.stringify(SCHEMAS).replaceAll('#/components/schemas/', '#/$defs/'));
  return z.fromJSONSchema({ ...definitions[name], $defs: definitions });
}

const fits = (name: SchemaName, value: unknown): void => {
  const checked = checker(name).safeParse(value);
  expect(checked.error?.issues ?? []).toEqual([]);
};

let web: WebWorld;
beforeAll(async () => {
  web = await openWebWorld();
});

test('describes every route of the API, by its own operation id', () => {
  const routes = (ROUTES as readonly Route[]).filter(({ path }) => /^\/(api\/|health|openapi)/.test(path));
  for (const { method, path } of routes) {
    expect(document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]).toBeDefined();
  }
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations).toHaveLength(routes.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
});

test('is what /openapi.json serves, and every reference resolves', async () => {
  const served = await (await web.request('/openapi.json')).text();
  expect(JSON.parse(served)).toEqual(document);
  expect(document.openapi).toBe('3.1.0');
  for (const [, name = ''] of served.matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(SCHEMAS)).toContain(name);
});

describe('what the API answers', () => {
  const json = async (answer: Promise<Response>): Promise<unknown> => (await answer).json();
  const get = (path: string, key: string): Promise<unknown> =>
    json(web.request(`/api/programmes/suizhou${path}`, { key }));

  test('fits, from report to archive', async () => {
    const figures = { garbage: '612.5', dissuaded: 3010, posts: ['南门桥'], patrolled: true };
    const body = { id: 'a', figures, narratives: [{ kind: '工作动态', text: '出动\u0007三次' }] };
    fits('SubmissionInput', body);
    fits('Receipt', await json(web.put(body)));
    fits('Submission', await get(`/days/${DAY}/submissions/a`, web.keys.unit));
    const text = '收集转运垃圾612.5吨，劝离劝返市民十几人次';
    fits('TextInput', { text });
    const path = `/api/programmes/suizhou/days/${DAY}/submissions/a/read`;
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', key: web.keys.unit, headers, body: JSON.stringify({ text }) };
    fits('TextRead', await json(web.request(path, sent)));
    fits('Day', await get(`/days/${DAY}`, web.keys.office));
    fits('Day', await get(`/days/${DAY}?figures=1`, web.keys.office));
    const file = await json(
      web.request('/api/programmes/suizhou', {
        ...{ key: web.keys.administrator, headers: { accept: 'application/json' } },
      }),
    );
    fits('ProgrammeFile', file);
    const typed = { 'content-type': 'application/json', 'if-match': '"1"' };
    const dry = { method: 'PUT', key: web.keys.administrator, headers: typed, body: JSON.stringify(file) };
    fits('Applied', await json(web.request('/api/programmes/suizhou?dry=1', dry)));
    fits('Issued', await json(web.issueDay(DAY)));
    fits('Briefings', await get('/briefings', web.keys.reader));
    fits('Health', await json(web.request('/health')));
  });

  test('fits for an edited Word file, looked at and accepted', async () => {
    const issued = await openIssuedWorld();
    const word = editDocument(await issued.word(), (xml) => xml.replace('3438人次', '3440人次'));
    const send = (fields: Readonly<Record<string, string>>, edition = 1) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('file', new File([new Uint8Array(word)], 'a.docx'));
      const path = `/api/programmes/suizhou/briefings/${DAY}/${edition}/copy`;
      return issued.request(path, { method: 'POST', key: issued.keys.office, body });
    };
    const compared = (await json(send({}))) as { sha256: string; against: string; figures: readonly object[] };
    fits('ComparedCopy', compared);
    expect(compared.figures).toMatchObject([{ indicator: 'dissuaded', file: '3440人次', fileValue: '3440' }]);
    const seen = { seen: compared.sha256, against: compared.against };
    fits('Problem', await json(send(seen)));
    expect((await send(seen, 2)).status).toBe(404);
    const accepted = await send({ ...seen, reason: '复核' });
    expect(accepted.status).toBe(201);
    fits('AcceptedCopy', await accepted.json());
    const key = issued.keys.reader;
    fits('Briefings', await json(issued.request('/api/programmes/suizhou/briefings', { key })));
  });

  test('refusals fit too', async () => {
    fits('Problem', await json(web.put('{')));
    fits('Problem', await json(web.put({ id: 'x', figures: { garbage: '约800' } })));
    fits('Conflict', await json(web.put({ id: 'a', figures: { dissuaded: 1 } })));
    fits('Conflict', await json(web.put({ id: 'n', basedOn: 3, figures: { dissuaded: 1 } }, { day: '2022-04-07' })));
    fits('Problem', await get('/briefings', 'no.key'));
    fits('Problem', await get(`/days/${DAY}/submissions/a`, web.keys.otherUnit));
  });

  test('a checker notices what does not fit', () => {
    expect(checker('Health').safeParse({ status: 'ill' }).success).toBe(false);
    expect(checker('Health').safeParse({ status: 'ok', more: 1 }).success).toBe(false);
    expect(checker('Receipt').safeParse({ revision: 1 }).success).toBe(false);
  });
});
