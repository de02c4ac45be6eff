/**
 * Lives a script through the pipeline on stores in memory, and hands every document that was issued to who judges it, with
 * what was true at that moment.
 */
import { fileURLToPath } from 'node:url';
import { openBriefingTemplates } from '../../../functions/adapters/handlebars/briefing-templates.ts';
import { createFiguresRenderer } from '../../../functions/adapters/json/render-figures.ts';
import type { Briefing } from '../../../functions/core/briefing/briefing.ts';
import type { FiguresFile } from '../../../functions/core/day/day-close.ts';
import type { DigestFile } from '../../../functions/core/digest/figures-file.ts';
import type { Programme } from '../../../functions/core/programme/programme.ts';
import type { Job } from '../../../functions/core/run/job.ts';
import { closeDay } from '../../../functions/pipeline/day/close.ts';
import { issueDigest } from '../../../functions/pipeline/digest/issue.ts';
import { issueBriefing } from '../../../functions/pipeline/edition/issue.ts';
import { applyProgramme } from '../../../functions/pipeline/programme/apply.ts';
import { receiveSubmission } from '../../../functions/pipeline/report/receive.ts';
import { runClock } from '../../../functions/pipeline/run/clock.ts';
import { runJob } from '../../../functions/pipeline/run/job.ts';
import { verifyProgramme } from '../../../functions/pipeline/verify/verify.ts';
import type { Renderer } from '../../../functions/ports.ts';
import { currentProgramme } from '../../../functions/records/programme/programmes.ts';
import { simulatedClock } from '../../../infra/local/simulated-clock.ts';
import { madeIndicator } from '../made-programmes.ts';
import { memoryStores } from '../memory-stores.ts';
import { asText, dayAfter, dayIn, exact, momentOf, plus, sumOf, weekdayOf } from './exact.ts';
import { isMade } from './formula.ts';
import type { Ledger } from './ledger.ts';
import { quickTable } from './quick-table.ts';
import { DEADLINES, decimal, PLACES, type Report, type Script, type Step } from './script.ts';
import {
  arrangedOn,
  askedOn,
  daysTo,
  deadlineOf,
  type Facts,
  lastTyped,
  openOn,
  ownOpening,
  typedBy,
  type Value,
} from './truth.ts';

const TEMPLATES = openBriefingTemplates(fileURLToPath(new URL('../../../templates/briefings', import.meta.url)));
const OFFICE = { by: 'office' };

/** A document as it was archived, and what was true then. */
export interface Document {
  readonly briefing: Briefing;
  readonly figures: FiguresFile | DigestFile;
  readonly facts: Facts;
  readonly at: number;
}

export interface Life {
  readonly documents: readonly Document[];
  readonly facts: Facts;
  readonly problems: readonly unknown[];
  readonly refused: readonly unknown[];
}

export async function play(script: Script, ledger: Ledger): Promise<Life> {
  const life = begin(script, ledger);
  await life.arrange(script.programme);
  for (const { at, act } of timeline(script, life)) {
    life.clock.set(new Date(at).toISOString());
    await act();
  }
  await life.lastDigests();
  const { problems } = await verifyProgramme(life.world, script.programme.id);
  return { documents: life.documents, facts: life.facts(), problems, refused: life.refused };
}

interface Moment {
  readonly at: number;
  readonly act: () => Promise<void>;
}

type Living = ReturnType<typeof begin>;

function timeline({ programme, days, reports, steps, ticks }: Script, life: Living): Moment[] {
  const { starts, timezone } = programme;
  const hour = (hours: number): number =>
    momentOf(starts, { plusDays: 0, time: '00:00' }, timezone) + hours * 3_600_000;
  const all = Array.from({ length: days }, (_, at) => dayAfter(starts, at));
  const moments = [
    ...all.flatMap((day, index) =>
      programme.units.map((unit, at) => {
        const report = reports[index]![at % reports[index]!.length]!;
        const earliest = momentOf(day, { plusDays: 0, time: '00:01' }, timezone) + at * 1000;
        const moment = momentOf(day, programme.schedule.due, timezone) + report.after * 60_000;
        return { at: Math.max(earliest, moment), act: () => life.report(day, unit.id, report) };
      }),
    ),
    ...Array.from({ length: days + 2 }, (_, day) =>
      ticks.map((at) => ({ at: hour(day * 24 + at) + 1, act: life.tick })),
    ).flat(),
    ...steps.map((step) => ({ at: hour(step.hour) + 2, act: () => life.befall(step) })),
  ];
  return moments.toSorted((one, other) => one.at - other.at);
}

