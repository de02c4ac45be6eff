/**
 * The laws of the workshop: a page that is saved as it was shown changes nothing; what a page shows, typed into an empty one,
 * gives the same programme. So YAML goes in and comes out equal, whichever way it went.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraftFile, readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { writeDraftFile } from '../../functions/adapters/yaml/write-programme.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { namedIn } from '../../functions/core/workshop/codec.ts';
import { listOf, type Raw, valueAt, withValue } from '../../functions/core/workshop/entry.ts';
import {
  type Field,
  fieldName,
  shownIn,
  type Typed,
  wasName,
  withTyped,
} from '../../functions/core/workshop/fields.ts';
import { asWritten, entryOf, PARTS } from '../../functions/pages/workshop/parts.ts';
import { programmeFile } from '../support/arbitrary-programme.ts';
import { runs } from '../support/thorough.ts';

/** A form that shows one entry and sends another's values. */
function form(fields: readonly Field[], showing: Raw, sending: Raw, file: Raw): Typed {
  const named = namedIn(file);
  const values = new Map<string, readonly string[]>([['fields', [fields.map(fieldName).join(' ')]]]);
  for (const field of fields) {
    values.set(wasName(field), shownIn(showing, field, named));
    // As a browser sends it.
    const sent = shownIn(sending, field, named).map((each) => each.replaceAll('\n', '\r\n'));
    values.set(fieldName(field), sent);
  }
  return (name) => values.get(name) ?? [];
}

/** Every page opened and saved, nothing typed. */
function savedUntouched(file: Raw): Raw {
  const named = namedIn(file);
  let now = file;
  for (const { fields, entries } of PARTS) {
    now = withTyped(now, fields, form(fields, now, now, now), named).entry;
    if (entries === undefined) continue;
    const list = listOf(valueAt(now, entries.at)).map((each) => {
      const entry = entryOf(each);
      const own = entries.fields(entry, named);
      return asWritten(entries, withTyped(entry, own, form(own, entry, entry, now), named).entry, each);
    });
    if (list.length > 0) now = withValue(now, entries.at, list);
  }
  return now;
}

/** Every page typed anew from what it shows; what no page has is taken over. */
function typedAnew(file: Raw): Raw {
  const named = namedIn(file);
  const without = (entry: Raw, fields: readonly Field[]): Raw =>
    fields.reduce((rest, { at }) => withValue(rest, at, undefined), entry);
  let now = file;
  for (const { fields, entries } of PARTS) {
    const bare = without(now, fields);
    now = withTyped(bare, fields, form(fields, bare, now, file), named).entry;
    if (entries === undefined) continue;
    const list = listOf(valueAt(now, entries.at)).map((each) => {
      const entry = entryOf(each);
      const own = entries.fields(entry, named);
      const rest = without(entry, own);
      const blank = entry.kind === undefined ? rest : { ...rest, kind: entry.kind };
      return asWritten(entries, withTyped(blank, own, form(own, blank, entry, file), named).entry, undefined);
    });
    if (list.length > 0) now = withValue(now, entries.at, list);
  }
  return now;
}

const meaning = (file: Raw): unknown => {
  const { programme, findings } = parseProgramme(file);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  return programmeFileOf(programme!);
};

const examples = readdirSync('examples').filter((name) => !name.includes('.'));

describe.each(examples)('the example %s', (example) => {
  const folder = `examples/${example}`;
  const text = readFileSync(`${folder}/programme.yaml`, 'utf8');
  const { programme } = readProgrammeFile(text, (name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const file = programmeFileOf(programme!);

  test('comes out of the workshop as it went in', () => {
    expect(readDraftFile(writeDraftFile(file)).file).toEqual(file);
    expect(savedUntouched(file)).toEqual(file);
    expect(meaning(typedAnew(file))).toEqual(file);
  });
});

test('made programmes come out of the workshop as they went in', () => {
  fc.assert(
    fc.property(programmeFile, (file) => {
      const read = readDraftFile(writeDraftFile(file)).file!;
      expect(read).toEqual(file);
      expect(savedUntouched(read)).toEqual(read);
      expect(meaning(typedAnew(read))).toEqual(meaning(file));
    }),
    { numRuns: runs(500) },
  );
});
