/**
 * The Word round trip over the web: our file edited, handed in, shown, accepted; then read, delivered, verified and exported.
 */
import { describe, expect, test } from 'vitest';
import { openS3Uploads } from '../../functions/adapters/s3/uploads.ts';
import { deliverEdition } from '../../functions/pipeline/delivery/deliver.ts';
import { sendAgain } from '../../functions/pipeline/delivery/send-again.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { UploadLimits } from '../../functions/ports.ts';
import { auditEntries } from '../../functions/records/audit/audit.ts';
import { copiesOf } from '../../functions/records/copy/copies.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { auditedTable } from '../../functions/runtime/audited-table.ts';
import { editDocument, editParts } from '../support/edit-word.ts';
import { writingChannel } from '../support/heart-world.ts';
import { type IssuedWorld, openIssuedWorld } from '../support/issued-world.ts';
import { DAY } from '../support/web-world.ts';

const HERE = `/desk/suizhou/${DAY}/copy`;
const changed = (bytes: Uint8Array): Uint8Array =>
  editDocument(bytes, (xml) => xml.replace('3438人次', '3440人次').replace('夜间保洁，', '昨夜通宵保洁，'));

const pageOf = async (web: IssuedWorld, path: string, key = web.keys.office): Promise<string> =>
  (await web.request(path, { headers: { cookie: await web.cookie(key) } })).text();

/** Handed in and looked at: the page, and the form on it. */
async function shown(web: IssuedWorld, bytes: Uint8Array) {
  const sent = await web.upload(bytes);
  expect(sent.status).toBe(303);
  const path = sent.headers.get('location')!;
  const html = await pageOf(web, path);
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  const accept = async (reason: string, over = {}) =>
    web.form(
      path,
      { seen: field('seen'), against: field('against'), reason, ...over },
      await web.cookie(web.keys.office),
    );
  return { path, html, accept };
}

const editionOf = async (web: IssuedWorld) => (await editionsOf(web.world.table, 'suizhou', DAY)).at(-1)!;

