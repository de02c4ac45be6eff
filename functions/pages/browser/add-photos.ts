/**
 * Photos of the form: chosen ones are made small, sent one after the other, and shown with a caption. What is not sent yet
 * is kept in the page and sent when there is a network; the report waits for it.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { fillIn } from '../page/fill-in.ts';
import { newId } from './new-id.ts';
import { type ReportForm, say } from './report-form.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { type Uploaded, uploadPhoto } from './upload-photo.ts';

const AGAIN_MS = 20_000;

export interface Photos {
  /** Every photo is stored; otherwise the page says what it waits for. */
  mayGo(): boolean;
  /** Shows what the fields name: a draft was put back. */
  show(fields: readonly (readonly [string, string])[]): void;
}

interface Waiting {
  readonly id: string;
  readonly block: HTMLElement;
  readonly file: File;
  photo?: Blob;
}

export function addPhotos(report: ReportForm): Photos {
  const blocks = [...report.element.querySelectorAll<HTMLElement>('[data-photos]')];
  const { words } = report.data;
  const queue: Waiting[] = [];
  let busy = false;
  const send = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      tell(next.block, fillIn(words.photoUploading, { name: next.file.name }));
      if (!(await sendOne(report, next))) {
        for (const { block } of queue) tell(block, fillIn(words.photoOffline, { count: queue.length }));
        break;
      }
      queue.shift();
    }
    busy = false;
  };
  for (const block of blocks) {
    enhance(report, block, (files) => {
      const room = LIMITS.photos - queue.length - blocks.flatMap((each) => idsOf(report, each)).length;
      queue.push(...files.slice(0, Math.max(0, room)).map((file) => ({ id: newId(), block, file })));
      void send().then(() => files.length > room && tell(block, words.photoMany, true));
    });
  }
  addEventListener('online', () => void send());
  setInterval(() => queue.length > 0 && void send(), AGAIN_MS);
  return {
    mayGo() {
      for (const { block } of queue) tell(block, fillIn(words.photoPending, { count: queue.length }), true);
      queue[0]?.block.scrollIntoView({ block: 'center' });
      return queue.length === 0;
    },
    show(fields) {
      for (const block of blocks) showAll(report, block, new Map(fields));
    },
  };
}

/** false: not now; the photo stays in the queue. */
async function sendOne(report: ReportForm, waiting: Waiting): Promise<boolean> {
  const { block, file, id } = waiting;
  waiting.photo ??= await shrinkPhoto(file);
  let outcome: Uploaded;
  try {
    outcome = await uploadPhoto(report.data.photos, id, waiting.photo);
  } catch {
    return false;
  }
  if (outcome.is === 'stored') {
    show(report, block, [...idsOf(report, block), outcome.id]);
    tell(block, report.data.words.photoAdded);
  } else tell(block, whyNot(report, outcome), true);
  return true;
}

function whyNot({ data }: ReportForm, outcome: Exclude<Uploaded, { readonly is: 'stored' }>): string {
  if (outcome.is === 'refused') return outcome.message;
  return outcome.is === 'tooLarge' ? data.words.photoTooLarge : data.words.sendSignedOut;
}

function tell(block: HTMLElement, text: string, isError = false): void {
  const place = block.querySelector<HTMLElement>('.photo-state')!;
  place.classList.toggle('error', isError);
  say(place, text);
}

/** Choosing is enough with scripts; a ticked "remove" removes at once. */
function enhance(report: ReportForm, block: HTMLElement, choose: (files: File[]) => void): void {
  const input = block.querySelector<HTMLInputElement>('input[type="file"]')!;
  block.querySelector<HTMLElement>('.photo-upload')!.hidden = true;
  block.classList.add('photos-scripted');
  block.querySelector('.photo-choose')!.classList.add('button', 'button-quiet');
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) choose(files);
  });
  block.addEventListener('change', (event) => {
    const item = (event.target as Element).closest<HTMLElement>('.photo-drop')?.closest<HTMLElement>('[data-photo]');
    if (!item) return;
    show(
      report,
      block,
      idsOf(report, block).filter((id) => id !== item.dataset.photo),
    );
    tell(block, '');
    input.focus();
  });
}

const hiddenOf = ({ element }: ReportForm, block: HTMLElement): HTMLInputElement =>
  element.elements.namedItem(`${block.dataset.photos}.photos`) as HTMLInputElement;

const idsOf = (report: ReportForm, block: HTMLElement): string[] =>
  hiddenOf(report, block)
    .value.split(' ')
    .filter((id) => id !== '');

/** The hidden field is what counts; the list follows it. */
function show(report: ReportForm, block: HTMLElement, ids: readonly string[]): void {
  hiddenOf(report, block).value = [...new Set(ids)].join(' ');
  showAll(report, block, new Map());
  report.element.dispatchEvent(new Event('change'));
}

function showAll(report: ReportForm, block: HTMLElement, captions: ReadonlyMap<string, string>): void {
  const list = block.querySelector<HTMLElement>('.photo-list')!;
  const before = new Map([...list.children].map((item) => [(item as HTMLElement).dataset.photo, item]));
  list.replaceChildren(...idsOf(report, block).map((id) => before.get(id) ?? itemOf(report, block, id)));
  for (const input of list.querySelectorAll<HTMLInputElement>('.photo-caption input')) {
    input.value = captions.get(input.name) ?? input.value;
  }
}

/** As `partials/photo-item.hbs` has it, with what makes it this photo's. */
function itemOf({ data }: ReportForm, block: HTMLElement, id: string): Element {
  const template = document.querySelector<HTMLTemplateElement>('#photo-item')!;
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const number = block.querySelectorAll('[data-photo]').length + 1;
  item.dataset.photo = id;
  item.querySelector('a')!.href = `${data.form}/photos/${id}.jpg`;
  const image = item.querySelector('img')!;
  image.src = `${data.form}/photos/${id}.small.jpg`;
  image.alt = fillIn(data.words.photoNumber, { number });
  item.querySelector<HTMLInputElement>('.photo-caption input')!.name = `${block.dataset.photos}.caption.${id}`;
  return item;
}
