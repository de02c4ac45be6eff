/**
 * Briefing templates: what they write becomes a tree, and every mistake of their author is named with file and line.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBriefingTemplates } from '../../functions/adapters/handlebars/briefing-templates.ts';
import { TemplateError } from '../../functions/core/briefing/template-error.ts';
import type { BriefingTemplates } from '../../functions/ports.ts';

let folder: string;
let templates: BriefingTemplates;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefings-'));
  templates = openBriefingTemplates(folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a template (with partials) and fills it. A title is put before a body that has none. */
async function fill(body: string, data: object = {}, partials: Record<string, string> = {}) {
  await mkdir(join(folder, 'trial'), { recursive: true });
  const main = body.includes('<title>') ? body : `<title>题</title>\n${body}`;
  for (const [name, text] of Object.entries({ briefing: main, ...partials })) {
    await writeFile(join(folder, 'trial', `${name}.hbs`), text);
  }
  return templates.compose('trial', data);
}

async function problemsOf(body: string, data: object = {}, partials: Record<string, string> = {}) {
  const error = await fill(body, data, partials).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TemplateError)) throw new Error(`no TemplateError but ${error}`);
  return error.problems;
}

describe('what becomes of the elements', () => {
  test('headings are numbered once, paragraphs carry their role', async () => {
    const { title, body } = await fill('<h1>甲</h1><h2>乙</h2><p role="lead">丙</p><h1>丁</h1><p>戊</p>');
    expect(title).toBe('题');
    expect(body).toEqual([
      { type: 'heading', level: 1, number: '一、', children: [{ type: 'text', text: '甲' }] },
      { type: 'heading', level: 2, number: '（一）', children: [{ type: 'text', text: '乙' }] },
      { type: 'paragraph', role: 'lead', children: [{ type: 'text', text: '丙' }] },
      { type: 'heading', level: 1, number: '二、', children: [{ type: 'text', text: '丁' }] },
      { type: 'paragraph', children: [{ type: 'text', text: '戊' }] },
    ]);
  });
  test('inlines: figures, emphasis, breaks', async () => {
    const { body } = await fill(
      '<p>共<strong><data indicator="a" of="day" value="358">358人次</data></strong><br>止</p>',
    );
    expect(body).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: '共' },
          {
            type: 'strong',
            children: [
              { type: 'data', indicator: 'a', of: 'day', value: '358', children: [{ type: 'text', text: '358人次' }] },
            ],
          },
          { type: 'break' },
          { type: 'text', text: '止' },
        ],
      },
    ]);
  });
  test('a table: head with units, rows by role, spans and states', async () => {
    const { body } = await fill(`<table><caption>表</caption>
      <thead><tr><th weight="5">单位</th><th unit="吨" align="decimal">垃圾</th></tr></thead>
      <tbody><tr role="group"><th span="2">甲组</th></tr><tr><th>乙</th><td state="missing">未报</td></tr></tbody></table>`);
    expect(body).toEqual([
      {
        type: 'table',
        caption: [{ type: 'text', text: '表' }],
        columns: [
          { header: [{ type: 'text', text: '单位' }], align: 'left', weight: 5 },
          { header: [{ type: 'text', text: '垃圾' }], unit: '吨', align: 'decimal', weight: 2 },
        ],
        rows: [
          { role: 'group', cells: [{ children: [{ type: 'text', text: '甲组' }], span: 2 }] },
          {
            role: 'row',
            cells: [
              { children: [{ type: 'text', text: '乙' }] },
              { children: [{ type: 'text', text: '未报' }], state: 'missing' },
            ],
          },
        ],
      },
    ]);
  });
  test('a chart is the table of its values, an empty one is a gap', async () => {
    const { body } = await fill(`<chart kind="trend" title="走势" unit="吨" alt="说明">
      <thead><tr><th></th><th>1日</th><th>2日</th></tr></thead><tbody><tr><th>垃圾</th><td>-3.5</td><td></td></tr></tbody></chart>`);
    expect(body).toEqual([
      {
        type: 'chart',
        chart: 'trend',
        title: '走势',
        unit: '吨',
        alt: '说明',
        categories: ['1日', '2日'],
        series: [{ name: '垃圾', values: ['-3.5', null] }],
      },
    ]);
  });
  test('neighbouring figures make one grid of photos', async () => {
    const figure = (key: string) =>
      `<figure><img src="${key}" alt="图" width="40" height="30"><figcaption>题</figcaption></figure>`;
    const { body } = await fill(`${figure('a')}\n${figure('b')}<p>断</p>${figure('c')}`);
    expect(body.map((block) => (block.type === 'photos' ? block.photos.map(({ key }) => key) : block.type))).toEqual([
      ['a', 'b'],
      'paragraph',
      ['c'],
    ]);
  });
  test('lists and sections; what holds nothing is left out', async () => {
    const { body } = await fill(
      '<section name="s"><ul><li>甲</li></ul><p> </p></section><section name="t"></section><ol></ol>',
    );
    expect(body).toEqual([
      {
        type: 'section',
        name: 's',
        children: [{ type: 'list', ordered: false, items: [[{ type: 'text', text: '甲' }]] }],
      },
    ]);
  });
});

