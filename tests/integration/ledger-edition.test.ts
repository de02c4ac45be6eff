/**
 * An edition of a programme with a ledger: figures in sentences, listed rows in Word and HTML, every row in the workbook and
 * in `figures.json`; what a file says otherwise stops the issue.
 */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { readWorkbook } from '../../functions/adapters/office/read-workbook.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { AnyRenderer } from '../../functions/ports.ts';
import { readEdition } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { openDocuments } from '../../functions/runtime/documents.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { ledgerProgramme } from '../support/ledger-programme.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const documents = openDocuments(fileURLToPath(new URL('../../templates', import.meta.url)));
let web: WebWorld;

const issue = async (renderers: readonly AnyRenderer[] = documents.renderers, day = DAY) => {
  Object.assign(web.world, { documents: async () => ({ ...documents, renderers }) });
  return issueBriefing(web.world, (await currentProgramme(web.world.table, 'suizhou'))!, day, { by: 'k' });
};

const file = async (name: string): Promise<Uint8Array> => {
  const { files } = (await readEdition(web.world.table, 'suizhou', DAY, 1))!;
  return (await web.world.blobs.get(files.find((each) => each.name === name)!.key))!.bytes;
};
const text = async (name: string): Promise<string> => new TextDecoder().decode(await file(name));

beforeAll(async () => {
  web = await openWebWorld(ledgerProgramme());
  const rows = [
    { name: '桥东小学', state: '在建', invested: '120.50', progress: 40, finish: '2022-12-31' },
    { name: '城南路', state: '停工', invested: 80, problem: '拆迁未完成 <b>' },
    { name: '跨河大桥', state: '在建', invested: '900.25', finish: '2022-04-01', units: ['a', 'b'] },
    { name: '旧桥', state: '竣工', progress: 100 },
  ];
  await web.put({ id: 'a', figures: { staff: 12 }, ledgers: { projects: rows } });
  await web.put({ id: 'b', figures: { staff: 5 } }, { unit: 'b', key: web.keys.unitB });
  web.setNow('2022-04-09T00:30:00.000Z');
});

test('a row that a file has otherwise stops the issue and is named', async () => {
  const json = createFiguresRenderer();
  const wrong: AnyRenderer = {
    file: 'figures.json',
    render: async (input) =>
      new TextEncoder().encode(new TextDecoder().decode(await json.render(input)).replace('"80.00"', '"81.00"')),
  };
  const others = documents.renderers.filter((each) => each.file === 'briefing.html' || each.file === 'figures.xlsx');
  const refused = await issue([...others, wrong]);
  const said = JSON.stringify(refused);
  expect(refused.outcome).toBe('refused');
  expect(said).toContain('在建项目台账“城南路”一条');
  expect(said).toContain('figures.xlsx');
});

test('a sum in which several units have one row is no formula over their cells', async () => {
  expect((await issue()).outcome).toBe('issued');
  const read = openSheets().readOwn(await file('figures.xlsx'), 3000);
  const day = 'sheets' in read ? read.sheets[0]!.sheet : [];
  const column = day[0]!.findIndex((head) =>
    head?.text.startsWith(ledgerProgramme().indicators.find(({ id }) => id === 'building')!.name),
  );
  expect(day.find((row) => row[0]?.text === '合计')?.[column]).toEqual({ is: 'number', text: '2' });
});

test('every file says the same rows', async () => {
  const figures = JSON.parse(await text('figures.json'));
  expect(figures.indicators.building).toMatchObject({ day: '2', units: { a: { day: '2' }, b: { day: '1' } } });
  expect(figures.indicators.invested.day).toBe('1100.75');
  expect(figures.ledgers.projects.rows).toEqual([
    { unit: 'a', name: '桥东小学', invested: '120.50', progress: '40', state: '在建', finish: '2022-12-31' },
    { unit: 'a', name: '城南路', invested: '80.00', state: '停工', problem: '拆迁未完成 <b>' },
    { unit: 'a', units: ['a', 'b'], name: '跨河大桥', invested: '900.25', state: '在建', finish: '2022-04-01' },
    { unit: 'a', name: '旧桥', progress: '100', state: '竣工' },
  ]);
  const html = await text('briefing.html');
  expect(html).toContain('在建项目台账（4月8日）');
  for (const words of [
    '城南路',
    '拆迁未完成 &lt;b&gt;',
    '2022年4月1日',
    '临河区、五原县',
    '共4条，未办结3条；列出2条',
  ]) {
    expect(html).toContain(words);
  }
  expect(html).not.toContain('旧桥');
  const sheets = readWorkbook(await file('figures.xlsx')).map((block) =>
    block.type === 'table' ? block.rows.map((cells) => cells.map(({ said }) => said.text).join('|')) : [],
  );
  expect(sheets.at(-1)).toEqual([
    '单位|项目名称|累计完成投资（万元）|形象进度（%）|状态|计划竣工|存在问题|办结|首次报送|最近变更',
    '临河区|桥东小学|120.50|40|在建|44926|否|44659|44659',
    '临河区|城南路|80.00|停工|拆迁未完成 <b>|否|44659|44659',
    '临河区、五原县|跨河大桥|900.25|在建|44652|否|44659|44659',
    '临河区|旧桥|100|竣工|是|44659|44659',
  ]);
});

test('the archive is whole', async () => {
  const { problems } = await verifyProgramme(web.world, 'suizhou');
  expect(problems).toEqual([]);
});
