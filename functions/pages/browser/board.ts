/**
 * The board's script: entry of what becomes `assets/board.js`. Polls the parts that change and puts them in; says when it
 * could not. Whatever fails here leaves a page that works by reloading.
 *
 * Nothing is asked for while nobody looks: a hidden tab waits until it is shown. Each quiet or failed look waits longer.
 */
import { fillIn } from '../page/fill-in.ts';
import { changedUnits, putIn } from './board-parts.ts';

/** Longest pause, as a multiple of the first one. */
const MOST_PATIENCE = 8;

const status = document.querySelector<HTMLElement>('#live');
if (status !== null) watch(status);

function watch(line: HTMLElement): void {
  const { src = '', seconds = '30', now = '', changed = '', stale = '', signedOut = '' } = line.dataset;
  let [etag, patience, timer, seen] = ['', 1, 0, clock()];
  const tell = (text: string, isStale: boolean): void => {
    line.classList.toggle('live-stale', isStale);
    if (line.textContent !== text) line.textContent = text;
    line.hidden = false;
  };
  const later = (): void => {
    clearTimeout(timer);
    if (!document.hidden) timer = window.setTimeout(look, Number.parseInt(seconds, 10) * 1000 * patience);
  };
  const take = async (answer: Response): Promise<void> => {
    seen = clock();
    patience = answer.status === 304 ? Math.min(patience + 1, MOST_PATIENCE / 2) : 1;
    if (answer.status === 304) return tell(fillIn(now, { time: seen }), false);
    etag = answer.headers.get('etag') ?? '';
    const parts = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const count = changedUnits(parts);
    putIn(parts);
    const news = count === 0 ? '' : `${fillIn(changed, { count })} · `;
    tell(news + fillIn(now, { time: seen }), false);
  };
  const look = async (): Promise<void> => {
    try {
      const headers = etag === '' ? {} : { 'if-none-match': etag };
      const answer = await fetch(src, { headers, cache: 'no-store', redirect: 'manual' });
      if (answer.ok || answer.status === 304) await take(answer);
      else if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
        return tell(fillIn(signedOut, { time: seen }), true);
      } else throw new Error(String(answer.status));
    } catch {
      patience = Math.min(patience * 2, MOST_PATIENCE);
      tell(fillIn(stale, { time: seen }), true);
    }
    later();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : void look()));
  addEventListener('online', () => void look());
  tell(fillIn(now, { time: seen }), false);
  later();
}

/** On the reader's own clock: it says how old the page is, not what time it is in the programme's zone. */
function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
