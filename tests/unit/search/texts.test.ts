/**
 * Stored texts and their months' signatures: immutable, idempotent, found again however they came in.
 */
import { describe, expect, test } from 'vitest';
import { type Passage, passagesOf } from '../../../functions/core/search/text.ts';
import { gramsOfTerms, termsOf } from '../../../functions/core/search/words.ts';
import {
  type EditionText,
  monthsThatMayHold,
  storeText,
  textsBetween,
} from '../../../functions/records/search/texts.ts';
import { partition } from '../../../functions/records/store/keys.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { DAY, sampleClose, sampleMatter } from '../../support/sample-records.ts';

const passage = (text: string, over: Partial<Passage> = {}): Passage => ({ about: 'narrative', text, ...over });
const textOf = (text: string, over: Partial<EditionText> = {}): EditionText => ({
  ...{ programme: 'suizhou', day: DAY, edition: 1, passages: [passage(text)] },
  ...over,
});
const ALL = { from: '2022-01', to: '2022-12' };
const months = (stores: ReturnType<typeof memoryStores>, words: string): Promise<string[]> =>
  monthsThatMayHold(stores.table, 'suizhou', ALL, gramsOfTerms(termsOf(words)));

describe('a text', () => {
  test('is stored once, found by its month, and the same again', async () => {
    const stores = memoryStores();
    const first = await storeText(stores, textOf('沿街围挡破损'));
    expect(await storeText(stores, textOf('沿街围挡破损'))).toBe(first);
    const [found, ...more] = await textsBetween(stores, 'suizhou', '2022-04-01', '2022-04-31');
    expect(more).toEqual([]);
    expect([found?.day, found?.checksum, await found?.passages()]).toEqual([DAY, first, [passage('沿街围挡破损')]]);
    expect(await months(stores, '围挡')).toEqual(['2022-04']);
    expect(await months(stores, '围墙')).toEqual([]);
    expect(await months(stores, '围')).toEqual(['2022-04']);
  });

  test('of another edition, or another content, is another item', async () => {
    const stores = memoryStores();
    await storeText(stores, textOf('甲'));
    await storeText(stores, textOf('乙'));
    await storeText(stores, textOf('丙', { edition: 2 }));
    const found = await textsBetween(stores, 'suizhou', DAY, DAY);
    expect(new Set(found.map(({ checksum }) => checksum)).size).toBe(3);
    expect(await found[0]!.passages()).toEqual([passage('丙')]);
  });

  test('that is too large for an item lies in a blob, checked when it is read', async () => {
    const stores = memoryStores();
    const passages = Array.from({ length: 300 }, (_, index) => passage(`${'段落'.repeat(300)}${index}`));
    await storeText(stores, textOf('', { passages }));
    const [found] = await textsBetween(stores, 'suizhou', DAY, DAY);
    expect(await found!.passages()).toEqual(passages);
    const [[key, blob]] = [...stores.kept] as [[string, { bytes: Uint8Array; mediaType: string }]];
    expect(key).toMatch(/^archive\/suizhou\/2022-04-08\/01\/[0-9a-f]{16}\/search\.json$/);
    stores.kept.set(key, { ...blob, bytes: blob.bytes.slice(1) });
    await expect(found!.passages()).rejects.toThrow(/not what was stored/);
  });
});

describe("a month's signature", () => {
  test('grows when it is full, and still holds every text', async () => {
    const stores = memoryStores();
    const written = (day: number): string =>
      String.fromCharCode(...Array.from({ length: 3000 }, (_, at) => 0x4e00 + ((at * 37 + day * 4001) % 20_000)));
    for (let day = 1; day <= 5; day += 1) await storeText(stores, textOf(written(day), { day: `2022-04-0${day}` }));
    for (let day = 1; day <= 5; day += 1)
      expect(await months(stores, written(day).slice(500, 530))).toEqual(['2022-04']);
    const [item] = await stores.table.query<{ bits: string }>(partition('suizhou'), { prefix: 'SEARCH-MONTH#' });
    expect(Buffer.from(item!.data.bits, 'base64').length).toBeGreaterThan(2048);
    expect(await months(stores, '从未出现过的词')).toEqual([]);
  });

  test('loses nothing when two texts come in at once', async () => {
    const stores = memoryStores();
    const { get } = stores.table;
    let waiting: (() => void) | undefined;
    const bothHaveRead = new Promise<void>((resolve) => {
      waiting = resolve;
    });
    let reads = 0;
    Object.assign(stores.table, {
      get: async (pk: string, sk: string) => {
        const item = await get.call(stores.table, pk, sk);
        if (!sk.startsWith('SEARCH-MONTH#')) return item;
        if (++reads === 2) waiting?.();
        if (reads <= 2) await bothHaveRead;
        return item;
      },
    });
    await Promise.all([
      storeText(stores, textOf('甲处围挡')),
      storeText(stores, textOf('乙处积水', { day: '2022-04-09' })),
    ]);
    expect(await months(stores, '围挡')).toEqual(['2022-04']);
    expect(await months(stores, '积水')).toEqual(['2022-04']);
  });

  test('leaves the months that cannot hold the words, newest first', async () => {
    const stores = memoryStores();
    await storeText(stores, textOf('甲处围挡', { day: '2022-03-08' }));
    await storeText(stores, textOf('围挡破损', { day: '2022-05-08' }));
    await storeText(stores, textOf('道路积水', { day: '2022-06-08' }));
    expect(await months(stores, '围挡')).toEqual(['2022-05', '2022-03']);
    expect(await months(stores, '围挡 破损')).toEqual(['2022-05']);
    const april = await monthsThatMayHold(stores.table, 'suizhou', { from: '2022-04', to: '2022-06' }, []);
    expect(april).toEqual(['2022-06', '2022-05']);
  });
});

test('passages: title, reason, narratives in one line, matters on the first and the last day, who sent nothing', () => {
  const close = sampleClose({
    units: [
      { unit: 'a', name: '甲单位', state: 'reported', late: false, revision: 1, receivedAt: null, checksum: null },
      { unit: 'b', name: '乙单位', state: 'missing', late: false, revision: null, receivedAt: null, checksum: null },
    ],
  });
  const told = { unit: 'a', kind: '问题协调', text: '围挡\n 破损' };
  const matters = [
    sampleMatter({ unit: 'a', text: told.text }),
    sampleMatter({ unit: 'b', text: '早已提出', openedOn: '2022-04-01' }),
    sampleMatter({ unit: 'b', text: '路灯不亮', openedOn: '2022-04-01', closedOn: DAY, result: '已修复' }),
    sampleMatter({ unit: 'gone', text: '当日提出' }),
  ];
  expect(passagesOf({ title: '标题', reason: '数字\n有误', close, narratives: [told], matters })).toEqual([
    { about: 'title', text: '标题' },
    { about: 'reason', text: '数字 有误' },
    { about: 'narrative', unit: 'a', name: '甲单位', kind: '问题协调', text: '围挡 破损' },
    { about: 'matter', unit: 'gone', name: 'gone', text: '当日提出' },
    { about: 'closed', unit: 'b', name: '乙单位', text: '路灯不亮 已修复' },
    { about: 'missing', unit: 'b', name: '乙单位', text: '未报' },
  ]);
});
