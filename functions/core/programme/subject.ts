/**
 * What a programme's documents are about, and what its digests are called after it.
 */
import { DIGEST_WORDS } from './digests.ts';
import type { DigestSettings, Programme } from './programme.ts';

/** What the briefing is about: its name without the words that only say that it is one. */
export function subjectOf({ title }: Programme): string {
  const form =
    /(每日|每周|每月)?(情况|信息)?(每日|每周|每月)?(专报|日报|周报|旬报|月报|简报|快报|通报|专刊|动态|信息)$/;
  return title.replace(form, '') || '工作';
}

/** 疫情防控工作每日专报 -> 疫情防控工作月报. */
export function mastheadName(programme: Programme, { title, kind }: DigestSettings): string {
  const name = subjectOf(programme) + DIGEST_WORDS[kind].name;
  return title ?? (name === programme.title ? `${subjectOf(programme)}综合${DIGEST_WORDS[kind].name}` : name);
}