function begin({ programme: first }: Script, ledger: Ledger) {
  let facts: Facts = { arranged: [], said: [] };
  const documents: Document[] = [];
  const refused: unknown[] = [];
  const issued = new Set<string>();
  const clock = simulatedClock(
    new Date(momentOf(dayAfter(first.starts, -1), { plusDays: 0, time: '09:00' }, first.timezone)).toISOString(),
  );
  const [table, { blobs }] = [quickTable(), memoryStores()];
  const figuresOf = createFiguresRenderer();
  const capture: Renderer<'figures.json'> = {
    file: 'figures.json',
    async render(input) {
      const bytes = await figuresOf.render(input);
      documents.push({
        briefing: input.briefing,
        figures: JSON.parse(new TextDecoder().decode(bytes)),
        facts,
        at: now(),
      });
      if (input.briefing.period === undefined) issued.add(input.briefing.day);
      return bytes;
    },
  };
  const kept = {
    table,
    blobs,
    clock,
    documents: async () => ({ templates: TEMPLATES, renderers: [capture] }),
    channels: {},
  };
  const world = { ...kept, queue: { send: async (job: Job) => void (await runJob(kept, job)) } };
  const id = first.id;
  const stored = async () => (await currentProgramme(table, id))!;
  const now = (): number => Date.parse(clock.now());
  const today = (): string => dayIn(now(), first.timezone);
  const past = (which: number): string | undefined => {
    const days = daysTo(facts, today());
    return days[which % Math.max(1, days.length)];
  };

  async function arrange(programme: Programme, back?: string): Promise<void> {
    const base = (await currentProgramme(table, id))?.version ?? 0;
    const how = back === undefined ? {} : { from: back, reason: '补记' };
    const applied = await applyProgramme(world, programme, { base, ...how });
    if (applied.outcome !== 'stored') return void (applied.outcome === 'refused' && refused.push(...applied.findings));
    if (back === undefined && base > 0) holdBegin(applied.from, programme);
    facts = { ...facts, arranged: [...facts.arranged, { from: applied.from, programme }] };
  }

  /** What was due, or is issued, is left as it was. */
  function holdBegin(from: string, programme: Programme): void {
    const changed = { ...facts, arranged: [...facts.arranged, { from, programme }] };
    for (const day of daysTo(changed, today(), from)) {
      const isUntouched = deadlineOf(facts, day) > now() && deadlineOf(changed, day) > now() && !issued.has(day);
      ledger.hold(isUntouched, 'a change counts from a day that is not due', clock.now(), from, day);
    }
  }

  async function report(day: string, unit: string, { what, office, values }: Report): Promise<void> {
    if (what === 0 || day > today() || !openOn(facts, day).some((each) => each.id === unit)) return;
    const nil = what === 1;
    if (!daysTo(facts, day).includes(day)) return;
    const { sent, figures } = nil ? { sent: {}, figures: {} } : figuresFor(facts, day, unit, values);
    if (!nil && Object.keys(figures).length === 0) return;
    const basedOn = facts.said.filter((each) => each.day === day && each.unit === unit).length;
    const input = { id: `${day}-${unit}-${basedOn}`, basedOn, nil, figures: sent, narratives: [] };
    const received = await receiveSubmission(world, await stored(), day, unit, 'key', input, { onBehalf: office });
    if (received.outcome !== 'stored') return void refused.push('findings' in received ? received.findings : received);
    facts = { ...facts, said: [...facts.said, { day, unit, at: now(), office, nil, figures }] };
  }

  const tick = async (): Promise<void> => void (await runClock(world, id));

  async function issue(day: string | undefined, reason?: string): Promise<void> {
    if (day === undefined) return;
    const outcome = await issueBriefing(world, await stored(), day, {
      ...OFFICE,
      ...(reason === undefined ? {} : { reason }),
    });
    if (outcome.outcome === 'refused') refused.push(outcome.findings);
  }

  async function digest(kind: 'weekly' | 'special', from: string, to: string): Promise<void> {
    const last = daysTo(facts, today()).findLast((day) => deadlineOf(facts, day) <= now());
    if (last === undefined) return;
    await closeDay(world, await stored(), last); // takes up what was amended since
    const outcome = await issueDigest(world, await stored(), kind, { from, to }, { ...OFFICE, reason: '更正' });
    if (outcome.outcome === 'refused') refused.push(outcome.findings);
  }

  async function lastDigests(): Promise<void> {
    for (let monday = first.starts; dayAfter(monday, 6) <= today(); monday = dayAfter(monday, 7)) {
      if (weekdayOf(monday) === 1) await digest('weekly', monday, dayAfter(monday, 6));
    }
  }

  async function befall(step: Step): Promise<void> {
    const { deed, which, other, back } = step;
    const { programme } = await stored();
    const { inForce: _, ...standing } = programme;
    if (deed === 'amend') {
      const day = past(which);
      const unit = standing.units[other % standing.units.length]!;
      return day === undefined ? undefined : report(day, unit.id, { ...step.report, what: step.report.what + 1 });
    }
    if (deed === 'early') return issue(past(daysTo(facts, today()).length - 1));
    if (deed === 'correct') return issue([...issued].sort()[which % Math.max(1, issued.size)], '数据更正');
    if (deed === 'digest') {
      const days = [past(which), past(other)].filter((day) => day !== undefined).sort();
      return days.length < 2 ? undefined : digest('special', days[0]!, days[1]!);
    }
    const changed = changedBy(step, standing, today());
    if (changed === undefined) return;
    return arrange(changed, back && deed !== 'decimals' ? past(other) : undefined);
  }

  return { clock, world, documents, refused, facts: () => facts, arrange, report, tick, befall, lastDigests };
}

