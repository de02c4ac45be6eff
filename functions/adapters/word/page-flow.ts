/**
 * Where on the page the text has come to, estimated while it is written: the foot of the last page takes the colophon.
 *
 * Running text has an exact pitch, so its height is the number of its lines; `doubt` adds up what another reader may lay
 * out taller. Lengths are points.
 */

export class PageFlow {
  /** Height of the type area and what of it is used. */
  #height: number;
  #used = 0;
  /** Waiting for what follows, since a heading stays with it. */
  #held = 0;
  /** How much more than estimated may be used since the last section break: by rows and pictures, by running text. */
  #doubt = 0;
  #drift = 0;
  /** Repeated at the top of each page while a table runs. */
  tableHead = 0;

  constructor(height: number) {
    this.#height = height;
  }

  /** Free below the text on this page. */
  get room(): number {
    return this.#height - this.#used - this.#held;
  }

  get doubt(): number {
    return this.#doubt + this.#drift;
  }

  /** Lines that may be parted by the end of a page. */
  lines(count: number, pitch: number, before = 0, after = 0, doubt = 0): void {
    this.#drift = Math.min(pitch, this.#drift + doubt + (count * pitch) / LINES_TO_DRIFT);
    this.#place(before + pitch);
    for (let line = 1; line < count; line++) this.#place(pitch);
    this.#used += after;
  }

  /** A row, a picture: what is never parted. Where it just fits, or just not, another reader may decide otherwise. */
  block(height: number, doubt = 0): void {
    const { room } = this;
    if (height > TALL && Math.abs(room - height) < CLOSE) this.#doubt += room;
    this.#place(height);
    this.#doubt += doubt;
  }

  /** A heading: moves to the next page when nothing of what follows would stand below it. */
  hold(height: number): void {
    this.#held += height;
  }

  /** Something of unknown height stands above: nothing is known until the next section break. */
  lose(): void {
    this.#doubt = Number.POSITIVE_INFINITY;
  }

  /** A new page at a section break: here every reader begins anew, so nothing is in doubt. */
  turn(height: number): void {
    this.#height = height;
    this.#used = this.#held = this.#doubt = this.#drift = 0;
  }

  #place(height: number): void {
    if (this.room < height - SLIVER && this.#used > 0) this.#next();
    this.#used += this.#held + height;
    this.#held = 0;
  }

  #next(): void {
    this.#used = this.tableHead;
  }
}

/** Higher than this a block leaves a gap that is seen when it moves to the next page; pt. */
const TALL = 100;
/** Readers differ by as much after a page of rows and notes; pt. */
const CLOSE = 14;
/** Readers forgive a sliver: 22 lines of 28.95 pt in 637.8 pt. */
const SLIVER = 0.5;
/** Readers break about one line in a hundred elsewhere (hanging punctuation), measured against LibreOffice: rarely
 * more than one line in a briefing, so that no more is left free. */
const LINES_TO_DRIFT = 70;
