/**
 * What bytes are, told before anything decodes them.
 */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { lookAtPhoto } from '../../functions/core/photo/photo.ts';
import { claimingPng, heicBytes, phonePhoto, pngPhoto, webpPhoto } from '../support/photos.ts';

const text = (given: string): Uint8Array => new TextEncoder().encode(given);

describe('a photo', () => {
  it('is told with its size, as it is stored', async () => {
    expect(lookAtPhoto(await phonePhoto(640, 480))).toEqual({ is: 'photo', kind: 'jpeg', width: 640, height: 480 });
    expect(lookAtPhoto(await pngPhoto(64, 48))).toEqual({ is: 'photo', kind: 'png', width: 64, height: 48 });
    for (const how of [{ lossless: true }, { lossless: false }]) {
      const plain = await sharp(await pngPhoto(66, 41))
        .webp(how)
        .toBuffer();
      expect(lookAtPhoto(new Uint8Array(plain))).toEqual({ is: 'photo', kind: 'webp', width: 66, height: 41 });
    }
    expect(lookAtPhoto(await webpPhoto(300, 200))).toEqual({ is: 'photo', kind: 'webp', width: 300, height: 200 });
  });

  it('of a progressive camera is one too', async () => {
    const bytes = await sharp(await pngPhoto(90, 70))
      .jpeg({ progressive: true })
      .toBuffer();
    expect(lookAtPhoto(new Uint8Array(bytes))).toMatchObject({ is: 'photo', width: 90, height: 70 });
  });

  it('that claims more pixels than are decoded is refused by its head', () => {
    expect(lookAtPhoto(claimingPng(10_000, 10_000))).toMatchObject({ is: 'huge', width: 10_000, height: 10_000 });
    expect(lookAtPhoto(claimingPng(0xffffffff, 0xffffffff))).toMatchObject({ is: 'huge' });
    expect(lookAtPhoto(claimingPng(0, 5))).toEqual({ is: 'broken' });
  });

  it('cut short in its head is broken, wherever it ends', async () => {
    for (const whole of [await phonePhoto(), await pngPhoto(), await webpPhoto()]) {
      for (let length = 12; length < 40; length += 1) {
        const { is } = lookAtPhoto(whole.subarray(0, length));
        expect(['broken', 'photo']).toContain(is);
      }
    }
    expect(lookAtPhoto((await phonePhoto()).subarray(0, 20))).toEqual({ is: 'broken' });
  });
});

describe('what is no photo', () => {
  it.each([
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'SVG 图形'],
    ['an SVG with a head', text('<?xml version="1.0"?>\n<!-- x -->\n<svg/>'), 'SVG 图形'],
    ['a page', text('<!DOCTYPE html><script>alert(1)</script>'), '网页'],
    ['a page with a mark of order', text('\ufeff<html>'), '网页'],
    ['a text', text('今日出动32人'), '文字'],
    ['a PDF', text('%PDF-1.7'), 'PDF 文件'],
    ['a zip', text('PK\u0003\u0004'), '压缩包或办公文档'],
    ['a GIF', text('GIF89a'), 'GIF 动图'],
    ['a BMP', text('BM123456'), 'BMP 图片'],
    ['an AVIF', text('\0\0\0\u0020ftypavif'), 'AVIF 图片'],
    ['a video', text('\0\0\0\u0020ftypqt  '), '视频'],
    ['bytes', Uint8Array.of(1, 2, 3, 0, 5), '不认识的文件'],
  ])('%s is called by its name', (_, bytes, seen) => {
    expect(lookAtPhoto(bytes)).toEqual({ is: 'other', seen });
  });

  it('is told of a phone’s own format and of nothing at all', () => {
    expect(lookAtPhoto(heicBytes())).toEqual({ is: 'heic' });
    expect(lookAtPhoto(new Uint8Array())).toEqual({ is: 'empty' });
  });
});
