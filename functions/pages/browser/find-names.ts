/**
 * A list of names to tick is shortened while something is typed above it; without the script the whole list stands there.
 */
export function findNames(form: HTMLFormElement): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-picks]')) {
    const find = list.querySelector<HTMLInputElement>('.picks-find');
    if (find === null) continue;
    const labels = [...list.querySelectorAll('label')];
    find.hidden = false;
    find.addEventListener('input', (event) => {
      event.stopPropagation(); // what is looked for is no part of the report
      const wanted = plain(find.value.trim());
      for (const label of labels) label.hidden = !plain(label.textContent ?? '').includes(wanted);
    });
  }
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
