/**
 * Cutting text to bytes and keeping calls apart, for any text and any times.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calls, nextCall } from '../../functions/core/delivery/send-rate.ts';
import { bytesOf, clipBytes, largestFitting, splitBytes } from '../../functions/core/text/split-bytes.ts';
import { runs } from '../support/thorough.ts';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('字', '𠮷', '\n', '👨‍👩‍👧‍👦', 'a', 'é', '🇨🇳', '"', '\\'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});
const limit = fc.integer({ min: 4, max: 300 });

describe('text cut to bytes', () => {
  it('makes the text again, in pieces that fit and never break a character', () => {
    fc.assert(
      fc.property(text, limit, (whole, most) => {
        const pieces = splitBytes(whole, most);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(bytesOf(piece)).toBeLessThanOrEqual(most);
          expect(piece.isWellFormed()).toBe(true);
          expect(piece).not.toBe('');
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('keeps what a reader sees as one character together where it fits', () => {
    const family = '👨‍👩‍👧‍👦';
    for (let most = bytesOf(family); most < 3 * bytesOf(family); most += 1) {
      for (const piece of splitBytes(family.repeat(5), most)) expect(piece.replaceAll(family, '')).toBe('');
    }
  });

  it('breaks at ends of lines where lines fit', () => {
    expect(splitBytes('第一行\n第二行\n', 12)).toEqual(['第一行\n', '第二行\n']);
  });

  it('clipped is a beginning of it, with the ending, and fits', () => {
    fc.assert(
      fc.property(text, limit, (whole, most) => {
        const clipped = clipBytes(whole, most + 3);
        expect(bytesOf(clipped)).toBeLessThanOrEqual(most + 3);
        if (bytesOf(whole) <= most + 3) expect(clipped).toBe(whole);
        else expect(whole.startsWith(clipped.slice(0, -1)) && clipped.endsWith('…')).toBe(true);
      }),
    );
  });

  it('within JSON is shortened until the whole fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 120, max: 500 }), (whole, most) => {
        const body = largestFitting((bytes) => JSON.stringify({ text: clipBytes(whole, Math.max(bytes, 7)) }), most);
        expect(bytesOf(body)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('calls kept apart', () => {
  it('are never more than allowed within any window, and none waits longer than it must', () => {
    const rates = [
      { calls: 5, withinMs: 1_000 },
      { calls: 20, withinMs: 60_000 },
    ];
    const gaps = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 120 });
    fc.assert(
      fc.property(gaps, (between) => {
        let now = 0;
        let calls: Calls = [];
        const made: number[] = [];
        for (const gap of between) {
          now = Math.max(now + gap, made.at(-1) ?? 0);
          const next = nextCall(calls, rates, now);
          calls = next.calls;
          made.push(next.at);
          const waited = next.at > now;
          const full = rates.some(
            (rate) => made.filter((at) => at > next.at - 1 - rate.withinMs && at < next.at).length >= rate.calls,
          );
          expect(waited && !full).toBe(false);
        }
        for (const { calls: most, withinMs } of rates) {
          for (const at of made) {
            expect(made.filter((each) => each >= at && each < at + withinMs).length).toBeLessThanOrEqual(most);
          }
        }
      }),
    );
  });
});
