/**
 * What every page of one programme in the workshop has: its head, its way back, and what is wrong with the draft.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { type ParsedProgramme, parseProgramme } from '../../core/programme/parse.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import type { Working } from './draft.ts';
import { PARTS, type Part } from './parts.ts';
import { say, wordsIn } from './words.ts';

export interface FrameView extends BaseView {
  readonly under: string;
}

export const underOf = (id: string): string => `/workshop/${id}`;

export function frameOf({ language, caller }: WorkshopAsk, { id, file, stored }: Working, title: string): FrameView {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const desk = stored === undefined || caller.role !== 'administrator' ? [] : [deskLink(id, language)];
  return {
    title,
    words: wordsIn(language),
    programme: { title: text(file.title) || id, organisation: text(file.organisation) },
    links: [{ href: underOf(id), label: say(language, 'workshopTitle'), current: true }, ...desk],
    under: underOf(id),
  };
}

const deskLink = (id: string, language: WorkshopAsk['language']): BaseView['links'][number] => ({
  href: `/desk/${id}`,
  label: say(language, 'toDesk'),
  current: false,
});

/** The same findings as `programme check`. */
export const checked = ({ file }: Pick<Working, 'file'>): ParsedProgramme => parseProgramme(file);

/** Those of a page; what belongs to none is told on the first. */
export function findingsOf(part: Part, findings: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ path }: Finding): string => /^[^.[\]]*/.exec(path)?.[0] ?? '';
  const owner = (found: Finding): Part => PARTS.find(({ keys }) => keys.includes(keyOf(found))) ?? PARTS[0]!;
  return findings.filter((found) => owner(found) === part);
}
