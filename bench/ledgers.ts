/**
 * What a large ledger costs: 20 units with 3,000 rows of 12 columns each are reported, closed and issued; the day after, each
 * unit changes two rows. Seconds of each step, the largest record in bytes, and the sizes of the files.
 *
 * node bench/ledgers.ts [--units N] [--rows N] [--data DIR] [--json]. Ends with exit code 1 when a record is larger than a
 * table takes (400 kB).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dumpSqlite } from '../functions/adapters/sqlite/dump.ts';
import { readProgrammeFile } from '../functions/adapters/yaml/programme-file.ts';
import { EMBEDDED_STORE, SETTINGS } from '../functions/contract.ts';
import { closeDay } from '../functions/pipeline/day/close.ts';
import { issueBriefing } from '../functions/pipeline/edition/issue.ts';
import { receiveSubmission } from '../functions/pipeline/report/receive.ts';
import { readEdition } from '../functions/records/edition/editions.ts';
import { currentProgramme, storeProgramme } from '../functions/records/programme/programmes.ts';
import { wire } from '../functions/runtime/wire.ts';
import { silentLog } from '../infra/local/silent-log.ts';
import { printTable } from '../infra/local/table-print.ts';

const MOST_RECORD_BYTES = 400_000;
const [FIRST, SECOND] = ['2022-04-08', '2022-04-09'] as const;

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '20' },
    rows: { type: 'string', default: '3000' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [units, rows] = [Number(values.units), Number(values.rows)];
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'jianbao-ledgers-'));

const ids = Array.from({ length: units }, (_, at) => `u${at}`);
const more = Array.from({ length: 6 }, (_, at) => `      - { id: note${at}, name: 备注${at}, kind: text }`);
const FILE = `id: big
title: 项目建设专报
organisation: 某市住房和城乡建设局
issuer: 局办公室
timezone: Asia/Shanghai
starts: ${FIRST}
schedule: { days: every, due: "18:00", issue: "+1d 08:00", review: none }
template: daily
units:
${ids.map((id, at) => `  - { id: ${id}, name: 第${at + 1}县 }`).join('\n')}
indicators:
  - { id: building, name: 在建项目, unit: 个, kind: stock, from: { ledger: projects, count: "state == '在建'" } }
  - { id: invested, name: 累计投资, unit: 万元, kind: stock, decimals: 2, from: { ledger: projects, sum: invested, where: "state != '竣工'" } }
ledgers:
  - id: projects
    name: 项目台账
    key: name
    columns:
      - { id: name, name: 项目名称, kind: text, required: true }
      - { id: invested, name: 累计投资, unit: 万元, kind: number, decimals: 2 }
      - { id: progress, name: 形象进度, kind: percent }
      - { id: state, name: 状态, kind: choice, of: [未开工, 在建, 停工, 竣工] }
      - { id: finish, name: 计划竣工, kind: date }
      - { id: problem, name: 存在问题, kind: text }
${more.join('\n')}
    closed: state == '竣工'
    list: state == '停工'
`;

let now = `${FIRST}T08:00:00.000Z`;
const env = { ...process.env, [SETTINGS.dataFolder]: folder };
const world = await wire(env, { clock: { now: () => now }, log: silentLog });
const { programme, findings } = readProgrammeFile(FILE);
if (programme === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
await storeProgramme(world.table, programme, '2022-04-01T00:00:00.000Z');
const stored = (await currentProgramme(world.table, programme.id))!;

const STATES = ['未开工', '在建', '在建', '停工', '竣工'];
const rowOf = (unit: number, at: number): object => ({
  ...{ name: `第${unit + 1}县第${at + 1}号道路改造工程`, invested: `${(at * 37) % 9000}.${10 + (at % 90)}` },
  ...{ progress: at % 101, state: at % 300 === 3 ? '停工' : STATES[at % 3], finish: `2022-${10 + (at % 3)}-28` },
  problem: at % 40 === 0 ? '管线迁改未完成，影响路基施工' : '',
  ...Object.fromEntries(more.map((_, note) => [`note${note}`, `备注内容${at % 97}`])),
});

async function report(day: string, unit: number, sent: readonly object[], revision: number): Promise<void> {
  const body = { id: `${day}-${unit}-${revision}`, basedOn: revision - 1, ledgers: { projects: sent } };
  const received = await receiveSubmission(world, stored, day, ids[unit]!, 'bench', body);
  if (received.outcome !== 'stored') throw new Error(JSON.stringify(received).slice(0, 500));
}

const results: { readonly step: string; readonly seconds: number }[] = [];
async function timed<Value>(step: string, work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now();
  const value = await work();
  results.push({ step, seconds: Math.round((performance.now() - begun) / 10) / 100 });
  return value;
}

const all = ids.map((_, unit) => Array.from({ length: rows }, (__, at) => rowOf(unit, at)));
await timed(`report all rows of one of ${units} units`, () => report(FIRST, 0, all[0]!, 1));
for (const [unit, each] of all.entries()) if (unit > 0) await report(FIRST, unit, each, 1);
now = `${FIRST}T10:30:00.000Z`;
await timed('close the day', () => closeDay(world, stored, FIRST));
now = `${SECOND}T00:30:00.000Z`;
await timed('issue: close again, every file, read back', () => issueBriefing(world, stored, FIRST, { by: 'bench' }));
now = `${SECOND}T08:00:00.000Z`;
await timed('report two changed rows of a unit', () =>
  report(
    SECOND,
    0,
    [
      { name: '第1县第1号道路改造工程', state: '停工' },
      { name: '第1县第2号道路改造工程', progress: 100 },
    ],
    1,
  ),
);
now = `${SECOND}T10:30:00.000Z`;
await timed('close the day after', () => closeDay(world, stored, SECOND));

let largest = { bytes: 0, record: '' };
for (const line of dumpSqlite(join(folder, EMBEDDED_STORE.table))) {
  const bytes = Buffer.byteLength(line);
  if (bytes > largest.bytes) largest = { bytes, record: line.slice(0, 60) };
}
const edition = await readEdition(world.table, programme.id, FIRST, 1);
const files = (edition?.files ?? []).map(({ name, bytes }) => ({ name, bytes }));
world.close();
if (values.data === undefined) rmSync(folder, { recursive: true });
if (values.json) console.log(JSON.stringify({ units, rows, results, largest, files }));
else {
  printTable(
    ['step', 'seconds'],
    results.map(({ step, seconds }) => [step, String(seconds)]),
  );
  printTable(
    ['file', 'bytes'],
    files.map(({ name, bytes }) => [name, String(bytes)]),
  );
  console.log(`largest record: ${largest.bytes} bytes (${largest.record})`);
}
if (largest.bytes > MOST_RECORD_BYTES) process.exitCode = 1;
