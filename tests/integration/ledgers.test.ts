/**
 * A ledger from day to day: rows that come by the API, stay, change, close, and are counted in figures; nothing is stored in
 * part, and what was stored can be verified.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { readRows } from '../../functions/pipeline/ledger/rows-after.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { MOST_ITEM_BYTES } from '../../functions/ports.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { ledgerProgramme } from '../support/ledger-programme.ts';
import { openWebWorld, read, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const [FIRST, SECOND, THIRD] = ['2022-04-08', '2022-04-09', '2022-04-10'] as const;

const close = async (day: string) => closeDay(web.world, (await currentProgramme(web.world.table, 'suizhou'))!, day);
const at = (day: string, time = '09:00') => web.setNow(`${day}T${time}:00.000Z`);
const send = (body: object, unit = 'a', day: string = FIRST) =>
  web.put(
    { id: `${unit}-${day}-${Math.abs(JSON.stringify(body).length)}`, ...body },
    { unit, day, key: unit === 'a' ? web.keys.unit : web.keys.unitB },
  );

const ROWS = [
  { name: '桥东小学', state: '在建', invested: '120.50', progress: 40 },
  { name: '城南路', state: '停工', invested: 80, problem: '拆迁未完成' },
  { name: '跨河大桥', state: '在建', invested: '900.25', units: ['a', 'b'] },
];

beforeAll(async () => {
  web = await openWebWorld(ledgerProgramme());
  at(FIRST);
  const answers = [
    await send({ figures: { staff: 12 }, ledgers: { projects: ROWS } }),
    await send({ ledgers: { projects: [{ name: '五原医院', state: '在建', invested: 10 }] } }, 'b'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});

test('figures are counted and summed from rows; a row of two units counts once in all and in each', async () => {
  const { indicators, ledgers } = await close(FIRST);
  expect(indicators.all).toMatchObject({ day: '4', byUnit: { a: { value: '3' }, b: { value: '2' } }, missing: ['c'] });
  expect(indicators.building).toMatchObject({ day: '3', byUnit: { a: { value: '2' }, b: { value: '2' } } });
  expect(indicators.invested).toMatchObject({
    day: '1110.75',
    byUnit: { a: { value: '1100.75' }, b: { value: '910.25' } },
  });
  expect(indicators.stopped).toMatchObject({ day: '1' });
  expect(indicators.share).toMatchObject({ day: '75.0', byUnit: { a: { value: '66.7' }, b: { value: '100.0' } } });
  expect(ledgers?.projects).toMatchObject({ a: { rows: 3, open: 3 }, b: { rows: 1, open: 1 } });
});

describe('the day after', () => {
  test('rows that nobody names stay, a cell changes, one closes, one comes, one goes', async () => {
    at(SECOND);
    const rows = [
      { name: '桥东小学', state: '竣工', progress: 100 },
      { name: '城南路', problem: null },
      { name: '新区管网', state: '未开工' },
    ];
    expect((await send({ ledgers: { projects: rows } }, 'a', SECOND)).status).toBe(201);
    const { indicators, ledgers, programme } = await close(SECOND);
    expect(indicators.all).toMatchObject({
      day: '4',
      previous: '4',
      byUnit: { a: { value: '4' } },
      missing: ['b', 'c'],
    });
    expect(indicators.building).toMatchObject({ day: '1', byUnit: { a: { value: '1' } } });
    expect(ledgers?.projects).toMatchObject({ a: { rows: 4, open: 3 }, b: { rows: 1, open: 1 } });
    const kept = (await readRows(web.world.blobs, { programme, ...(ledgers ? { ledgers } : {}) }))
      .get('projects')!
      .get('a')!;
    expect(kept.map(({ key, since, changed }) => [key, since, changed])).toEqual([
      ['桥东小学', FIRST, SECOND],
      ['城南路', FIRST, SECOND],
      ['跨河大桥', FIRST, FIRST],
      ['新区管网', SECOND, SECOND],
    ]);
    expect(kept[1]!.cells).toEqual({ name: '城南路', state: '停工', invested: '80.00' });
  });

  test('a second report of the day keeps what the first changed', async () => {
    const answer = await web.put(
      {
        id: 'again',
        basedOn: 1,
        figures: { staff: 3 },
        ledgers: { projects: [{ name: '城南路', remove: '重复登记' }] },
      },
      { day: SECOND },
    );
    expect(answer.status).toBe(201);
    const third = await web.put({ id: 'figures-only', basedOn: 2, figures: { staff: 4 } }, { day: SECOND });
    expect(third.status).toBe(201);
    const stands = await web.request(`/api/programmes/suizhou/days/${SECOND}/submissions/a`, { key: web.keys.unit });
    const { ledgers } = (await stands.json()) as { ledgers: { projects: { name: string; state: string }[] } };
    expect(ledgers.projects.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '桥东小学 竣工',
      '跨河大桥 在建',
      '新区管网 未开工',
    ]);
    expect((await close(SECOND)).indicators).toMatchObject({ all: { day: '3' }, stopped: { day: '0' } });
  });

  test('the same request again gives the same receipt', async () => {
    const body = {
      id: 'again',
      basedOn: 1,
      figures: { staff: 3 },
      ledgers: { projects: [{ name: '城南路', remove: '重复登记' }] },
    };
    const answer = await web.put(body, { day: SECOND });
    expect([answer.status, ((await answer.json()) as { revision: number }).revision]).toEqual([201, 2]);
  });

  test('a nil return leaves the rows as they are, and they count', async () => {
    at(THIRD);
    expect((await web.put({ id: 'nil', nil: true }, { day: THIRD })).status).toBe(201);
    const { indicators } = await close(THIRD);
    expect(indicators.building).toMatchObject({ day: '1', missing: ['b', 'c'] });
    // `carry`: of a silent unit as its rows stand, marked.
    expect(indicators.stopped!.byUnit).toEqual({ a: { value: '0' }, b: { value: '0', carriedFrom: FIRST } });
  });
});

describe('refused', () => {
  const refusals: readonly (readonly [string, object, string])[] = [
    [
      'rows with a mistake among good ones',
      { ledgers: { projects: [{ name: '甲', state: '在建' }, { name: '乙' }] } },
      'ledger.required',
    ],
    ['a figure that is drawn', { figures: { building: 3 } }, 'figure.drawn'],
    [
      'rows with a nil return',
      { nil: true, ledgers: { projects: [{ name: '甲', state: '在建' }] } },
      'submission.nil_with_content',
    ],
  ];
  test.each(refusals)('%s: nothing of it is stored', async (_, body, code) => {
    at(THIRD);
    const before = web.world.blobs;
    const answer = await web.put({ id: 'bad', basedOn: 1, ...body }, { day: THIRD });
    expect(answer.status).toBe(422);
    expect((await read(answer)).findings.map((each) => each.code)).toContain(code);
    const stands = await web.request(`/api/programmes/suizhou/days/${THIRD}/submissions/a`, { key: web.keys.unit });
    expect(((await stands.json()) as { revision: number }).revision).toBe(1);
    expect(before).toBe(web.world.blobs);
  });
});

test('an amended earlier day closes again with the rows that follow from it', async () => {
  const answer = await web.put(
    { id: 'late', basedOn: 1, ledgers: { projects: [{ name: '迟报项目', state: '在建' }] } },
    { day: FIRST },
  );
  expect(answer.status).toBe(201);
  const { indicators } = await close(THIRD);
  expect(indicators.building).toMatchObject({ day: '2' });
});

test('the office sees each unit’s rows, what changed, and how many there are', async () => {
  const cookie = await web.cookie(web.keys.office);
  const page = async (path: string) => (await web.request(`/desk/suizhou/${path}`, { headers: { cookie } })).text();
  const report = await page(`${SECOND}/units/a`);
  for (const words of ['在建项目台账', '4条，未办结3条；本次变更3条', '新区管网', '已删去“城南路”：重复登记', '办结'])
    expect(report).toContain(words);
  const matrix = await page(`${SECOND}/figures`);
  expect(matrix).toContain('4（未办结3）');
  expect(matrix).toContain('5（未办结4）');
});

test('verification reads the rows that every close names', async () => {
  const { problems } = await verifyProgramme(web.world, 'suizhou');
  expect(problems).toEqual([]);
});

test('thousands of rows make no large record', async () => {
  const many = Array.from({ length: 2_500 }, (_, n) => ({
    name: `第${n}号住宅楼改造工程`,
    state: '在建',
    problem: '排水管网老化，需更换',
  }));
  const [one, other] = [many.slice(0, 1_200), many.slice(1_200)];
  expect((await web.put({ id: 'many-1', basedOn: 1, ledgers: { projects: one } }, { day: THIRD })).status).toBe(201);
  expect((await web.put({ id: 'many-2', basedOn: 2, ledgers: { projects: other } }, { day: THIRD })).status).toBe(201);
  const made = await close(THIRD);
  expect(made.indicators.building).toMatchObject({ day: '2502' });
  expect(JSON.stringify(made).length).toBeLessThan(MOST_ITEM_BYTES / 10);
});
