/**
 * POST /report/:programme/:day/photos: without scripts, the form's chosen photos are stored, and the form comes back with
 * them and with everything typed. With scripts the page sends each photo by itself (browser/add-photos.ts).
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { receivePhoto } from '../../pipeline/photo/receive.ts';
import { type Answer, page } from '../page/answer.ts';
import type { FormWithFiles, MemberAsk } from '../page/ask.ts';
import { refuseClosedDay } from '../photo/day.ts';
import { refuseOtherUnit } from './send.ts';
import { situationOf, unitOf } from './show.ts';
import { readReport } from './typed-report.ts';
import { reportView } from './view.ts';

type AddAsk = MemberAsk<'programme' | 'day'>;

export async function addPhotos(ask: AddAsk): Promise<Answer> {
  const unit = unitOf(ask);
  refuseClosedDay(ask, unit);
  const form = ask.sent.startsWith('multipart/') ? await ask.files() : { fields: await ask.form(), files: [] };
  refuseOtherUnit(ask, unit, readReport(ask.stored.programme, form.fields));
  const findings = await storeChosen(ask, form);
  const typed = readReport(ask.stored.programme, form.fields);
  const situation = await situationOf(ask, unit, { typed, findings });
  const status = findings.length > 0 ? 422 : 200;
  return page('report', reportView(ask, { ...situation, justTyped: true }), status);
}

/** Stores each chosen file and names it in its narrative's field; what cannot be stored is told, file by file. */
async function storeChosen(ask: AddAsk, { fields, files }: FormWithFiles): Promise<Finding[]> {
  const { world, params } = ask;
  const place = { programme: params.programme, day: params.day, unit: unitOf(ask).id };
  const findings: Finding[] = [];
  let count = [...fields].filter(([name]) => PHOTOS.test(name)).flatMap(([, ids]) => idsIn(ids)).length;
  const chosen = files.filter(({ field }) => FILE.test(field));
  if (chosen.length === 0) return [finding('photo.none_chosen', { path: 'narratives' })];
  if (count + chosen.length > LIMITS.photos)
    return [finding('photo.many', { path: 'narratives', seen: String(count + chosen.length) })];
  for (const { field, name, bytes } of chosen) {
    const received = await receivePhoto(world, place, bytes, `照片“${name}”`);
    if ('finding' in received) findings.push({ ...received.finding, path: 'narratives' });
    else {
      const ids = `${FILE.exec(field)?.[1]}.photos`;
      fields.set(ids, [...new Set([...idsIn(fields.get(ids) ?? ''), received.id])].join(' '));
      count += 1;
    }
  }
  return findings;
}

const FILE = /^(narrative\.\d{1,3})\.file$/;
const PHOTOS = /^narrative\.\d{1,3}\.photos$/;
const idsIn = (text: string): string[] => text.split(' ').filter((id) => id !== '');
