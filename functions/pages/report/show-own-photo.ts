/**
 * GET /report/:programme/:day/photos/:photo: a unit's own photo, reported or about to be.
 */
import { findPhoto } from '../../records/photo/photos.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { photoAnswer } from '../photo/show.ts';
import { unitOf } from './show.ts';

export function showOwnPhoto(ask: MemberAsk<'programme' | 'day' | 'photo'>): Promise<Answer> {
  const place = { ...ask.params, unit: unitOf(ask).id };
  return photoAnswer(ask.params.photo, (id, size) => findPhoto(ask.world.blobs, place, id, size));
}