describe('the issued copy', () => {
  test('is shown before it is accepted, and recorded with what was changed by hand', async () => {
    const web = await openIssuedWorld();
    const edited = changed(await web.word());
    const { html, accept, path } = await shown(web, edited);
    expect(html).toContain('1处数字与系统数据不同');
    expect(html).toContain('劝离劝返市民');
    expect(html).toMatch(/3438人次[\s\S]*3440人次/);
    expect(html).toContain('<ins>通宵</ins>');
    expect(await copiesOf(web.world.table, await editionOf(web))).toEqual([]);

    const refused = await accept('  ');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('有 1 处数与系统数据不同，请写明原因再接收。');
    const accepted = await accept('现场复核后更正');
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, `${HERE}?done=accepted`]);
    const [copy, ...more] = await copiesOf(web.world.table, await editionOf(web));
    expect(more).toEqual([]);
    expect(copy).toMatchObject({
      copy: 1,
      edition: 1,
      reason: '现场复核后更正',
      figureCount: 1,
      changes: { changed: 2 },
    });
    expect(copy!.figures).toMatchObject([{ indicator: 'dissuaded', of: 'day', words: '3438人次', file: '3440人次' }]);
    expect(copy!.file.sha256).toBe(sha256(edited));

    await accept('再按一次');
    expect(await copiesOf(web.world.table, await editionOf(web))).toHaveLength(1);
    expect(await pageOf(web, path)).toContain('1处数字与系统数据不同');
    expect(await pageOf(web, `${HERE}?done=accepted`)).toContain('已接收为第1份正式印发稿');
  });

  test('stands beside our own files in the archive, which stay what they were', async () => {
    const web = await openIssuedWorld();
    const own = await web.word();
    const edited = changed(own);
    await (await shown(web, edited)).accept('复核');
    const second = editDocument(own, (xml) => xml.replace('夜间保洁，', '全市夜间保洁，'));
    await (await shown(web, second)).accept('');
    expect(await web.word()).toEqual(own);
    const reading = await pageOf(web, `/archive/suizhou/${DAY}/read`, web.keys.reader);
    expect(reading).toContain('正式印发稿（编发单位改定）');
    expect(reading).toContain('数字与系统数据一致');
    const day = await pageOf(web, `/archive/suizhou/${DAY}`, web.keys.reader);
    expect(day).toContain('手工改动数字1处');
    expect(day.indexOf('第2份')).toBeLessThan(day.indexOf('第1份'));
    const get = async (query: string) => {
      const path = `/api/programmes/suizhou/briefings/${DAY}/1/office-copy.docx${query}`;
      const answer = await web.request(path, { key: web.keys.reader });
      return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : answer.status;
    };
    expect(await get('')).toEqual(second);
    expect(await get('?copy=1')).toEqual(edited);
    expect(await get('?copy=3')).toBe(404);
    const listed = await web.request('/api/programmes/suizhou/briefings', { key: web.keys.reader });
    const [briefing] = (await listed.json()) as { files: { name: string; sha256: string }[]; copy: object }[];
    expect(briefing!.copy).toMatchObject({ number: 2, changedFigures: 0 });
    expect(briefing!.files.find(({ name }) => name === 'office-copy.docx')!.sha256).toBe(sha256(second));
  });

  test('is what is delivered from then on', async () => {
    const web = await openIssuedWorld({ deliver: [{ channel: 'smtp', to: ['a@example.org', 'b@example.org'] }] });
    const mail = writingChannel();
    Object.assign(web.world, { channels: { smtp: mail } });
    const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
    const edited = changed(await web.word());
    await (await shown(web, edited)).accept('复核');
    await deliverEdition(web.world, stored, await editionOf(web));
    expect(mail.taken).toHaveLength(2);
    const [message] = mail.taken;
    expect(message!.files.map(({ name }) => name)).toEqual([expect.stringContaining('-正式印发稿.docx')]);
    expect(message!.files[0]!.bytes).toEqual(edited);
    expect(message!.text).toContain('其中1处数字与系统数据不同，以附件为准');
    expect(message!.html).toContain('编发单位改定的正式印发稿（第1份）');
    await deliverEdition(web.world, stored, await editionOf(web));
    expect(mail.taken).toHaveLength(2);
    const to = { channel: 'smtp', recipient: 'a@example.org' };
    await sendAgain(web.world, stored, await editionOf(web), to, { by: 'k' });
    expect(mail.taken[2]!.files[0]!.bytes).toEqual(edited);
  });

  test('is verified byte for byte and has its entry in the audit', async () => {
    const web = await openIssuedWorld();
    Object.assign(web.world, { table: auditedTable(web.world.table, web.world.clock, web.world.log) });
    await (await shown(web, changed(await web.word()))).accept('复核');
    const entries = await auditEntries(web.world.table, 'suizhou');
    expect(entries.at(-1)).toMatchObject({
      record: `COPY#${DAY}#01#001`,
      about: { copy: '1', reason: '复核', figureCount: '1' },
    });
    const problems = async () =>
      (await verifyProgramme(web.world, 'suizhou', [DAY])).problems.map(({ code, path }) => [code, path]);
    const before = await problems();
    expect(before.filter(([, path]) => path!.startsWith('copies'))).toEqual([]);
    const [copy] = await copiesOf(web.world.table, await editionOf(web));
    const { kept } = web.world as unknown as { kept: Map<string, { bytes: Uint8Array; mediaType: string }> };
    const blob = kept.get(copy!.file.key)!;
    kept.set(copy!.file.key, {
      ...blob,
      bytes: Uint8Array.from(blob.bytes, (byte, at) => (at === 900 ? byte ^ 1 : byte)),
    });
    expect((await problems()).filter(([, path]) => path!.startsWith('copies'))).toEqual([
      ['file.altered', `copies/${DAY}/1/1/office-copy.docx`],
    ]);
  });

  test('goes into a period’s zip, listed with its checksum', async () => {
    const web = await openIssuedWorld();
    const edited = changed(await web.word());
    await (await shown(web, edited)).accept('复核');
    const path = `/archive/suizhou/zip?from=${DAY}&to=${DAY}&files=briefing.docx&files=office-copy.docx`;
    const answer = await web.request(path, { headers: { cookie: await web.cookie(web.keys.reader) } });
    const zip = Buffer.from(await answer.arrayBuffer());
    expect(zip.includes('-正式印发稿.docx')).toBe(true);
    expect(zip.includes(Buffer.from(edited))).toBe(true);
  });
});

