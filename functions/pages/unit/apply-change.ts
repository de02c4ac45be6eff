/**
 * The second step of every change of the programme at the desk: from which day it counts, which issued figures it would
 * change, and the storing itself. Used by the pages of units and of the calendar.
 */
import { finding } from '../../core/findings/finding.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Applied } from '../../pipeline/programme/apply.ts';
import { say } from '../desk/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { dayInWords } from '../page/when.ts';

/** What the page of a change says besides the difference itself. */
export interface EffectView {
  readonly errors: readonly string[];
  readonly from: ReportingDay;
  readonly reason: string;
  /** `自2022年4月9日 星期六起施行`, unless it is refused. */
  readonly effect: string | null;
  readonly outdated: readonly string[];
}

/** Plans the change; stores it where the form's `step` is `save`. `from` and `reason` are what was typed. */
export async function applyChange(
  { world, caller }: MemberAsk<'programme'>,
  form: URLSearchParams,
  programme: Programme,
): Promise<Applied> {
  const { applyProgramme } = await import('../../pipeline/programme/apply.ts');
  const [from, reason] = [(form.get('from') ?? '').trim(), (form.get('reason') ?? '').trim()];
  const isDry = form.get('step') !== 'save';
  const base = form.get('version') ?? '';
  return applyProgramme(world, programme, {
    by: caller.id,
    ...(isDry ? { dry: true } : {}),
    // On the first step nobody has seen anything yet: what stands now is what is shown.
    base: isDry ? await standingVersion(world, programme) : Number.parseInt(base, 10) || 0,
    ...(from === '' || from === form.get('open') ? {} : { from }),
    ...(reason === '' ? {} : { reason }),
  });
}

async function standingVersion({ table }: MemberAsk['world'], { id }: Programme): Promise<number> {
  const { currentProgramme } = await import('../../records/programme/programmes.ts');
  return (await currentProgramme(table, id))?.version ?? 0;
}

/** What the page says of it. Where others changed the programme meanwhile, what it would be now. */
export async function effectOf(
  ask: MemberAsk<'programme'>,
  form: URLSearchParams,
  programme: Programme,
  applied: Applied,
): Promise<EffectView> {
  const isStale = applied.outcome === 'refused' && applied.findings.some(({ code }) => code === 'programme.stale');
  if (!isStale) return effectView(ask, form, applied);
  const others = finding('unit.changed_meanwhile', { path: 'version' });
  const now = await applyChange(ask, new URLSearchParams({ from: form.get('from') ?? '' }), programme);
  return { ...effectView(ask, form, now), errors: [inLanguage(others, ask.language).message] };
}

function effectView({ language }: MemberAsk<'programme'>, form: URLSearchParams, applied: Applied): EffectView {
  const isRefused = applied.outcome === 'refused';
  const from = isRefused ? (form.get('from') ?? '') : applied.from;
  return {
    errors: isRefused ? applied.findings.map((found) => inLanguage(found, language).message) : [],
    from,
    reason: form.get('reason') ?? '',
    effect: isRefused ? null : say(language, 'changeEffect', { day: dayInWords(from, language) }),
    outdated: applied.outdated.map(({ edition: { day, issue }, changes }) => {
      const figures = changes.flatMap(({ name, parts }) =>
        parts.map((each) => `${name}${each.what} ${each.from} → ${each.to}`),
      );
      return `${dayInWords(day, language)}（${issue}）${figures.length === 0 ? '' : `：${figures.join('；')}`}`;
    }),
  };
}
