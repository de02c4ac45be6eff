/**
 * GET /desk/:programme/:day/preview/:file: the draft as a web page or as Word. Made for this request and kept nowhere.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { fileCalled, RENDITIONS } from '../../core/edition/renditions.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { previewFile } from '../../pipeline/briefing/preview.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { say } from '../decide/words.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';

export async function showDraft(ask: MemberAsk<'programme' | 'day' | 'file'>): Promise<Answer> {
  const { world, stored, params, language } = ask;
  const file = fileCalled(params.file);
  if (file === undefined || file === 'office-copy.docx' || !RENDITIONS[file].preview)
    throw refusal(404, 'edition.none', { path: 'file', seen: params.file });
  refuseOtherDay(ask);
  const { bytes, mediaType } = await previewFile(world, stored, params.day, file);
  const answer = { kind: 'bytes', bytes, mediaType, etag: sha256(bytes) } as const;
  if (RENDITIONS[file].read) return answer;
  const { title, timezone } = stored.programme;
  const time = timeInWords(world.clock.now(), timezone, params.day, language).replace(':', '');
  const name = say(language, 'draftName', {
    title,
    day: reportingDayInWords(stored.programme, params.day, language),
    time,
  });
  return { ...answer, saveAs: `${name}${file.slice(file.lastIndexOf('.'))}` };
}

/** @throws Refusal 404 when nobody reports about that day, or it has not come yet */
export function refuseOtherDay({ world, stored, params }: MemberAsk<'day'>): void {
  const today = dayAt(world.clock.now(), stored.programme.timezone);
  if (!isReportingDayOf(stored.programme, params.day)) {
    throw refusal(404, 'day.not_asked', { path: 'day', seen: params.day });
  }
  if (params.day > today) throw refusal(404, 'day.future', { path: 'day', seen: params.day, expected: today });
}
