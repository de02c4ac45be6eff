/**
 * Photos through the web functions: handed in straight to the store or through the site, cleaned, named by a report, and
 * shown to those who may see them.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { claimingPng, edges, heicBytes, phonePhoto, pngPhoto, saidBeside, webpPhoto } from '../support/photos.ts';
import { DAY, openWebWorld, type Refused, type WebWorld } from '../support/web-world.ts';

interface Photo {
  readonly id: string;
  readonly small: string;
  readonly large: string;
}

const API = `/api/programmes/suizhou/days/${DAY}/photos`;
const CLEAN = { exif: undefined, icc: undefined, xmp: undefined, iptc: undefined, orientation: undefined };

let web: WebWorld;
beforeEach(async () => {
  web = await openWebWorld();
});

/** Through the site, as a file named `name` of that type. */
function send(
  bytes: Uint8Array,
  { name = 'IMG_0042.jpg', type = 'image/jpeg', key = web.keys.unit } = {},
): Promise<Response> {
  const body = new FormData();
  body.append('photo', new File([new Uint8Array(bytes)], name, { type }));
  return web.request(API, { method: 'POST', key, body });
}

async function stored(bytes: Uint8Array, key = web.keys.unit): Promise<Photo> {
  const answer = await send(bytes, { key });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Photo;
}

/** Straight to the store, by its form. */
async function straight(bytes: Uint8Array, id = 'upload-0001'): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const offered = await web.request(API, { method: 'POST', key: web.keys.unit, headers, body: JSON.stringify({ id }) });
  expect(offered.status).toBe(201);
  const { form } = (await offered.json()) as { form: { url: string; fields: Record<string, string> } };
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new File([new Uint8Array(bytes)], 'photo.jpg'));
  expect((await web.request(form.url, { method: 'POST', body })).status).toBe(201);
  return web.request(`${API}/${id}`, { method: 'PUT', key: web.keys.unit });
}

const bytesAt = async (path: string, key = web.keys.unit): Promise<Uint8Array> => {
  const answer = await web.request(path, { key });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  return new Uint8Array(await answer.arrayBuffer());
};

const told = (photos: readonly string[], more: object = {}): object => ({
  id: 'r1',
  figures: { garbage: '612.5', dissuaded: '120' },
  narratives: [{ kind: '工作动态', text: '清运顺利', photos, ...more }],
});

const revision = async (body: object, key = web.keys.unit): Promise<Response> => web.put(body, { key });
const codes = async (answer: Response): Promise<string[]> =>
  ((await answer.json()) as Refused).findings.map(({ code }) => code);

describe('a photo with place and time in it', () => {
  it.each([
    ['JPEG', phonePhoto, ['red', 'red', 'blue', 'blue']],
    ['PNG', pngPhoto, ['red', 'blue', 'red', 'blue']],
    ['WebP', webpPhoto, ['red', 'blue', 'red', 'blue']],
  ])('%s comes out upright, without them, in both sizes', async (_, make, expected) => {
    const { small, large } = await stored(await make());
    for (const path of [small, large]) {
      const bytes = await bytesAt(path);
      expect(await saidBeside(bytes)).toEqual(CLEAN);
      expect(Buffer.from(bytes).includes('Phone')).toBe(false);
      expect(await edges(bytes)).toEqual(expected);
    }
  });

  it('goes straight to the store and gives the same photo, however often it is asked for', async () => {
    const bytes = await phonePhoto();
    const first = (await (await straight(bytes)).json()) as Photo;
    const again = (await (
      await web.request(`${API}/upload-0001`, { method: 'PUT', key: web.keys.unit })
    ).json()) as Photo;
    expect(again).toEqual(first);
    expect((await stored(bytes)).id).toBe(first.id);
    expect(await saidBeside(await bytesAt(first.large))).toEqual(CLEAN);
  });
});

