/**
 * The programme, the reports and the stores of `cost-day.ts`: twelve figures and a narrative of 150 characters each, one
 * recipient of the briefing. Figures differ from day to day as real ones do, so that nothing is packed better than there.
 */
import type { Context } from 'aws-lambda';
import { handle } from 'hono/aws-lambda';
import { createFiguresRenderer } from '../functions/adapters/json/render-figures.ts';
import { app as collectApp } from '../functions/collect/handler.ts';
import type { DayClose } from '../functions/core/day/day-close.ts';
import { figureGroups, groupCount } from '../functions/core/figures/recent.ts';
import type { Indicator } from '../functions/core/kinds/indicator.ts';
import type { Programme } from '../functions/core/programme/programme.ts';
import type { Revision } from '../functions/core/report/submission.ts';
import type { ReportingDay } from '../functions/core/values/values.ts';
import type { Blob, Blobs, Channel, Json, Table } from '../functions/ports.ts';
import { createKey } from '../functions/records/access/access-keys.ts';
import { insertRevision } from '../functions/records/report/submissions.ts';
import { recentPartition, shardOf } from '../functions/records/store/keys.ts';
import type { World } from '../functions/runtime/world.ts';
import { type HttpResult, httpEvent, type Request } from '../infra/local/http-event.ts';
import type { SimulatedClock } from '../infra/local/simulated-clock.ts';

const CLAUSES = ['开展全员核酸检测', '维护现场秩序', '清扫主次干道', '劝导聚集人员', '检查沿街门店', '消杀公共区域'];
const FIGURES = 12;

export const unitId = (at: number): string => `u${String(at).padStart(6, '0')}`;

export function programmeOf(units: number, shards: number, starts: ReportingDay): Programme {
  const indicator = (n: number): Indicator => ({
    ...{ id: `figure_${n}`, name: `指标${n}`, unit: '人次', kind: 'flow', decimals: 0 },
    ...{ aliases: [], required: false, carry: false },
  });
  const time = (plusDays: number, text: string) => ({ plusDays, time: text });
  return {
    ...{ id: 'cost', title: '工作每日专报', organisation: '某市某局', issuer: '某局办公室', timezone: 'Asia/Shanghai' },
    ...{ starts, template: 'daily', layout: 'gbt9704', shards },
    schedule: { days: 'every', due: time(0, '18:00'), remind: [], issue: time(1, '08:00'), review: 'none' },
    units: Array.from({ length: units }, (_, n) => ({
      id: unitId(n),
      name: `第${n + 1}街道执法中队`,
      group: '执法队伍',
    })),
    indicators: Array.from({ length: FIGURES }, (_, n) => indicator(n + 1)),
    narratives: [{ name: '工作动态', opensMatter: false }],
    deliver: [{ channel: 'smtp', to: ['office@example.org'] }],
    ...{ rules: [], distribution: [], calendar: { holidays: [], workdays: [] } },
  };
}

/** What a unit says that day: figures within a tenth of what it usually has. */
export function said(unit: number, day: ReportingDay): Pick<Revision, 'figures' | 'narratives'> {
  let state = (unit * 2_654_435 + Number(day.replaceAll('-', '')) * 40_503) % 2_147_483_647;
  const next = (below: number): number => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state % below;
  };
  for (let n = 0; n < 5; n += 1) next(2);
  const figure = (n: number): string => {
    const usual = (unit * 7_919 + n * 104_729) % 10_000;
    return String(usual + next(1 + Math.floor(usual / 10)));
  };
  const figures = Object.fromEntries(Array.from({ length: FIGURES }, (_, n) => [`figure_${n + 1}`, figure(n)]));
  let text = '';
  while (text.length < 150) text += `${CLAUSES[next(CLAUSES.length)]}${next(97)}处，`;
  return { figures, narratives: [{ kind: '工作动态', text: text.slice(0, 150) }] };
}

export interface Clerks {
  /** Opens the form. */
  look(unit: number, day: ReportingDay): Promise<void>;
  /** Reports over the API, as programs and the form's script do. */
  send(unit: number, day: ReportingDay): Promise<void>;
  /** Reports with the form alone, as browsers without a script do. */
  post(unit: number, day: ReportingDay): Promise<void>;
}

