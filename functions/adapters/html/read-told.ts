/**
 * Reads an archived `briefing.html` back as text with its figures: what each `<data>` element tells, and where in which
 * paragraph or cell. The archive holds it for every edition, so what a figure was is known however old the edition is.
 */
import { Parser } from 'htmlparser2';
import type { TextBlock, TextCell, ToldFigure } from '../../core/copy/text-block.ts';

/** Elements that hold a text of their own. */
const TEXTS = ['h1', 'h2', 'h3', 'h4', 'h5', 'p', 'li', 'caption', 'figcaption', 'th', 'td'];

interface OpenText {
  readonly name: string;
  readonly span: number;
  text: string;
  readonly figures: ToldFigure[];
}

/** The text between `<main>` and its end, without what is folded away under it (数据构成). */
export function readToldHtml(bytes: Uint8Array): readonly TextBlock[] {
  const reader = new ToldReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true },
  );
  parser.end(new TextDecoder().decode(bytes));
  return reader.blocks;
}

class ToldReader {
  readonly blocks: TextBlock[] = [];
  readonly #rows: TextCell[][] = [];
  readonly #begun: { readonly start: number; readonly attributes: Readonly<Record<string, string>> }[] = [];
  #open: OpenText | undefined;
  #reads = false;
  /** Open elements since one that is not read; 0: everything is. */
  #unread = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'main') this.#reads = true;
    if (!this.#reads) return;
    if (this.#unread > 0 || name === 'svg' || attributes.class === 'sources') {
      this.#unread += 1;
      return;
    }
    if (TEXTS.includes(name)) this.#open = { name, span: spanOf(attributes.colspan), text: '', figures: [] };
    else if (name === 'br') this.text('\n');
    else if (name === 'tr') this.#rows.push([]);
    else if (name === 'data') this.#begun.push({ start: this.#open?.text.length ?? 0, attributes });
  }

  text(text: string): void {
    if (this.#reads && this.#unread === 0 && this.#open !== undefined) this.#open.text += text;
  }

  close(name: string): void {
    if (name === 'main') this.#reads = false;
    if (!this.#reads) return;
    if (this.#unread > 0) {
      this.#unread -= 1;
      return;
    }
    if (name === 'data') this.#endData();
    else if (name === 'table') this.blocks.push({ type: 'table', rows: this.#rows.splice(0) });
    else if (this.#open?.name === name) this.#endText(this.#open);
  }

  #endData(): void {
    const { start, attributes } = this.#begun.pop() ?? { start: 0, attributes: {} };
    const indicator = attributes['data-indicator'];
    if (this.#open === undefined || indicator === undefined) return;
    const unit = attributes['data-unit'];
    this.#open.figures.push({
      ...{ start, end: this.#open.text.length, indicator },
      of: (attributes['data-of'] ?? 'day') as ToldFigure['of'],
      ...(unit === undefined ? {} : { unit }),
      value: attributes.value ?? '',
    });
  }

  #endText({ name, span, text, figures }: OpenText): void {
    this.#open = undefined;
    const said = figures.length === 0 ? { text } : { text, figures };
    if (name === 'th' || name === 'td') this.#rows.at(-1)?.push({ said, span });
    else this.blocks.push({ type: 'paragraph', said });
  }
}

const spanOf = (colspan = '1'): number => (/^[1-9]\d{0,2}$/.test(colspan) ? Number(colspan) : 1);
