/** A log for replays: what happens is shown by the progress display; errors are still told. */
import type { Log } from '../../functions/runtime/world.ts';

export const silentLog: Log = {
  info: () => {},
  error: (message, fields) => console.error(message, fields ?? ''),
};
