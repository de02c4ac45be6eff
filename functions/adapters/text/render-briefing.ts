/**
 * The renderer of `briefing.txt`: a summary for chat, most important first, at most 4,096 bytes, ending with a sentence.
 *
 * source: WeCom robot messages take 2,048 (text) to 4,096 (markdown) bytes of UTF-8; other channels more.
 */
import type { Block, Briefing } from '../../core/briefing/briefing.ts';
import type { Renderer } from '../../ports.ts';
import { linesOf } from './lines.ts';

const MOST_BYTES = 4096;
const MORE = '详见简报全文。';

export function createTextRenderer(): Renderer<'briefing.txt'> {
  return {
    file: 'briefing.txt',
    render: async ({ briefing }) => new TextEncoder().encode(briefingText(briefing)),
  };
}

/** Head, correction and lead; then matters, then the other sections in their order, as far as there is room. */
export function briefingText(briefing: Briefing, most = MOST_BYTES): string {
  const { masthead, title } = briefing;
  const issue = [masthead.issue, masthead.edition, masthead.date].filter((part) => part !== undefined).join(' ');
  const lines = [`【${masthead.name}】${issue}`, title, ...byWeight(briefing.body).flatMap(linesOf)];
  const whole = `${lines.join('\n')}\n`;
  return bytes(whole) <= most ? whole : cut(lines, most);
}

/** What leadership must act on comes before what it may read. */
function byWeight(body: readonly Block[]): readonly Block[] {
  const isMatter = (block: Block): boolean => block.type === 'section' && block.name === 'matters';
  const first = body.findIndex((block) => block.type === 'section');
  if (first === -1) return body;
  const rest = body.slice(first);
  return [...body.slice(0, first), ...rest.filter(isMatter), ...rest.filter((block) => !isMatter(block))];
}

/** As many whole sentences as fit, and a word that there is more. A first sentence that is too long is cut by characters. */
function cut(lines: readonly string[], most: number): string {
  let text = '';
  const room = most - bytes(`\n${MORE}\n`);
  for (const line of lines) {
    for (const sentence of [...sentencesOf(line), '\n']) {
      if (bytes(text + sentence) > room) return ended(text, sentence, room);
      text += sentence;
    }
  }
  return text;
}

function ended(text: string, next: string, room: number): string {
  const kept = text.includes('。') ? text : text + shortened(next, room - bytes(text));
  return `${withoutLonelyHeading(kept).trimEnd()}\n${MORE}\n`;
}

/** A heading, or the beginning of a line, that nothing follows any more is dropped: the text ends at a sentence. */
function withoutLonelyHeading(text: string): string {
  const end = Math.max(text.lastIndexOf('。'), text.lastIndexOf('！'), text.lastIndexOf('？'));
  return end === -1 ? text : text.slice(0, end + 1);
}

function shortened(text: string, room: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += bytes(character);
    if (used > room - bytes('……')) return `${kept}……`;
    kept += character;
  }
  return kept;
}

/** Sentences with their final mark; what follows the last one is a piece of its own. */
const sentencesOf = (line: string): readonly string[] => line.match(/[^。！？]+[。！？]*|[。！？]+/g) ?? [];

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;