describe('several at once', () => {
  test('two people accept two files: two copies, one behind the other', async () => {
    const web = await openIssuedWorld();
    const own = await web.word();
    const files = ['全市', '昨夜'].map((word) =>
      editDocument(own, (xml) => xml.replace('夜间保洁，', `${word}夜间保洁，`)),
    );
    const forms = await Promise.all(files.map((file) => shown(web, file)));
    const answers = await Promise.all(forms.map(({ accept }) => accept('')));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const copies = await copiesOf(web.world.table, await editionOf(web));
    expect(copies.map(({ copy }) => copy)).toEqual([1, 2]);
    expect(copies[1]!.previous).toBe(copies[0]!.seal);
    expect(copies[0]!.previous).toBe((await editionOf(web)).seal);
  });
});

describe('where the store takes uploads itself', () => {
  test('the form leads there and back, and a small one goes through the site', async () => {
    const web = await openIssuedWorld();
    const asked: { key: string; limits: UploadLimits }[] = [];
    const form = async (key: string, limits: UploadLimits) => {
      asked.push({ key, limits });
      return { url: 'https://bucket.example/', fields: { key, policy: 'p' } };
    };
    Object.assign(web.world, { uploadOrigin: 'https://bucket.example', uploads: { form } });
    const cookie = await web.cookie(web.keys.office);
    const answer = await web.request(HERE, { headers: { cookie } });
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://bucket.example;");
    const html = await answer.text();
    expect(html).toMatch(/<form method="post" action="https:\/\/bucket\.example\/" enctype="multipart\/form-data">/);
    expect(html).toContain(`<form method="post" action="${HERE}" enctype="multipart/form-data">`);
    const [{ key, limits }] = asked as [(typeof asked)[number]];
    expect(html).toContain(`<input type="hidden" name="key" value="${key}">`);
    expect(key).toMatch(new RegExp(`^incoming/copies/suizhou/${DAY}/[0-9a-f-]{36}$`));
    await web.world.blobs.putOnce(key, changed(await web.word()), limits.mediaType);
    const back = new URL(limits.goOn!);
    expect(await pageOf(web, `${back.pathname}?bucket=b&key=k&etag=e`)).toContain('1处数字与系统数据不同');
  });

  test('S3 signs where it leads back to, and takes an empty file too, so that a sentence of ours can say so', async () => {
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
    const uploads = openS3Uploads({ bucket: 'b', client: { region: 'cn-north-1', credentials } });
    const limits = { mediaType: 'x/y', mostBytes: 9, seconds: 60 };
    const policyOf = async (more: object) => {
      const { fields } = await uploads.form('incoming/copies/k', { ...limits, ...more });
      return {
        fields,
        policy: JSON.parse(Buffer.from(fields.Policy!, 'base64').toString()) as { conditions: unknown[] },
      };
    };
    const { fields, policy } = await policyOf({ goOn: 'https://site.example/desk' });
    expect(fields.success_action_redirect).toBe('https://site.example/desk');
    expect(policy.conditions).toContainEqual({ success_action_redirect: 'https://site.example/desk' });
    expect(policy.conditions).toContainEqual(['content-length-range', 0, 9]);
    expect((await policyOf({})).policy.conditions).toContainEqual(['content-length-range', 1, 9]);
  });
});

