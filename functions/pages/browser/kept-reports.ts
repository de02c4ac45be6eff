/**
 * What is kept on the device: the draft of each day's report, and reports that were sent off and have not arrived.
 *
 * Storage may be missing or full (private windows); then nothing is kept, and everything else works.
 */

export interface Draft {
  /** When it was typed, as epoch milliseconds. */
  readonly at: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface Outgoing {
  readonly at: number;
  readonly put: string;
  /** The form's address, to look at it again. */
  readonly form: string;
  readonly day: string;
  /** The report as JSON, with its id: sending it again gives the same receipt. */
  readonly body: string;
}

const DRAFT = 'jianbao.draft ';
const OUTGOING = 'jianbao.outgoing ';

/** @param place address of the submission: programme, day and unit. */
export const readDraft = (place: string): Draft | undefined => read(DRAFT + place);
export const keepDraft = (place: string, draft: Draft): boolean => write(DRAFT + place, draft);
export const dropDraft = (place: string): void => drop(DRAFT + place);

export const keepOutgoing = (outgoing: Outgoing): boolean => write(OUTGOING + outgoing.put, outgoing);
export const dropOutgoing = (place: string): void => drop(OUTGOING + place);

/** Every report that waits on this device, oldest first. */
export function waiting(): Outgoing[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(OUTGOING));
    const found = keys.map((key) => read<Outgoing>(key)).filter((each) => each !== undefined);
    return found.sort((left, right) => left.at - right.at);
  } catch {
    return [];
  }
}

function read<Kept>(key: string): Kept | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: object): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept, so nothing is left.
  }
}
