/**
 * QR codes as paths for an inline SVG. The library (a port of Nayuki's generator, without dependencies): https://github.com/unjs/uqr
 */
import { encode } from 'uqr';
import type { QrCode } from '../../ports.ts';

/** Error correction M: a folded or stained card still reads; a higher one makes the squares smaller. */
const CORRECTION = 'M';
/** Blank squares around it. source: ISO/IEC 18004:2015 6.3.8 */
const QUIET_ZONE = 4;

/** One run of dark squares in a row is one rectangle of the path. */
export function drawQr(text: string): QrCode {
  const { size, data } = encode(text, { ecc: CORRECTION, border: QUIET_ZONE });
  const runs = data.flatMap((row, y) => runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`));
  return { size, path: runs.join('') };
}

function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    if (isDark && row[x - 1]) runs.at(-1)![1] += 1;
    else if (isDark) runs.push([x, 1]);
  }
  return runs;
}