describe('a report', () => {
  it('names photos and what they show, and keeps both', async () => {
    const { id } = await stored(await phonePhoto());
    expect((await revision(told([id], { captions: { [id]: '桥头清淤' } }))).status).toBe(201);
    const answer = await web.request(`/api/programmes/suizhou/days/${DAY}/submissions/a`, { key: web.keys.unit });
    const { narratives } = (await answer.json()) as { narratives: object[] };
    expect(narratives).toEqual([{ kind: '工作动态', text: '清运顺利', photos: [id], captions: { [id]: '桥头清淤' } }]);
    expect(await saidBeside(await bytesAt(`/desk/suizhou/${DAY}/photos/a/${id}.jpg`, web.keys.office))).toEqual(CLEAN);
    const day = (await (await web.request(`/api/programmes/suizhou/days/${DAY}`, { key: web.keys.office })).json()) as {
      units: { unit: string; photos: number }[];
    };
    expect(day.units.map(({ unit, photos }) => [unit, photos])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 0],
    ]);
  });

  it('is refused while a photo that it names is not stored, and stored when it is', async () => {
    const missing = await revision(told(['0'.repeat(64)]));
    expect(missing.status).toBe(422);
    expect(await codes(missing)).toEqual(['photo.not_stored']);
    const { id } = await stored(await phonePhoto());
    expect((await revision(told([id]))).status).toBe(201);
    expect((await revision(told([id]))).status).toBe(201);
  });

  it('cannot name a photo of another unit', async () => {
    const { id } = await stored(await phonePhoto(), web.keys.unitB);
    expect(await codes(await revision(told([id])))).toEqual(['photo.not_stored']);
    expect((await web.request(`/report/suizhou/${DAY}/photos/${id}.jpg`, { key: web.keys.unit })).status).toBe(404);
  });

  it('may show without a text, but for a problem, which is told in words', async () => {
    const { id } = await stored(await phonePhoto());
    const shown = (kind: string) => ({
      id: 'r2',
      figures: { dissuaded: '1' },
      narratives: [{ kind, text: ' ', photos: [id] }],
    });
    expect(await codes(await revision(shown('问题协调')))).toEqual(['narrative.empty']);
    expect((await revision(shown('工作动态'))).status).toBe(201);
  });

  it('takes nine photos, not ten, and one that is named twice is one', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push((await stored(await phonePhoto(40 + n * 8, 30))).id);
    expect(await codes(await revision(told(ids)))).toEqual(['photo.many']);
    expect((await revision(told([...ids.slice(0, 9), ids[0]!]))).status).toBe(201);
  });

  it('is not stored when its photos cannot be kept', async () => {
    const { id } = await stored(await phonePhoto());
    const { blobs } = web.world;
    const putOnce = blobs.putOnce.bind(blobs);
    Object.assign(blobs, { putOnce: () => Promise.reject(new Error('no space')) });
    expect((await revision(told([id]))).status).toBe(500);
    Object.assign(blobs, { putOnce });
    expect(
      (await web.request(`/api/programmes/suizhou/days/${DAY}/submissions/a`, { key: web.keys.unit })).status,
    ).toBe(404);
    expect((await revision(told([id]))).status).toBe(201);
  });

  it('is refused with a caption that is too long or of no photo of it', async () => {
    const { id } = await stored(await phonePhoto());
    expect(await codes(await revision(told([id], { captions: { [id]: '长'.repeat(61) } })))).toEqual(['photo.caption']);
    expect(await codes(await revision(told([id], { captions: { other: '说明' } })))).toEqual(['submission.value']);
  });
});

describe('what is no photo', () => {
  const text = (given: string): Uint8Array => new TextEncoder().encode(given);
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, string]>([
    ['nothing', () => new Uint8Array(), 'photo.empty', '0 字节'],
    ['HEIC', heicBytes, 'photo.heic', '兼容性最佳'],
    ['an SVG', () => text('<svg onload="alert(1)"/>'), 'photo.kind', 'SVG 图形'],
    ['a page named .jpg', () => text('<!doctype html><p>'), 'photo.kind', '网页'],
    ['a bomb', () => claimingPng(10_000, 10_000), 'photo.pixels', '10000 × 10000'],
    ['a head alone', () => claimingPng(100, 100), 'photo.broken', '打不开'],
    ['a photo cut short', async () => (await phonePhoto(1600, 1200)).subarray(0, 9_000), 'photo.broken', '打不开'],
    ['a PNG cut short', async () => (await pngPhoto()).subarray(0, 800), 'photo.broken', '打不开'],
    [
      'JPEG bytes and noise',
      () => Uint8Array.from({ length: 4000 }, (_, at) => (at < 3 ? [0xff, 0xd8, 0xff][at]! : (at * 73) % 251)),
      'photo.broken',
      '打不开',
    ],
  ])('%s is refused by a sentence that says what it is', async (_, make, code, says) => {
    const bytes = await make();
    for (const answer of [await send(bytes), await straight(bytes, `upload-${code}`.replaceAll('.', '-'))]) {
      expect(answer.status).toBe(422);
      const refused = (await answer.json()) as Refused;
      expect(refused.code).toBe(code);
      expect(refused.message).toContain(says);
    }
  });

  it('is told by its bytes, whatever name and type say', async () => {
    expect((await send(await webpPhoto(), { name: 'a.html', type: 'text/html' })).status).toBe(201);
    expect((await send(await phonePhoto(), { name: 'a.exe', type: '' })).status).toBe(201);
  });

  it('leaves behind what was hidden after the picture', async () => {
    const hidden = new Uint8Array(
      Buffer.concat([await phonePhoto(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]),
    );
    const bytes = await bytesAt((await stored(hidden)).large);
    expect(Buffer.from(bytes).includes('script')).toBe(false);
  });

  it('is refused over its size, before it is read', async () => {
    const large = new Uint8Array(12_000_001);
    large.set(await phonePhoto());
    const answer = await send(large);
    expect(answer.status).toBe(413);
    expect((await answer.json()) as Refused).toMatchObject({ code: 'photo.bytes' });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = new Uint8Array(14_000_000);
    expect((await web.request(API, { method: 'POST', key: web.keys.unit, headers, body })).status).toBe(413);
  });

  it('is told when it never arrived, when its form is broken, and on a day that is not open', async () => {
    const put = (id: string) => web.request(`${API}/${id}`, { method: 'PUT', key: web.keys.unit });
    expect((await put('upload-none')).status).toBe(404);
    expect((await put('..%2F..%2Fx')).status).toBe(404);
    const headers = { 'content-type': 'application/json' };
    const offer = (body: string) => web.request(API, { method: 'POST', key: web.keys.unit, headers, body });
    for (const body of ['{}', '[]', '{"id":"a/b"}', '{"id":"upload-01","mediaType":"image/svg+xml"}'])
      expect((await offer(body)).status).toBe(422);
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await web.request(API, {
      method: 'POST',
      key: web.keys.unit,
      headers: multipart,
      body: '--y\r\nnone',
    });
    expect(broken.status).toBe(400);
    const tomorrow = await web.request(API.replace(DAY, '2022-04-09'), {
      method: 'POST',
      key: web.keys.unit,
      headers,
      body: '{"id":"upload-01"}',
    });
    expect(tomorrow.status).toBe(422);
  });
});

