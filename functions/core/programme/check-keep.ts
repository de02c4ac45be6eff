/**
 * What must hold in `keep:` of a programme file: long enough to correct what was issued, and photos no longer than the
 * reports that name them.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { FOREVER, keepsLonger, LEAST_DAYS, readDuration } from './keep.ts';
import { KEPT_KINDS, type Keep } from './programme.ts';

export function keepFindings(keep: Partial<Keep>): Finding[] {
  const short = KEPT_KINDS.flatMap((kind) => {
    const given = keep[kind];
    if (given === undefined || readDuration(given) === undefined || !keepsLonger(`${LEAST_DAYS}d`, given)) return [];
    const expected = `不能短于 ${LEAST_DAYS} 天：这段时间内还要更正、补发和比对`;
    return [finding('programme.order', { path: `keep.${kind}`, name: kind, seen: given, expected })];
  });
  const { photos, reports = FOREVER } = keep;
  if (photos === undefined || !keepsLonger(photos, reports)) return short;
  const expected = `照片由报送指明，不能比报送（reports: ${reports}）保存得更久；不写 photos 即与报送相同`;
  return [...short, finding('programme.order', { path: 'keep.photos', name: 'photos', seen: photos, expected })];
}
