/**
 * A small programme with keys for every role, over the embedded stores, and the three web functions as one app.
 */

import { fileURLToPath } from 'node:url';
import { openPageTemplates } from '../../functions/adapters/handlebars/page-templates.ts';
import { app as archive } from '../../functions/archive/handler.ts';
import { app as collect } from '../../functions/collect/handler.ts';
import { ROUTES, type Role } from '../../functions/contract.ts';
import { digestFile } from '../../functions/core/digest/figures-file.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { app as desk } from '../../functions/desk/handler.ts';
import type { Renderer, RenderInput } from '../../functions/ports.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { openWordCopies } from '../../functions/runtime/word-copies.ts';
import type { World } from '../../functions/runtime/world.ts';
import { memoryStores } from './memory-stores.ts';
import { AT, DAY, sampleProgramme } from './sample-records.ts';
import { isThroughLambda, seenBy, throughLambda } from './through-lambda.ts';

export { DAY };

const indicator = (id: string, name: string, unit: string, over: Partial<Indicator> = {}): Indicator => ({
  ...{ id, name, unit, kind: 'flow', decimals: 0, aliases: [], required: false, carry: false },
  ...over,
});

const INDICATORS = [
  indicator('garbage', '收集转运垃圾', '吨', { decimals: 1, definition: '当日进场过磅的生活垃圾，不含建筑垃圾。' }),
  indicator('dissuaded', '劝离劝返市民', '人次', { required: true }),
  indicator('staff', '在岗环卫工人', '人', { kind: 'stock', max: '5000' }),
  indicator('posts', '值守桥梁路口', '名称', { kind: 'places' }),
  indicator('patrolled', '夜间巡查', '', { kind: 'check' }),
  indicator('only_b', '只问乙单位', '个', { askedOf: ['b'] }),
] as const;

export const webProgramme = (over: Partial<Programme> = {}): Programme =>
  sampleProgramme({
    units: [
      { id: 'a', name: '市环卫服务中心', group: '直属单位' },
      { id: 'b', name: '高新区大队', group: '执法队伍' },
      { id: 'c', name: '防控工作督察组', group: '工作专班' },
    ],
    indicators: INDICATORS,
    narratives: [
      { name: '工作动态', opensMatter: false },
      { name: '问题协调', opensMatter: true },
    ],
    ...over,
  });

/** Stands for the real renderers, which these tests are not about. */
const renderer = (file: Renderer['file'], write: (input: RenderInput) => string): Renderer => ({
  file,
  render: async (input) => new TextEncoder().encode(write(input)),
});

const RENDERERS = [
  renderer('briefing.docx', ({ briefing }) => `docx ${briefing.day} ${briefing.edition}`),
  renderer('briefing.html', () => '<!doctype html><style>p{margin:0}</style><p>html'),
  renderer('figures.json', ({ close, digest, briefing }) =>
    JSON.stringify(
      digest === undefined
        ? {
            ...{ programme: close.programme, day: close.day, issue: briefing.issue, edition: briefing.edition },
            ...{ completeness: close.completeness, indicators: close.indicators },
          }
        : digestFile(digest.digest, briefing.issue, briefing.edition),
    ),
  ),
];

/** A refusal as the API says it. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly findings: readonly { readonly code: string; readonly path: string }[];
}

export const read = async (answer: Response): Promise<Refused> => (await answer.json()) as Refused;

export interface WebWorld {
  readonly world: World;
  readonly programme: Programme;
  /** Key of that role: for `unit` of unit a, for `guest` of DAY; of another programme with `other`. */
  readonly keys: Readonly<Record<Role | 'unitB' | 'otherUnit' | 'otherOffice' | 'otherReader', string>>;
  /** Everything that was logged, as JSON lines. */
  readonly logged: string[];
  setNow(instant: string): void;
  /** As a server would hand it on. */
  fetch(request: Request): Promise<Response>;
  /** One request to whichever function has the route. */
  request(path: string, init?: RequestInit & { readonly key?: string }): Promise<Response>;
  put(body: unknown, options?: { unit?: string; key?: string; day?: string }): Promise<Response>;
  form(path: string, fields: Readonly<Record<string, string | readonly string[]>>, cookie: string): Promise<Response>;
  /** The office issues the day over the API, having confirmed who is missing; `body` says more. */
  issueDay(day: string, body?: object): Promise<Response>;
  /** Signs in and gives the Cookie header. */
  cookie(key: string): Promise<string>;
}

