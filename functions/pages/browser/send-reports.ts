/**
 * Sends a report and knows what became of it: arrived, refused, or waiting on the device for a network.
 *
 * A report is kept before it is sent and dropped when its receipt is there. It carries its id, so sending it again after a
 * lost answer gives the same receipt. What the server has to say about content is shown by the server's own page.
 */
import { fillIn } from '../page/fill-in.ts';
import { dropDraft, dropOutgoing, keepOutgoing, type Outgoing, waiting } from './kept-reports.ts';
import { newId } from './new-id.ts';
import { part, type ReportForm, say } from './report-form.ts';

const PATIENCE_MS = 30_000;
const AGAIN_MS = 20_000;

type Outcome =
  | { readonly is: 'arrived'; readonly revision: number }
  | { readonly is: 'waiting' }
  | { readonly is: 'signedOut' }
  | { readonly is: 'refused'; readonly message: string };

export interface Sending {
  /** Looks at the report before it goes. */
  readonly mayGo: () => boolean;
  /** This page's report has its receipt. */
  readonly arrived: () => void;
}

export function sendWithPatience(report: ReportForm, { mayGo, arrived }: Sending): void {
  const { element, data } = report;
  let busy = false;
  const send = async (outgoing: Outgoing): Promise<void> => {
    if (busy) return;
    busy = true;
    state(data.words.sendSending);
    const outcome = await deliver(outgoing);
    busy = false;
    if (outcome.is === 'arrived') arrived();
    settle(report, outgoing, outcome);
  };
  element.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.name !== '') return;
    event.preventDefault();
    if (busy || !mayGo()) return;
    const outgoing = pack(report);
    if (keepOutgoing(outgoing)) void send(outgoing);
    else element.submit();
  });
  const again = (): void => void sendWaiting(report, send);
  addEventListener('online', again);
  setInterval(again, AGAIN_MS);
  again();
}

/** A report that was sent off before, with other content under the same id, may have arrived: this one is another. */
function pack({ data, hidden, input }: ReportForm): Outgoing {
  const before = waiting().find(({ put }) => put === data.put);
  const wanted = JSON.stringify(input());
  if (before !== undefined && before.body !== wanted) hidden('id').value = newId();
  return { at: Date.now(), put: data.put, form: data.form, day: data.day, body: JSON.stringify(input()) };
}

async function deliver({ put, body }: Outgoing): Promise<Outcome> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(put, { method: 'PUT', headers, body, signal: patience.signal });
    if (answer.status >= 500 || answer.status === 429) return { is: 'waiting' };
    if (answer.status === 401) return { is: 'signedOut' };
    const said = (await answer.json()) as { revision?: number; message?: string };
    if (answer.ok) return { is: 'arrived', revision: said.revision ?? 1 };
    return { is: 'refused', message: said.message ?? '' };
  } catch {
    return { is: 'waiting' };
  } finally {
    clearTimeout(timer);
  }
}

function settle(report: ReportForm, outgoing: Outgoing, outcome: Outcome): void {
  const { element, data } = report;
  switch (outcome.is) {
    case 'arrived':
      dropOutgoing(outgoing.put);
      state(data.words.sendArrived);
      location.assign(`${outgoing.form}?receipt=${outcome.revision}`);
      return;
    case 'refused':
      dropOutgoing(outgoing.put);
      state(fillIn(data.words.sendRefused, { message: outcome.message }));
      element.submit();
      return;
    case 'signedOut':
      link(data.words.sendSignedOut, data.words.signIn, `/sign-in?to=${encodeURIComponent(data.form)}`);
      return;
    case 'waiting':
      state(data.words.sendWaiting);
  }
}

/** Reports of this unit that wait: this page's goes again, another day's goes quietly, and is told of if it cannot. */
async function sendWaiting(report: ReportForm, send: (outgoing: Outgoing) => Promise<void>): Promise<void> {
  const { data } = report;
  const unit = `/submissions/${data.unit.id}`;
  for (const outgoing of waiting().filter(({ put }) => put.endsWith(unit))) {
    if (outgoing.put === data.put) await send(outgoing);
    else {
      const outcome = await deliver(outgoing);
      if (outcome.is === 'arrived') {
        dropOutgoing(outgoing.put);
        dropDraft(outgoing.put);
      } else if (outcome.is === 'refused') {
        link(fillIn(data.words.sendOtherDay, { day: outgoing.day }), data.words.go, outgoing.form);
      }
    }
  }
}

const state = (text: string): void => say(part('sending'), text);

function link(text: string, label: string, href: string): void {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = label;
  say(part('sending'), `${text} `);
  part('sending').append(anchor);
}
