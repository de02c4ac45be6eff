/**
 * GET /report/:programme/:day/photos/:photo: a unit's own photo, reported or about to be.
 */
import { findPhoto } from '../../records/photos.ts';
import type { Answer } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { unitOf } from '../report/show-report.ts';
import { photoAnswer } from './show-photo.ts';

export function showOwnPhoto(ask: MemberAsk<'programme' | 'day' | 'photo'>): Promise<Answer> {
  const place = { ...ask.params, unit: unitOf(ask).id };
  return photoAnswer(ask.params.photo, (id, size) => findPhoto(ask.world.blobs, place, id, size));
}