export async function openWebWorld(over: Partial<Programme> = {}): Promise<WebWorld> {
  const stores = memoryStores();
  let now = '2022-04-08T08:30:00.000Z';
  const logged: string[] = [];
  const log = (level: string) => (message: string, fields?: object) =>
    void logged.push(JSON.stringify({ level, message, ...fields }));
  const pages = openPageTemplates(fileURLToPath(new URL('../../templates/pages', import.meta.url)));
  const world: World = {
    ...stores,
    clock: { now: () => now },
    queue: { send: async () => {} },
    documents: async () => ({
      templates: { compose: async () => ({ title: '专报', body: [] }) },
      renderers: RENDERERS,
    }),
    channels: {},
    pages: async () => pages,
    sheets: async () => openSheets(),
    copies: async () => openWordCopies(),
    log: { info: log('info'), error: log('error') },
    close: () => {},
  };
  const programme = webProgramme(over);
  await storeProgramme(world.table, programme, '2022-03-31T00:00:00.000Z');
  await storeProgramme(world.table, { ...programme, id: 'other', title: '别的任务' }, '2022-03-31T00:00:00.000Z');
  const make = async (role: Role, unit?: string, of = programme.id): Promise<string> =>
    (await createKey(world.table, { programme: of, role, ...(unit ? { unit } : {}), at: '2022-03-31T00:00:00.000Z' }))
      .key;
  const keys = {
    unit: await make('unit', 'a'),
    unitB: await make('unit', 'b'),
    /** Looks after units of `area`, where a programme has such a branch. */
    branch: await make('branch', 'area'),
    office: await make('office'),
    signatory: await make('signatory'),
    reader: await make('reader'),
    administrator: await make('administrator'),
    guest: (await createKey(world.table, { programme: programme.id, role: 'guest', day: DAY, at: AT })).key,
    otherUnit: await make('unit', 'a', 'other'),
    otherOffice: await make('office', undefined, 'other'),
    otherReader: await make('reader', undefined, 'other'),
  };
  const seen = await seenBy(world);
  const apps = { collect: collect(seen('collect')), desk: desk(seen('desk')), archive: archive(seen('archive')) };
  const fetch: WebWorld['fetch'] = async (request) => {
    const app = apps[functionOf(new URL(request.url).pathname)];
    return isThroughLambda ? throughLambda(app, request) : app.fetch(request);
  };
  const request: WebWorld['request'] = async (path, { key, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
    return fetch(new Request(new URL(path, 'http://localhost'), { ...init, headers }));
  };
  return {
    ...{ world, programme, keys, logged, request, fetch },
    setNow: (instant) => {
      now = instant;
    },
    put: (body, { unit = 'a', key = keys.unit, day = DAY } = {}) =>
      request(`/api/programmes/suizhou/days/${day}/submissions/${unit}`, {
        method: 'PUT',
        key,
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    form: (path, fields, cookie) =>
      request(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) =>
            [value].flat().map((each) => [name, String(each)] as [string, string]),
          ),
        ).toString(),
      }),
    async issueDay(day, body = {}) {
      const path = `/api/programmes/suizhou/days/${day}`;
      const shown = await request(path, { key: keys.office });
      const { units = [] } = (await shown.json()) as { units?: { unit: string; state: string }[] };
      const missing = units.filter(({ state }) => state === 'missing').map(({ unit }) => unit);
      const headers = { 'content-type': 'application/json' };
      const said = JSON.stringify({ confirm: { missing, returned: [] }, ...body });
      return request(`${path}/issue`, { method: 'POST', key: keys.office, headers, body: said });
    },
    async cookie(key) {
      const body = new URLSearchParams({ key }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await request('/sign-in', { method: 'POST', headers, body });
      return answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
    },
  };
}

function functionOf(path: string): 'collect' | 'desk' | 'archive' {
  const bare = path.split('?')[0] ?? '';
  const route = ROUTES.find((each) => new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}/?$`).test(bare));
  return route?.lambda ?? 'collect';
}
