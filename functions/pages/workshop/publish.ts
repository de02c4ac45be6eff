/**
 * GET, POST /workshop/:programme/publish: what the draft changes in meaning, and from which day; with a reason it becomes the
 * next version, by the same step as `programme apply` and `PUT /api/programmes/:programme`.
 */
import { type Finding, finding, hasErrors } from '../../core/findings/finding.ts';
import { CHANGE_AREAS, type ChangeArea, type ProgrammeChange } from '../../core/programme/changes.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import { type Applied, type ApplyRequest, applyProgramme } from '../../pipeline/programme/apply.ts';
import { checksum } from '../../records/store/checksum.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { dayInWords } from '../page/when.ts';
import { endDraft, type Working, workingOn } from './draft.ts';
import { checked, type FrameView, frameOf, underOf } from './frame.ts';
import { say } from './words.ts';

export interface PublishView extends FrameView {
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly effect: string | null;
  readonly areas: readonly { readonly title: string; readonly changes: readonly string[] }[];
  readonly outdated: readonly string[];
  readonly from: string;
  readonly open: string;
  readonly reason: string;
  readonly seen: string;
  readonly isFirst: boolean;
  readonly canPublish: boolean;
  readonly programmeHref: string;
}

type PublishAsk = WorkshopAsk<'programme'>;

interface Typed {
  readonly from: string;
  /** The day that was proposed: typed and left as it was, it is no wish. */
  readonly open: string;
  readonly reason: string;
}

export async function showPublish(ask: PublishAsk): Promise<Answer> {
  return looked(ask, await workingOn(ask), { from: '', open: '', reason: '' }, []);
}

export async function publishDraft(ask: PublishAsk): Promise<Answer> {
  const form = await ask.form();
  const text = (name: string): string => (form.get(name) ?? '').trim();
  const typed = { from: text('from'), open: text('open'), reason: text('reason') };
  const working = await workingOn(ask);
  const { programme } = checked(working);
  const refused = publishFindings(working, form.get('seen') ?? '', typed);
  if (form.get('act') !== 'publish' || refused.length > 0 || programme === undefined) {
    return looked(ask, working, typed, form.get('act') === 'publish' ? refused : []);
  }
  const applied = await applyProgramme(ask.world, programme, requestOf(ask, working, typed));
  if (applied.outcome === 'refused') return looked(ask, working, typed, []);
  await endDraft(ask, working);
  return redirect(`${underOf(working.id)}?published=${applied.version}&from=${applied.from}`);
}

function publishFindings(working: Working, seen: string, { reason }: Typed): readonly Finding[] {
  return [
    ...(seen === seal(working) ? [] : [finding('workshop.changed', { path: '' })]),
    ...(reason !== '' || working.stored === undefined ? [] : [finding('workshop.reason', { path: 'reason' })]),
  ];
}

/** What was looked at: published is that and nothing else. */
const seal = ({ file, stored }: Working): string => checksum({ file, version: stored?.version ?? 0 }).slice(0, 16);

const requestOf = ({ caller }: PublishAsk, { base, stored }: Working, { from, open, reason }: Typed): ApplyRequest => ({
  ...(stored === undefined ? {} : { base }),
  by: caller.id,
  ...(from === '' || from === open || !isReportingDay(from) ? {} : { from }),
  ...(reason === '' ? {} : { reason }),
});

/** The page with what it would come to; nothing is stored. */
async function looked(ask: PublishAsk, working: Working, typed: Typed, refused: readonly Finding[]): Promise<Answer> {
  const { programme, findings } = checked(working);
  const mistakes = findings.filter(({ level }) => level === 'error').length;
  const broken = mistakes === 0 ? [] : [finding('workshop.unpublishable', { path: '', seen: mistakes })];
  const day =
    typed.from === '' || isReportingDay(typed.from)
      ? []
      : [finding('programme.from', { path: 'from', seen: typed.from })];
  const applied =
    programme === undefined
      ? undefined
      : await applyProgramme(ask.world, programme, { ...requestOf(ask, working, typed), ...trial(typed), dry: true });
  const view = publishView(ask, working, typed, applied, [...refused, ...broken, ...day]);
  return page('workshop-publish', view, refused.length > 0 || broken.length > 0 ? 422 : 200);
}

/** To look at a day that was due already no reason is wanted yet. */
const trial = ({ reason }: Typed): Partial<ApplyRequest> => (reason === '' ? { reason: '—' } : {});

function publishView(
  ask: PublishAsk,
  working: Working,
  typed: Typed,
  applied: Applied | undefined,
  refused: readonly Finding[],
): PublishView {
  const { language } = ask;
  const own = (applied?.outcome === 'refused' ? applied.findings : []).map((found) => inWorkshop(found, working));
  const notes = checked(working).findings.filter(({ level }) => level === 'warning');
  const said = (found: Finding): string => inLanguage(found, language).message;
  return {
    ...frameOf(ask, working, say(language, 'publishTitle')),
    ...{ errors: [...refused, ...own].map(said), notes: notes.map(said), effect: effectOf(ask, working, applied) },
    ...{ areas: areasOf(applied?.changes ?? []), outdated: outdatedOf(ask, applied) },
    from: typed.from === '' && applied !== undefined && applied.outcome !== 'refused' ? applied.from : typed.from,
    open: typed.open === '' && applied !== undefined && applied.outcome !== 'refused' ? applied.from : typed.open,
    ...{ reason: typed.reason, seen: seal(working), isFirst: working.stored === undefined },
    canPublish:
      !hasErrors(refused.filter(({ code }) => code === 'workshop.unpublishable')) &&
      own.length === 0 &&
      applied?.outcome === 'dry',
    programmeHref: underOf(working.id),
  };
}

/** The step's own sentences speak of commands. */
function inWorkshop(found: Finding, { stored }: Working): Finding {
  if (found.code === 'programme.stale') {
    return finding('workshop.moved', { path: '', seen: found.seen, expected: String(stored?.version ?? 0) });
  }
  return found.code === 'programme.waits'
    ? finding('workshop.waits', { path: 'from', seen: found.seen, expected: found.expected })
    : found;
}

function effectOf({ language }: PublishAsk, { stored }: Working, applied: Applied | undefined): string | null {
  if (applied === undefined || applied.outcome === 'refused') return null;
  if (applied.outcome === 'same') return say(language, 'publishSame', { version: applied.version });
  const day = dayInWords(applied.from, language);
  return stored === undefined
    ? say(language, 'publishFirst', { day })
    : say(language, 'publishEffect', { day, version: applied.version });
}

const areasOf = (changes: readonly ProgrammeChange[]): PublishView['areas'] =>
  (Object.entries(CHANGE_AREAS) as [ChangeArea, string][]).flatMap(([area, title]) => {
    const found = changes.filter(({ about }) => about === area).map(({ words }) => words);
    return found.length === 0 ? [] : [{ title, changes: found }];
  });

const outdatedOf = ({ language }: PublishAsk, applied: Applied | undefined): string[] =>
  (applied?.outdated ?? []).map(({ edition: { day, issue }, changes }) => {
    const figures = changes.flatMap(({ name, parts }) =>
      parts.map((each) => `${name}${each.what} ${each.from} → ${each.to}`),
    );
    return `${dayInWords(day, language)}（${issue}）${figures.length === 0 ? '' : `：${figures.join('；')}`}`;
  });