/** @param keys where the units' keys are made. @param world whose function takes the requests. */
export async function clerks(
  keys: Table,
  world: World,
  clock: SimulatedClock,
  units: readonly number[],
): Promise<Clerks> {
  const handler = handle(collectApp(world)) as (event: unknown, context: Context) => Promise<HttpResult>;
  const texts = new Map<number, string>();
  for (const unit of units) {
    const wanted = { programme: 'cost', role: 'unit', unit: unitId(unit), at: clock.now() } as const;
    texts.set(unit, (await createKey(keys, wanted)).key);
  }
  const ask = async (unit: number, type: string, request: Request, wanted: number): Promise<void> => {
    const headers = { authorization: `Bearer ${texts.get(unit)}`, 'content-type': type };
    const { statusCode, body } = await handler(httpEvent({ ...request, headers }, clock.now()), {} as Context);
    if (statusCode !== wanted) throw new Error(`${request.path}: ${statusCode} ${body}`);
  };
  return {
    look: (unit, day) => ask(unit, 'text/plain', { method: 'GET', path: `/report/cost/${day}` }, 200),
    send(unit, day) {
      const body = JSON.stringify({ id: crypto.randomUUID(), basedOn: 0, ...said(unit, day) });
      const path = `/api/programmes/cost/days/${day}/submissions/${unitId(unit)}`;
      return ask(unit, 'application/json', { method: 'PUT', path, body }, 201);
    },
    post(unit, day) {
      const body = formOf(unit, day).toString();
      const type = 'application/x-www-form-urlencoded';
      return ask(unit, type, { method: 'POST', path: `/report/cost/${day}`, body }, 303);
    },
  };
}

function formOf(unit: number, day: ReportingDay): URLSearchParams {
  const { figures, narratives } = said(unit, day);
  return new URLSearchParams({
    ...{ id: crypto.randomUUID(), basedOn: '0', unit: unitId(unit) },
    ...Object.fromEntries(Object.entries(figures).map(([id, value]) => [`figure.${id}`, String(value)])),
    ...{ 'narrative.1.kind': '工作动态', 'narrative.1.text': narratives[0]?.text ?? '' },
  });
}

/** Stores reports of these units as the function stores them; `model` is one that it stored. */
export async function storeReports(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  model: Revision,
  units: readonly number[],
): Promise<void> {
  const findings: Revision['findings'] = [];
  for (let from = 0; from < units.length; from += 16) {
    const stored = units.slice(from, from + 16).map((n) => {
      const own = { day, unit: unitId(n), id: crypto.randomUUID(), findings, ...said(n, day) };
      return insertRevision(table, programme, { ...model, ...own });
    });
    await Promise.all(stored);
  }
}

/** What closing those days would keep for the reports of these units to look back at, of their groups alone. */
export async function keepFigures(
  table: Table,
  programme: Programme,
  days: readonly ReportingDay[],
  units: readonly number[],
): Promise<void> {
  const groups = groupCount(programme);
  const groupOf = (unit: string): number => shardOf(unit, groups);
  const wanted = new Set(units.map((unit) => groupOf(unitId(unit))));
  const members = programme.units.flatMap(({ id }, n) => (wanted.has(groupOf(id)) ? [{ id, n }] : []));
  for (const day of days) {
    const figures = members.map(({ id, n }) => [id, said(n, day).figures] as const);
    const byUnit = (indicator: string) =>
      Object.fromEntries(figures.map(([id, own]) => [id, { value: own[indicator]! }]));
    const indicators = Object.fromEntries(programme.indicators.map(({ id }) => [id, { byUnit: byUnit(id) }]));
    const close = { day, units: members.map(({ id }) => ({ unit: id })), indicators } as unknown as DayClose;
    const made = figureGroups(programme, close, groups, groupOf);
    for (const group of wanted) {
      const data = made[group] as unknown as Json;
      await table.insert({ pk: recentPartition(programme.id, groups, group), sk: day, data });
    }
  }
}

/** Blobs in memory that count what is put. */
export function countedBlobs(): { blobs: Blobs; puts: () => number } {
  const kept = new Map<string, Blob>();
  let puts = 0;
  const blobs: Blobs = {
    async putOnce(key, bytes, mediaType) {
      puts += 1;
      if (kept.has(key)) return 'exists';
      kept.set(key, { bytes, mediaType });
      return 'stored';
    },
    get: async (key) => kept.get(key),
    link: async () => undefined,
  };
  return { blobs, puts: () => puts };
}

const FILES = ['briefing.docx', 'briefing.html', 'figures.xlsx', 'briefing.txt'] as const;
export const documents: Awaited<ReturnType<World['documents']>> = {
  templates: { compose: async () => ({ title: '专报', body: [] }) },
  renderers: [...FILES.map((file) => ({ file, render: async () => Buffer.from(file) })), createFiguresRenderer()],
};

/** Takes every mail. */
export const mail: Channel = { name: 'smtp', send: async () => ({ answer: '250 ok' }) };