describe('text', () => {
  const textOf = async (body: string, data: object) => {
    const [block] = (await fill(body, data)).body;
    return block?.type === 'paragraph' ? block.children : [];
  };
  test('line breaks of the template print nothing, white space of a value is kept', async () => {
    const children = await textOf('<p>\n  甲\n  {{x}}\n  乙 丙\n</p>', { x: '  a  b\tc\n\nd ' });
    expect(children).toEqual([
      { type: 'text', text: '甲  a  b\tc' },
      { type: 'break' },
      { type: 'break' },
      { type: 'text', text: 'd 乙 丙' },
    ]);
  });
  test.each(['<script>alert(1)</script>', '&lt;', '{{x}}', '{{{x}}}', '"\'`=', '𠮷👨‍👩‍👧', '</p><p>'])(
    '%s stays text, and is not filled again',
    async (x) => expect(await textOf('<p>{{x}}</p>', { x })).toEqual([{ type: 'text', text: x }]),
  );
  test('in an attribute too', async () => {
    const [block] = (await fill('<p><data indicator="a" of="day" value="{{x}}">1</data></p>', { x: '"> onload="x' }))
      .body;
    expect(block).toMatchObject({ children: [{ type: 'data', value: '"> onload="x' }] });
  });
  test('a value cannot forge the marks that tell file and line', async () => {
    const problems = await problemsOf('\n\n<p>{{x}}</p><nav></nav>', { x: '\u00010:99\u0002\u0003' });
    expect(problems.map(({ line }) => line)).toEqual([4]);
  });
});

describe('mistakes with names', () => {
  const data = { total: '1', list: [{ name: '甲' }], inner: { words: '一' }, none: null };
  test.each([
    ['{{tota}}', 'tota', ['inner', 'list', 'none', 'total']],
    ['{{#if tota}}x{{/if}}', 'tota', ['inner', 'list', 'none', 'total']],
    ['{{#each lists}}x{{/each}}', 'lists', ['inner', 'list', 'none', 'total']],
    ['{{#unless tota}}x{{/unless}}', 'tota', ['inner', 'list', 'none', 'total']],
    ['{{#each list}}{{nam}}{{/each}}', 'nam', ['name']],
    ['{{inner.word}}', 'word', ['words']],
    ['{{@root.tota}}', 'tota', ['inner', 'list', 'none', 'total']],
    ['{{constructor}}', 'constructor', ['inner', 'list', 'none', 'total']],
    ['{{inner.__proto__}}', '__proto__', ['words']],
    ['{{> part tota}}', 'tota', ['inner', 'list', 'none', 'total']],
  ])('%s: the name, its line and the names that exist', async (source, name, known) => {
    const problems = await problemsOf(`<p>甲</p>\n<p>${source}</p>`, data, { part: 'x' });
    expect(problems).toEqual([{ file: 'trial/briefing.hbs', line: 3, message: `没有名称“${name}”。`, known }]);
  });
  test('in a partial, with the partial’s file and line', async () => {
    const [problem] = await problemsOf('<p>{{> part inner}}</p>', data, { part: '\n\n{{wors}}' });
    expect(problem).toEqual({ file: 'trial/part.hbs', line: 3, message: '没有名称“wors”。', known: ['words'] });
  });
  test.each([
    ['{{none}}', '要输出的是空值，先用 {{#if}} 判断。'],
    ['{{list}}', '要输出的是一组数据，不是文字。'],
    ['{{inner}}', '要输出的是一组数据，不是文字。'],
  ])('%s is nothing to print', async (source, message) => {
    expect(await problemsOf(`<p>${source}</p>`, data)).toEqual([
      { file: 'trial/briefing.hbs', line: 2, message, known: [] },
    ]);
  });
  test.each(['{{none.words}}', '{{#if none.words}}x{{/if}}'])('%s: nothing is above the name', async (source) => {
    const [problem] = await problemsOf(`<p>${source}</p>`, data);
    expect(problem).toMatchObject({ file: 'trial/briefing.hbs', line: 2 });
  });
});

