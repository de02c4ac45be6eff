/**
 * The summary for chat and figures.json: within the limit, whole sentences, most important first; figures as data.
 */
import { describe, expect, test } from 'vitest';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { briefingText, createTextRenderer } from '../../functions/adapters/text/render-briefing.ts';
import { RENDITIONS } from '../../functions/core/edition/renditions.ts';
import { composed, inputOf } from '../support/compose-sample.ts';
import { sampleProgramme } from '../support/sample-close.ts';
import { MATTERS, sampleCloses } from '../support/sample-days.ts';

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const sample = () => composed(inputOf(sampleProgramme(), sampleCloses(), { matters: MATTERS }));

describe('briefing.txt', () => {
  test('head, lead, matters, then the rest; no table and no notes', async () => {
    const text = briefingText(await sample());
    const lines = text.split('\n');
    expect(lines.slice(0, 2)).toEqual(['【防汛工作每日专报】第3期 2024年6月4日', '2024年6月3日防汛工作情况']);
    expect(lines[2]).toMatch(/^6月3日应报4个单位/);
    expect(lines[3]).toBe('督办事项：');
    expect(text.indexOf('督办事项')).toBeLessThan(text.indexOf('工作情况：'));
    expect(text).not.toMatch(/主要指标情况|注：|各单位报送情况/);
    expect(text.endsWith('。\n')).toBe(true);
  });
  test('a correction says so in the head', async () => {
    const input = inputOf(sampleProgramme(), sampleCloses(), { edition: 2, reason: '漏报' });
    expect(briefingText(await composed(input))).toMatch(
      /^【防汛工作每日专报】第3期 更正（第2版） 2024年6月4日\n.*\n更正说明：/,
    );
  });
  test('at every limit it fits, ends with a sentence and says that there is more', async () => {
    const briefing = await sample();
    const whole = briefingText(briefing);
    for (let most = 300; most < bytes(whole); most += 37) {
      const text = briefingText(briefing, most);
      expect(bytes(text)).toBeLessThanOrEqual(most);
      expect(text).toMatch(/[。！？]\n详见简报全文。\n$/);
      expect(whole.startsWith(text.replace(/\n详见简报全文。\n$/, ''))).toBe(true);
    }
    expect(briefingText(briefing, bytes(whole))).toBe(whole);
  });
  test('a sentence longer than the limit is cut between characters', async () => {
    const briefing = {
      ...(await sample()),
      body: [{ type: 'paragraph', children: [{ type: 'text', text: '𠮷'.repeat(5000) }] }],
    } as const;
    const text = briefingText({ ...briefing, title: '题' }, 4096);
    expect(bytes(text)).toBeLessThanOrEqual(4096);
    expect(text.isWellFormed()).toBe(true);
    expect(text).toMatch(/𠮷……\n详见简报全文。\n$/u);
  });
  test('is UTF-8 text', async () => {
    const renderer = createTextRenderer();
    expect([renderer.file, RENDITIONS[renderer.file].mediaType]).toEqual(['briefing.txt', 'text/plain; charset=utf-8']);
  });
});

describe('figures.json', () => {
  const render = async () => {
    const close = sampleCloses().at(-1)!;
    const input = { briefing: await sample(), close, programme: sampleProgramme(), photos: {}, recent: [] };
    return new TextDecoder().decode(await createFiguresRenderer().render(input as never));
  };
  test('holds each indicator’s four figures as text, in the programme’s order', async () => {
    const figures = JSON.parse(await render());
    expect(figures).toMatchObject({
      programme: 'jiangcheng',
      day: '2024-06-03',
      issue: 3,
      edition: 1,
      completeness: { expected: 4, received: 3, onTime: 2 },
    });
    expect(figures.indicators.patrols).toEqual({
      ...{ day: '20303', total: '60914', previous: '20306', change: '1' },
      of: ['dongqu', 'xiqu'],
      leftOut: ['paishui', 'huanwei'],
      changeLeftOut: ['huanwei', 'paishui'],
      units: {
        dongqu: { day: '303', total: '906', rank: 2 },
        xiqu: { day: '20000', total: '60000', rank: 1 },
        paishui: { day: null, total: '8' },
        huanwei: { day: null, total: null },
      },
    });
    expect(figures.indicators.silt).toMatchObject({ day: null, total: '1241.5', previous: '20.5', change: null });
    expect(Object.keys(figures.indicators)).toEqual(sampleProgramme().indicators.map(({ id }) => id));
  });
  test('equal input gives equal bytes', async () => expect(await render()).toBe(await render()));
});
