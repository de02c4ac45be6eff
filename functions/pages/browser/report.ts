/**
 * The report page's script: entry of what becomes `assets/report.js`. Whatever fails here leaves a form that works without.
 */
import { addPhotos } from './add-photos.ts';
import { checkWhileTyping } from './check-fields.ts';
import { findNames } from './find-names.ts';
import { followTyping } from './follow-typing.ts';
import { keepDrafts } from './keep-draft.ts';
import { dropDraft } from './kept-reports.ts';
import { openForm } from './report-form.ts';
import { sendWithPatience } from './send-reports.ts';

/** Browsers of some phones lack it; what people type is well-formed, but for a pasted half of a character. */
String.prototype.toWellFormed ??= function (this: string) {
  return this.replace(/\p{Surrogate}/gu, '\ufffd');
};

const form = document.querySelector<HTMLFormElement>('#form');
if (form !== null) {
  const report = openForm(form);
  findNames(form);
  const photos = addPhotos(report);
  const arrived = keepDrafts(report, photos.show);
  followTyping(report);
  const checks = checkWhileTyping(report);
  sendWithPatience(report, { mayGo: () => photos.mayGo() && checks.mayGo(), arrived });
}

// Where two versions are put together, the draft has become part of the choice.
const choice = document.querySelector<HTMLFormElement>('[data-draft]');
choice?.addEventListener('submit', () => dropDraft(choice.dataset.draft ?? ''));
