/**
 * How far a long command is: a bar that moves on a terminal, and a line per tenth where output is kept (CI, files).
 */
import { progress, settings } from '@clack/prompts';

export interface Progress {
  readonly update: (done: number, all: number, doing: string) => void;
  readonly end: () => void;
}

export function startProgress(title: string): Progress {
  return process.stdout.isTTY ? bar(title) : lines(title);
}

function bar(title: string): Progress {
  settings.withGuide = false;
  const shown = progress({ max: 100, style: 'heavy' });
  shown.start(title);
  let percent = 0;
  const update: Progress['update'] = (done, all, doing) => {
    const now = Math.floor((100 * done) / all);
    shown.advance(now - percent, `${title}  ${doing}  ${done}/${all}`);
    percent = now;
  };
  return { update, end: () => shown.stop(title) };
}

function lines(title: string): Progress {
  let tenth = -1;
  const update: Progress['update'] = (done, all, doing) => {
    const now = Math.floor((10 * done) / all);
    if (now === tenth) return;
    tenth = now;
    console.log(`${title}  ${doing}  ${done}/${all}`);
  };
  return { update, end: () => {} };
}
