/** The zip writer: read back by another library, equal bytes for equal entries, small and streamed alike. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zip } from '../../../functions/adapters/word/zip.ts';

function* chunks(count: number): Iterable<string> {
  for (let index = 0; index < count; index++) yield `第${index}行，共${count}行。\n`;
}

test('texts, chunks and bytes come back as they were', async () => {
  const bytes = new Uint8Array([1, 2, 3, 0, 255]);
  const entries = [
    { name: '[Content_Types].xml', content: '<a>中文𠮷</a>' },
    { name: '名称.xml', content: chunks(3) },
    { name: 'empty', content: '' },
    ...[
      { name: 'photo.jpg', content: bytes, packed: true },
      { name: 'raw.bin', content: bytes },
    ],
  ];
  const read = unzipSync(await zip(entries));
  expect(Object.keys(read)).toEqual(['[Content_Types].xml', '名称.xml', 'empty', 'photo.jpg', 'raw.bin']);
  expect(strFromU8(read['[Content_Types].xml']!)).toBe('<a>中文𠮷</a>');
  expect(strFromU8(read['名称.xml']!)).toBe([...chunks(3)].join(''));
  expect(read['photo.jpg']).toEqual(bytes);
  expect(read['raw.bin']).toEqual(bytes);
});

test('a part of more than 8 MB is streamed and comes back whole, in equal bytes each time', async () => {
  const count = 400_000;
  const [first, second] = [
    await zip([{ name: 'a', content: chunks(count) }]),
    await zip([{ name: 'a', content: chunks(count) }]),
  ];
  expect(Buffer.from(first).equals(second)).toBe(true);
  const text = strFromU8(unzipSync(first).a!);
  expect(text.length).toBe([...chunks(count)].reduce((sum, each) => sum + each.length, 0));
  expect(text.endsWith(`第${count - 1}行，共${count}行。\n`)).toBe(true);
});

test('every entry is dated 1980-01-01', async () => {
  const bytes = Buffer.from(await zip([{ name: 'a', content: 'a' }]));
  expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([0, 0x21]);
});
