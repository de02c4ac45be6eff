/**
 * Links that an author's own Word has left in a file: taken out, and the file read like any other. Links that would fetch
 * something are refused as before. And our own briefing as another editor saves it (`tests/wild/word.yaml`).
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWord } from '../../functions/adapters/office/read-word.ts';
import { editParts, type Parts } from '../support/edit-word.ts';
import { inputOf } from '../support/sample-briefing.ts';
import { toldSample } from '../support/told-sample.ts';
import { readWild } from '../support/wild.ts';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}" TargetMode="External"/>`;
const put = (parts: Parts, name: string, before: string, more: string): void => {
  const xml = parts[name] as string | undefined;
  if (xml?.includes(before) !== true) throw new Error(`${name} has no ${before}`);
  parts[name] = xml.replace(before, more + before);
};

const { docx } = await toldSample(inputOf([{ type: 'paragraph', children: [{ type: 'text', text: '今日无事。' }] }]));
const linked = (type: string, target: string): Uint8Array =>
  editParts(docx, (parts) => {
    put(parts, 'word/_rels/document.xml.rels', '</Relationships>', relation('rIdLeft', type, target));
    put(parts, 'word/document.xml', '</w:body>', '<w:p><w:r><a:blip r:link="rIdLeft"/></w:r></w:p>');
  });

test.each(['file:///\\\\server\\share\\jb.dotx', 'file:///C:\\Users\\a\\Normal.dotm', 'http://oa.example.org/jb.dotx'])(
  'the template at %s is taken out of the file',
  (target) => {
    const file = editParts(docx, (parts) => {
      parts['word/_rels/settings.xml.rels'] =
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'attachedTemplate', target)}</Relationships>`;
      put(parts, 'word/settings.xml', '</w:settings>', '<w:attachedTemplate r:id="rId1"/>');
    });
    const read = readWord(file);
    if ('finding' in read) throw new Error(read.finding.message);
    expect(JSON.stringify(read.text)).toContain('今日无事。');
    const parts = unzipSync(read.bytes);
    expect(strFromU8(parts['word/settings.xml']!)).not.toContain('attachedTemplate');
    expect(strFromU8(parts['word/_rels/settings.xml.rels']!)).not.toContain('dot');
    expect(parts['word/document.xml']).toEqual(unzipSync(file)['word/document.xml']);
    expect(readWord(file)).toEqual(read);
    expect(readWord(read.bytes)).toEqual({ text: read.text, bytes: read.bytes });
  },
);

test('so is a picture that is no longer there', () => {
  const read = readWord(linked('image', 'file:///C:\\Temp\\NULL'));
  if ('finding' in read) throw new Error(read.finding.message);
  const parts = unzipSync(read.bytes);
  expect(strFromU8(parts['word/document.xml']!)).not.toContain('rIdLeft');
  expect(strFromU8(parts['word/_rels/document.xml.rels']!)).not.toContain('NULL');
});

test.each([
  ['image', 'http://tracker.example.org/a.png'],
  ['image', 'file:///\\\\server\\share\\a.png'],
  ['frame', 'http://example.org/'],
])('%s at %s is still refused', (type, target) => {
  expect(readWord(linked(type, target))).toMatchObject({ finding: { code: 'copy.linked' } });
});

test('a file without links is handed on as it came', () => {
  expect(readWord(docx)).toMatchObject({ bytes: docx });
});

const { cases } = readWild('word.yaml');
test.each(cases)('%s says %s', (file, words) => {
  const read = readWord(readFileSync(new URL(`../wild/${file}`, import.meta.url)));
  if ('finding' in read) throw new Error(read.finding.message);
  expect(JSON.stringify(read.text)).toContain(words);
});