describe('verify', () => {
  it('says which photo is missing or is not what was reported', async () => {
    const { id } = await stored(await phonePhoto());
    await revision(told([id]));
    const verify = () => verifyProgramme(web.world, 'suizhou', [DAY]);
    expect(await verify()).toMatchObject({ problems: [], checked: { files: 1 } });
    const { blobs } = web.world;
    const get = blobs.get.bind(blobs);
    Object.assign(blobs, { get: async () => ({ bytes: Uint8Array.of(1), mediaType: 'image/jpeg' }) });
    expect((await verify()).problems.map(({ code }) => code)).toEqual(['photo.altered']);
    Object.assign(blobs, { get: async () => undefined });
    const { problems } = await verify();
    expect(problems.map(({ code }) => code)).toEqual(['photo.missing']);
    expect(problems[0]?.message).toContain('市环卫服务中心第 1 次修订所附的照片不在库中');
    Object.assign(blobs, { get });
  });
});

describe('the form without scripts', () => {
  async function open(
    fields: Record<string, string>,
    files: readonly (readonly [string, Uint8Array])[],
  ): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    for (const [field, bytes] of files) body.append(field, new File([new Uint8Array(bytes)], 'IMG_1.jpg'));
    const cookie = await web.cookie(web.keys.unit);
    return web.request(`/report/suizhou/${DAY}/photos`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body,
    });
  }
  const typed = {
    id: 'f1',
    basedOn: '0',
    unit: 'a',
    'figure.dissuaded': '12',
    'narrative.0.kind': '工作动态',
    'narrative.0.text': '清运',
  };

  it('comes back with the photos and everything typed; then the report names them', async () => {
    const answer = await open(typed, [
      ['narrative.0.file', await phonePhoto()],
      ['narrative.0.file', await pngPhoto()],
    ]);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    const [, ids = ''] = /name="narrative\.0\.photos" value="([^"]*)"/.exec(html) ?? [];
    expect(ids.split(' ')).toHaveLength(2);
    expect(html).toContain('value="12"');
    const [one, two] = ids.split(' ') as [string, string];
    const send = {
      ...typed,
      'narrative.0.photos': ids,
      [`narrative.0.caption.${one}`]: '桥头',
      'narrative.0.drop': two,
    };
    const cookie = await web.cookie(web.keys.unit);
    const receipt = await web.form(`/report/suizhou/${DAY}`, send, cookie);
    expect(receipt.headers.get('location')).toBe(`/report/suizhou/${DAY}?receipt=1`);
    const page = await (await web.request(receipt.headers.get('location')!, { headers: { cookie } })).text();
    expect(page).toContain(`/photos/${one}.small.jpg`);
    expect(page).not.toContain(two);
    expect(page).toContain('桥头');
  });

  it('says what was wrong with a file, and keeps the others', async () => {
    const answer = await open(typed, [
      ['narrative.0.file', heicBytes()],
      ['narrative.0.file', await phonePhoto()],
    ]);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('照片“IMG_1.jpg”是 HEIC 格式');
    expect(html).toMatch(/name="narrative\.0\.photos" value="[0-9a-f]{64}"/);
    expect((await open(typed, [])).status).toBe(422);
  });

  it('is not sent while a chosen photo was not uploaded', async () => {
    const answer = await web.form(
      `/report/suizhou/${DAY}`,
      { ...typed, 'narrative.0.file': 'IMG_7.jpg' },
      await web.cookie(web.keys.unit),
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('选了照片（IMG_7.jpg）但还没有上传');
  });
});