describe('mistakes with Handlebars', () => {
  test.each([
    ['{{{x}}}', '不得使用不转义的输出'],
    ['{{&x}}', '不得使用不转义的输出'],
    ['{{foo x}}', '不能使用“foo”'],
    ['{{#foo}}{{/foo}}', '没有“#foo”'],
    ['{{#lookup x "y"}}{{/lookup}}', '没有“#lookup”'],
    ['{{#if (eq x 1)}}{{/if}}', '模板不做计算'],
    ['{{> nothing}}', '没有部件“nothing”'],
    ['{{#*inline "a"}}{{/inline}}', '不能使用'],
    ['{{#> part}}{{/part}}', '不能使用'],
    ['{{#if x}}', '写法有误'],
    ['{{#each x}}{{/if}}', '写法有误'],
  ])('%s is refused before any data is seen', async (source, message) => {
    const [problem] = await problemsOf(`<p>甲</p>\n<p>${source}</p>`, { x: '1' }, { part: 'x' });
    expect(problem?.message).toContain(message);
    expect(problem?.line).toBeGreaterThanOrEqual(2);
  });
  test('an attribute without quotes is refused', async () => {
    const [problem] = await problemsOf('<p role={{x}}>甲</p>', { x: 'lead' });
    expect(problem).toMatchObject({ line: 2, message: '属性值须加引号：="{{x}}"。' });
  });
  test('partials that exist are named', async () => {
    const [problem] = await problemsOf('<p>{{> prat}}</p>', {}, { part: 'x' });
    expect(problem?.known).toEqual(['part']);
  });
});

describe('mistakes with elements', () => {
  test('all of them at once, each with its line', async () => {
    const problems = await problemsOf(
      [
        '<p>甲</p>',
        '<nav>乙</nav>',
        '<p colour="red">丙</p>',
        '散字',
        '<ul><p>丁</p></ul>',
        '<table><thead></thead></table>',
      ].join('\n'),
    );
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '3 没有元素 <nav>。',
      '4 <p> 没有属性 colour。',
      '4 最外层 里不能直接写文字“散字”。',
      '6 <p> 不能放在 <ul> 里。',
    ]);
    expect(problems[0]?.known).toContain('chart');
    expect(problems[1]?.known).toEqual(['role']);
  });
  test.each([
    ['<p>甲', '<p> 没有正确闭合。'],
    ['<p>甲</p></p>', '</p> 前面没有对应的开始标签。'],
    ['<p>甲<p>乙</p></p>', '<p> 没有正确闭合。'],
    ['<p role="loud">甲</p>', '<p> 的属性 role 不能是“loud”。'],
    ['<p><data indicator="a" of="day">1</data></p>', '<data> 缺少属性 value。'],
    ['<figure></figure>', '<figure> 里须有且只有一个 <img>。'],
    [
      '<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '这一行占2栏，表头有1栏。',
    ],
    ['<table><tbody><tr><td>1</td></tr></tbody></table>', '<table> 须有一个 <thead>，其中一行。'],
    [
      '<chart kind="trend" title="t" unit="" alt="a"><thead><tr><th></th><th>1日</th></tr></thead><tbody><tr><th>s</th><td>约3</td></tr></tbody></chart>',
      '图表的值须是数字，不能是“约3”。',
    ],
    ['<title>二</title><title>三</title>', '须有且只有一个 <title>，现有2个。'],
    ['<script>alert(1)</script>', '没有元素 <script>。'],
    ['<p onclick="x">甲</p>', '<p> 没有属性 onclick。'],
  ])('%s', async (source, message) => {
    expect((await problemsOf(source)).map((problem) => problem.message)).toContain(message);
  });
  test('inside a loop the line is that of the template', async () => {
    const problems = await problemsOf('{{#each list}}\n<p>甲</p>\n<b>{{name}}</b>\n{{/each}}', {
      list: [{ name: 'a\nb' }, { name: 'c' }],
    });
    expect(problems.map(({ line }) => line)).toEqual([4, 4]);
  });
});

describe('templates on disk', () => {
  test.each(['nothing', '../trial', 'trial/x', ''])('there is no template “%s”', async (name) => {
    await fill('<p>甲</p>');
    await expect(templates.compose(name, {})).rejects.toThrow(/没有简报模板/);
  });
  test('a saved change is seen at once', async () => {
    await fill('<p>甲</p>');
    expect((await fill('<p>乙</p>')).body).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: '乙' }] }]);
  });
  test('the message holds place, problem and names, one problem a line', async () => {
    await expect(fill('<p>{{tota}}</p>', { total: '1' })).rejects.toThrow(
      'trial/briefing.hbs 第2行：没有名称“tota”。可用：total。',
    );
  });
});