const NUMBER_KINDS: readonly string[] = ['flow', 'stock', 'mean', 'ratio', 'computed'];

/** The programme with one thing changed; undefined: there is nothing to change. */
function changedBy({ deed, which, other }: Step, programme: Programme, today: string): Programme | undefined {
  const { indicators, units } = programme;
  const replace = (changed: Programme['indicators'][number]): Programme => ({
    ...programme,
    indicators: indicators.map((each) => {
      if (each.partOf?.whole === changed.id) return { ...each, decimals: changed.decimals };
      return each.id === changed.id ? changed : each;
    }),
  });
  const isListed = (id: string): boolean => programme.lists?.some(({ of }) => of === id) === true;
  switch (deed) {
    case 'decimals': {
      const numbers = indicators.filter(({ kind, partOf }) => NUMBER_KINDS.includes(kind) && partOf === undefined);
      const chosen = numbers[which % numbers.length]!;
      const least = chosen.opening?.split('.')[1]?.length ?? 0;
      return replace({ ...chosen, decimals: Math.max(least, other % 3) });
    }
    case 'due':
      return { ...programme, schedule: { ...programme.schedule, due: DEADLINES[which % DEADLINES.length]! } };
    case 'addUnit': {
      const at = units.length;
      return at > 5
        ? undefined
        : { ...programme, units: [...units, { id: `u${at}`, name: `新${'一二三四五六'[at]}局` }] };
    }
    case 'closeUnit': {
      const chosen = units[which % units.length]!;
      const closes = dayAfter(today, (other % 4) - 1);
      if (chosen.closes !== undefined || (chosen.opens ?? '') > closes || closes < programme.starts) return undefined;
      return { ...programme, units: units.map((unit) => (unit === chosen ? { ...unit, closes } : unit)) };
    }
    case 'addIndicator': {
      const kind = (['flow', 'stock', 'mean', 'places', 'check'] as const)[which % 5]!;
      const at = 5 + indicators.filter(({ id }) => id.startsWith('n')).length;
      const added = madeIndicator(`n${at}${programme.units.length}${indicators.length}`, kind, {
        name: `增项${'一二三四五六七八九'[at % 9]}`,
        unit: kind === 'check' ? '' : '个',
      });
      return indicators.some(({ id, name }) => id === added.id || name === added.name)
        ? undefined
        : { ...programme, indicators: [...indicators, added] };
    }
    case 'dropIndicator': {
      const chosen = indicators.filter(
        ({ id, partOf }) => !/^x[01]$/.test(id) && partOf === undefined && !isListed(id),
      );
      const gone = chosen[which % Math.max(1, chosen.length)];
      if (gone === undefined) return undefined;
      return { ...programme, indicators: indicators.filter((each) => each !== gone && each.partOf?.whole !== gone.id) };
    }
    case 'replace': {
      const chosen = indicators.filter(
        (each) =>
          !isMade(each) &&
          !/^x[01]$/.test(each.id) &&
          each.partOf === undefined &&
          each.by === undefined &&
          !isListed(each.id),
      );
      const old = chosen[which % Math.max(1, chosen.length)];
      if (old === undefined || old.id.length > 6) return undefined;
      const { opening: _, continues: __, ...rest } = old;
      const unit = other % 3 === 0 && NUMBER_KINDS.includes(old.kind) ? '车' : old.unit;
      const changed = { ...rest, id: `${old.id}r`, name: `${old.name}改`, unit, replaces: old.id };
      return { ...programme, indicators: indicators.map((each) => (each === old ? changed : each)) };
    }
    case 'target': {
      const chosen = indicators.filter(({ target }) => target !== undefined);
      const old = chosen[which % Math.max(1, chosen.length)];
      if (old === undefined) return undefined;
      const { units: own, total, ...rest } = old.target!;
      const amount = String(other * 10 + 1);
      const changed = own === undefined ? { total: amount } : { units: { ...own, [Object.keys(own)[0]!]: amount } };
      return replace({ ...old, target: { ...rest, ...(total === undefined ? {} : { total }), ...changed } });
    }
    case 'rename': {
      const chosen = units[which % units.length]!;
      return {
        ...programme,
        units: units.map((unit) =>
          unit === chosen ? { ...unit, name: `${unit.id}更名${'甲乙丙丁'[other % 4]}` } : unit,
        ),
      };
    }
    default:
      return undefined;
  }
}

