/**
 * What a text lost or gained on its way into the record, told to the sender with the receipt: nothing is changed in silence.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { cleanText } from '../text/text.ts';

/** @param kept what is stored of `given`: cleaned, and with or without the blanks around it. */
export function changesIn(
  given: string,
  kept: string,
  where: { readonly path: string; readonly name: string },
): Finding[] {
  const { text, removed } = cleanText(given);
  const tidied = [given.includes('\r') ? '统一了换行' : '', text === kept ? '' : '去掉了首尾空格'].filter(Boolean);
  return [
    ...(removed.length > 0 ? [finding('text.removed', { ...where, seen: removed.join(' ') })] : []),
    ...(tidied.length > 0 ? [finding('text.tidied', { ...where, seen: tidied.join('、') })] : []),
  ];
}
