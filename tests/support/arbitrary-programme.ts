/**
 * Programme files as offices write them, drawn: units on two levels, figures of every kind, targets, parts, rules, schedules of
 * every cycle. Each is right; tests that want a mistake make one.
 */
import fc from 'fast-check';

type Raw = Readonly<Record<string, unknown>>;

const HAN = '城市管理垃圾清运巡查执法人员工程项目安全生产隐患排查整治河道公园道路桥梁环卫消毒值守报送数据'.split('');
const name = (least = 2, most = 8): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...HAN), { minLength: least, maxLength: most }).map((parts) => parts.join(''));
const numbered = (made: fc.Arbitrary<string>, mark: string, at: number): fc.Arbitrary<string> =>
  made.map((text) => `${text}${mark}${at + 1}`);
const maybe = <Value>(key: string, value: fc.Arbitrary<Value>): fc.Arbitrary<Raw> =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }));
const all = (...parts: readonly fc.Arbitrary<Raw>[]): fc.Arbitrary<Raw> =>
  fc.tuple(...parts).map((each) => Object.assign({}, ...each) as Raw);
const decimal = (decimals: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 99_999 }).map((value) => (value / 10 ** decimals).toFixed(decimals));
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-07-${String(date).padStart(2, '0')}`);

const time = (hour: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: 0, max: 59 })
    .map((minute) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const schedule = all(
  fc.constantFrom<Raw>(
    { days: 'every' },
    { days: 'workdays' },
    { days: { weekly: 'tue' }, shift: 'before' },
    { days: { weekly: 'fri' } },
    { days: { monthly: ['last'] }, shift: { after: 2 } },
    { days: { monthly: [15, 'last'] }, shift: 'after' },
  ),
  fc.tuple(time(18), time(16), time(17)).map(([due, first, second]) => ({ due, remind: [first, second] })),
  time(8).map((issue) => ({ issue: `+9d ${issue}` })),
  maybe('review', fc.constantFrom('none', 'optional', 'required')),
);

const unit = (at: number, branches: number): fc.Arbitrary<Raw> =>
  all(
    numbered(name(), '单位', at).map((text) => ({ id: `u${at + 1}`, name: text })),
    maybe('group', name(2, 5)),
    at < branches ? fc.constant({ branch: true }) : fc.constant({ under: `u${(at % branches) + 1}` }),
    maybe('mail', fc.constant('duty@example.org')),
    maybe('responsible', name(3, 6)),
  );

const parts = fc.constantFrom<unknown>(['热线', '网络', '移动端'], {
  类别: ['经营性', '其他'],
  结果: ['安全', '隐患'],
});

function figure(at: number, units: readonly string[]): fc.Arbitrary<Raw> {
  const id = `i${at + 1}`;
  const common = all(
    numbered(name(), '项', at).map((text) => ({ id, name: text })),
    maybe('definition', name(6, 30)),
    maybe(
      'aliases',
      numbered(name(3, 5), '又名', at).map((text) => [text]),
    ),
  );
  const asked = maybe('asked_of', fc.subarray([...units], { minLength: 1 }));
  const target = decimal(0).map((total) => ({
    from: '2026-07-01',
    by: '2026-12-31',
    total: String(Number(total) + 1),
  }));
  const flow = fc.integer({ min: 0, max: 2 }).chain((decimals) =>
    all(
      fc.constant({ kind: 'flow', unit: '件', decimals }),
      maybe('opening', decimal(decimals)),
      maybe(
        'max',
        decimal(decimals).map((value) => `1${value}`),
      ),
      maybe('target', target),
      fc.option(parts, { nil: undefined }).map((by) => (by === undefined ? {} : { by })),
      maybe('required', fc.constant(true)),
    ),
  );
  const kinds: readonly fc.Arbitrary<Raw>[] = [
    flow,
    all(
      fc.constant({ kind: 'stock', unit: '个' }),
      maybe('carry', fc.constant(true)),
      maybe('compare', fc.constant(['previous'])),
    ),
    fc.constant({ kind: 'mean', unit: '吨/日', decimals: 1 }),
    all(fc.constant({ kind: 'places' }), maybe('roster', fc.constant(['东桥', '西桥', '南桥']))),
    fc.constant({ kind: 'check' }),
    fc.constant({ kind: 'choice', of: ['四级', '三级', '二级'] }),
    fc.constant({ kind: 'date' }),
    fc.constant({ kind: 'text' }),
  ];
  return all(common, asked, fc.oneof(...kinds));
}

const LEDGER = {
  ...{
    id: 'projects',
    name: '在建项目台账',
    key: 'name',
    closed: "state == '竣工'",
    list: "state == '停工' || problem != ''",
  },
  columns: [
    { id: 'name', name: '项目名称', kind: 'text', required: true },
    { id: 'invested', name: '累计完成投资', kind: 'number', unit: '万元', decimals: 2, min: '0', max: '99999.5' },
    { id: 'state', name: '状态', kind: 'choice', of: ['未开工', '在建', '停工', '竣工'] },
    { id: 'finish', name: '计划竣工', kind: 'date' },
    { id: 'problem', name: '存在问题', kind: 'text' },
  ],
};

/** As a person wrote it, keys as in the file. */
export const programmeFile: fc.Arbitrary<Raw> = fc
  .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 8 }))
  .chain(([manyUnits, branches, manyFigures]) => {
    const ids = Array.from({ length: manyUnits }, (_, at) => `u${at + 1}`);
    const reporting = ids.slice(branches);
    return fc
      .tuple(
        fc.tuple(...ids.map((_, at) => unit(at, branches))),
        fc.tuple(...Array.from({ length: manyFigures }, (_, at) => figure(at, reporting))),
        schedule,
        all(
          maybe('numbering', fc.constant({ first: 75, overall: 312, restart: 'never' })),
          maybe('classification', name(2, 6)),
          maybe('copies', fc.integer({ min: 1, max: 300 })),
          maybe('distribution', fc.constant({ 报: ['市委办', '市政府办'], 发: ['局属各单位'] })),
          maybe(
            'deliver',
            fc.constant([
              { channel: 'smtp', to: ['office@example.org'] },
              { channel: 'wecom', url_ref: 'env:WECOM_URL' },
            ]),
          ),
          maybe('ledgers', fc.constant([LEDGER])),
          maybe('keep', fc.constant({ reports: '10y', photos: '18m' })),
          maybe('alarm', fc.constant({ after_minutes: 45, deliver: [{ channel: 'smtp', to: ['duty@example.org'] }] })),
          maybe('narratives', fc.constant(['工作动态', { name: '紧急事项', matter: true, days: 7 }, '问题协调'])),
          maybe(
            'ends',
            day.map((date) => date.replace('2026', '2027')),
          ),
        ),
      )
      .map(([units, figures, when, more]) => {
        const base = [
          { id: 'due_people', name: '应检人员', unit: '人', kind: 'stock', section: 's1' },
          { id: 'checked', name: '已检人员', unit: '人', kind: 'stock', section: 's1' },
          { id: 'unchecked', name: '未检人员', unit: '人', kind: 'computed', formula: 'due_people - checked' },
          { id: 'rate', name: '检查率', unit: '%', kind: 'ratio', of: ['checked', 'due_people'], decimals: 1 },
        ];
        return {
          ...{ id: 'made', title: '工作每日专报', organisation: '某市某局', issuer: '局办公室' },
          ...{ timezone: 'Asia/Shanghai', starts: '2026-07-01', schedule: when, template: 'daily', units },
          sections: [{ id: 's1', title: '检查' }],
          indicators: [...base, ...figures],
          headline: ['checked', 'due_people'],
          rules: [
            { check: 'checked <= due_people', level: 'error', message: '已检人员不得多于应检人员' },
            { check: 'total(checked) >= previous(checked) * 2', level: 'warning', message: '请核对' },
          ],
          ...more,
        };
      });
  });