/** What is sent, and what it means: of a break-down the whole and its parts. One number in seven is left blank. */
function figuresFor(facts: Facts, day: string, unit: string, values: readonly number[]) {
  const sent: Record<string, unknown> = {};
  const figures: Record<string, Value> = {};
  const asked = arrangedOn(facts, day).indicators.filter(
    ({ id, partOf }) => partOf === undefined && askedOn(facts, id, day).includes(unit),
  );
  for (const [at, indicator] of asked.entries()) {
    const { id, by } = indicator;
    const drawn = values[at % values.length]!;
    if (drawn % 7 === 0) continue;
    if (by === undefined) {
      const value = valueFor(facts, indicator, { day, unit }, drawn);
      if (value !== undefined) sent[id] = figures[id] = value;
      continue;
    }
    const parts = (by as readonly string[]).map(
      (part, place) => [part, drawnNumber(drawn + place * 11, indicator)] as const,
    );
    sent[id] = Object.fromEntries(parts);
    for (const [part, value] of parts) figures[`${id}:${part}`] = value;
    figures[id] = asText(sumOf(parts.map(([, value]) => exact(value))));
  }
  return { sent, figures };
}

const drawnNumber = (drawn: number, { decimals }: { decimals: number }): string =>
  decimal(drawn % 3 === 0 ? drawn % 40 : drawn, decimals);

function valueFor(
  facts: Facts,
  indicator: Programme['indicators'][number],
  { day, unit }: { readonly day: string; readonly unit: string },
  drawn: number,
): Value | undefined {
  const { id, kind, reported, options = [] } = indicator;
  if (kind === 'check') return drawn % 2 === 0;
  if (kind === 'choice') return options[drawn % options.length];
  if (kind === 'date') return dayAfter('2022-03-01', drawn % 60);
  if (kind === 'places') {
    const names = PLACES.filter((_, place) => (drawn >> place) % 2 === 1);
    return names.length === 0 ? undefined : names;
  }
  const number = drawnNumber(drawn, indicator);
  if (reported === undefined) return number;
  const earlier = lastTyped(facts, id, day, unit);
  const last =
    earlier === undefined ? ownOpening(facts, id, day, unit) : exact(typedBy(facts, id, earlier, unit) as string);
  return asText(plus(last, exact(number)));
}
