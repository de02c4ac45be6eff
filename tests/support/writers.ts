/**
 * Runs store-writer.ts as processes of their own, to end or to be killed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./store-writer.ts', import.meta.url));

export interface Written {
  readonly name: string;
  /** Lines that it acknowledged, whole ones only. */
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly errors: string;
}

/**
 * Starts a writer; with `killAfter` it is killed (SIGKILL) so many milliseconds after that many lines came: at once it
 * would always be hit at the same step. Its arguments are those of store-writer.ts: task, path, name, times.
 */
export async function runWriter(
  arguments_: readonly string[],
  killAfter: { readonly lines: number; readonly milliseconds?: number } = { lines: Number.POSITIVE_INFINITY },
): Promise<Written> {
  const child = spawn(process.execPath, [SCRIPT, ...arguments_], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    if (output.split('\n').length > killAfter.lines)
      setTimeout(() => child.kill('SIGKILL'), killAfter.milliseconds ?? 0);
  });
  const [code] = await once(child, 'close');
  return { name: arguments_[2] ?? '', lines: output.split('\n').slice(0, -1), code, errors };
}
