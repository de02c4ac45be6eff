/**
 * The structured log: one JSON object a line on standard output, which CloudWatch Logs reads as it is.
 *
 * Own code instead of a library: see docs/decisions/0013-own-log-and-metrics.md. Personal data and keys do not belong in a log; callers leave
 * them out, and what looks like one all the same (in the text of a foreign error, say) is blotted out here.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from './world.ts';

type Fields = Readonly<Record<string, string | number | boolean>>;

export interface LogOptions {
  /** Takes one line, ended by a line feed. */
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

/** Characters of one field that are kept: an entry of CloudWatch Logs has at most 1 MB, and nobody reads further. */
const MOST_CHARACTERS = 2_000;

const request = new AsyncLocalStorage<string>();

/** Does the work under a request id: every line that is logged meanwhile carries it as `request`. */
export const underRequest = <T>(id: string, work: () => T): T => request.run(id, work);

/** The id under which work is being done now; what is handed to the queue takes it along. */
export const currentRequest = (): string | undefined => request.getStore();

export const toStandardOutput = (line: string): void => void process.stdout.write(line);

export function createLog({ write = toStandardOutput, now = () => new Date() }: LogOptions = {}): Log {
  const line = (level: 'INFO' | 'ERROR', message: string, fields: Fields = {}): void => {
    const id = currentRequest();
    const head = {
      time: now().toISOString(),
      level,
      message: clean(message),
      ...(id === undefined ? {} : { request: id }),
    };
    write(`${JSON.stringify({ ...cleanFields(fields), ...head })}\n`);
  };
  return {
    info: (message, fields) => line('INFO', message, fields),
    error: (message, fields) => line('ERROR', message, fields),
  };
}

const cleanFields = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
  );

/** What must never be read in a log: the secret of an access key, an identity number, a mobile number, a mail address. */
const SECRETS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b([\w-]{1,64}\.[\w-]{8})\.[\w-]{32}(?![\w-])/g, '$1.***'],
  [/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, '***'],
  [/(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])/g, '***'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '***'],
];

function clean(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return SECRETS.reduce((kept, [pattern, instead]) => kept.replace(pattern, instead), short.toWellFormed());
}