describe('nothing is accepted', () => {
  test('that was not what was shown', async () => {
    const web = await openIssuedWorld();
    const { accept } = await shown(web, changed(await web.word()));
    const other = await accept('复核', { seen: 'f'.repeat(64) });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('在您查看之后变了');
    await web.put(
      { id: 'a2', basedOn: 1, figures: { garbage: '613', dissuaded: '3010', staff: '512' }, narratives: [] },
      {},
    );
    await web.issue('数字有误');
    const late = await accept('复核');
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('这份文件是从第1版改来的，现行的是第2版');
    expect(await copiesOf(web.world.table, await editionOf(web))).toEqual([]);
  });

  test.each([
    ['no file', async () => new Uint8Array(), /空的|没有选择/],
    ['our own file', async (word: Uint8Array) => word, /一个字节也没有变/],
    ['a PDF', async () => new TextEncoder().encode('%PDF-1.7 …'), /这个文件是PDF/],
    ['a text', async () => new TextEncoder().encode('你好'), /不是 Word 文件/],
    ['an old .doc', async () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /旧版 \.doc/],
    [
      'a file with a password',
      async () =>
        new Uint8Array(
          Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
        ),
      /打开密码/,
    ],
    ['a file cut short', async (word: Uint8Array) => word.slice(0, word.length / 2), /不完整或已损坏/],
    [
      'macros',
      async (word: Uint8Array) =>
        editParts(word, (parts) => Object.assign(parts, { 'word/vbaProject.bin': new Uint8Array(9) })),
      /带有宏/,
    ],
    [
      'a .docm',
      async (word: Uint8Array) =>
        editParts(word, (parts) => {
          parts['[Content_Types].xml'] = String(parts['[Content_Types].xml']).replace(
            'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
            'application/vnd.ms-word.document.macroEnabled.main+xml',
          );
        }),
      /带有宏/,
    ],
    [
      'a picture that lies elsewhere',
      async (word: Uint8Array) =>
        editParts(word, (parts) => {
          const name = 'word/_rels/document.xml.rels';
          parts[name] = String(parts[name]).replace(
            '</Relationships>',
            '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://example.org/x.png" TargetMode="External"/></Relationships>',
          );
        }),
      /从别处取内容（image https:\/\/example\.org\/x\.png）/,
    ],
    [
      'an embedded object',
      async (word: Uint8Array) =>
        editParts(word, (parts) => {
          const name = 'word/_rels/document.xml.rels';
          parts[name] = String(parts[name]).replace(
            '</Relationships>',
            '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="embeddings/o.bin"/></Relationships>',
          );
          parts['word/embeddings/o.bin'] = new Uint8Array(4);
        }),
      /嵌有别的程序的对象（oleObject）/,
    ],
    [
      'another issue',
      async (word: Uint8Array) => editDocument(word, (xml) => xml.replaceAll('第1期', '第7期')),
      /文件上写的是“第7期”，本期是“第1期”/,
    ],
    [
      'a draft',
      async (word: Uint8Array) => editDocument(word, (xml) => xml.replaceAll('第1期', '草稿')),
      /草稿，没有期号/,
    ],
    [
      'a document type',
      async (word: Uint8Array) =>
        editDocument(word, (xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
      /不完整或已损坏/,
    ],
    [
      'a zip bomb',
      async (word: Uint8Array) =>
        editParts(word, (parts) => Object.assign(parts, { 'word/media/a.png': new Uint8Array(130_000_000) })),
      /展开后有/,
    ],
  ] as const)('of %s', async (_, make, sentence) => {
    const web = await openIssuedWorld();
    const sent = await web.upload(await make(await web.word()));
    const cookie = await web.cookie(web.keys.office);
    const answer =
      sent.status === 303 ? await web.request(sent.headers.get('location')!, { headers: { cookie } }) : sent;
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(sentence);
    expect(html).toContain('重新上传');
    expect(await copiesOf(web.world.table, await editionOf(web))).toEqual([]);
  });

  test('for a day without an edition, nor of an upload that is not there', async () => {
    const web = await openIssuedWorld();
    const early = await pageOf(web, '/desk/suizhou/2022-04-07/copy');
    expect(early).toContain('这一天还没有编发');
    expect(await pageOf(web, `${HERE}/00000000-0000`)).toContain('没有找到这次上传的文件');
    expect(await pageOf(web, `${HERE}/..%2F..%2Fx`)).toContain('没有找到这次上传的文件');
  });

  test('tracked changes are read as accepted, and said', async () => {
    const web = await openIssuedWorld();
    const edited = editDocument(await web.word(), (xml) =>
      xml.replace(/<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>3438人次<\/w:t><\/w:r>/, (run) => {
        const gone = run.replaceAll('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ');
        return `<w:del w:id="1" w:author="x">${gone}</w:del><w:ins w:id="2" w:author="x">${run.replace('3438', '3440')}</w:ins>`;
      }),
    );
    const { html } = await shown(web, edited);
    expect(html).toContain('文件里还有2处修订没有接受或拒绝');
    expect(html).toContain('1处数字与系统数据不同');
  });
});
