/**
 * Sends a report and knows what became of it: arrived, refused, or waiting on the device for a network.
 *
 * Something in the network may refuse what the site would take: then it goes by POST, then as the form itself sends it, and
 * what stopped it is said. A report is kept before it is sent and dropped when its receipt is there. It carries its id, so sending it again after a
 * lost answer gives the same receipt. What the server has to say about content is shown by the server's own page.
 */
import { fillIn } from '../page/fill-in.ts';
import { dropDraft, dropOutgoing, keepOutgoing, type Outgoing, waiting } from './kept-reports.ts';
import { newId } from './new-id.ts';
import { isJson, readAnswer, type Said } from './read-answer.ts';
import { fieldsOf, part, type ReportForm, say } from './report-form.ts';

const PATIENCE_MS = 30_000;
const AGAIN_MS = 20_000;

/** `waiting`: there is no network. */
type Outcome = Said | { readonly is: 'waiting' };

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
    const outcome = await deliverSomehow(report, outgoing);
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

/** The form's own way is open only as long as it holds what is being sent. */
async function deliverSomehow(report: ReportForm, outgoing: Outgoing): Promise<Outcome> {
  const outcome = await deliver(outgoing);
  const isSame = JSON.stringify(report.input()) === outgoing.body;
  return outcome.is === 'foreign' && isSame ? deliverByForm(report, outgoing, outcome) : outcome;
}

/** By PUT, and where something in the network does not let that through, by POST. */
async function deliver({ put, body }: Outgoing): Promise<Outcome> {
  const headers = { 'content-type': 'application/json' };
  const first = await ask(put, { method: 'PUT', headers, body });
  return first.is === 'foreign' ? ask(put, { method: 'POST', headers, body }) : first;
}

/** The last way, where no JSON passes: what the form itself sends. Whether that arrived is looked up, for its answer is a page. */
async function deliverByForm({ element }: ReportForm, outgoing: Outgoing, refused: Outcome): Promise<Outcome> {
  const answer = await patient(outgoing.form, { method: 'POST', body: fieldsOf(element) });
  if (answer?.status === 422 || answer?.status === 409) return { is: 'refused', message: '' };
  const standing = await patient(outgoing.put, { redirect: 'manual' });
  const stored: unknown = standing && isJson(standing) ? await standing.json().catch(() => undefined) : undefined;
  const { id, revision } = (stored ?? {}) as { readonly id?: unknown; readonly revision?: unknown };
  const isThis = id === (JSON.parse(outgoing.body) as { id: string }).id && typeof revision === 'number';
  return isThis ? { is: 'arrived', revision } : refused;
}

async function ask(address: string, request: RequestInit): Promise<Outcome> {
  const answer = await patient(address, { ...request, redirect: 'manual' });
  return answer === undefined ? { is: 'waiting' } : readAnswer(answer);
}

/** undefined: no answer came, within our patience. */
async function patient(address: string, request: RequestInit): Promise<Response | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(address, { ...request, signal: patience.signal });
  } catch {
    return undefined;
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
    case 'busy':
      state(data.words.sendBusy);
      return;
    case 'foreign':
      state(fillIn(data.words.sendBlocked, { seen: outcome.seen }));
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
