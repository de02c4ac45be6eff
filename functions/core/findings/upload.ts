/**
 * The catalogue's lines for what is handed in as a photo: what it is instead, what is too large, what has not arrived.
 */
import { inWan, LIMITS, megabytes } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const UPLOAD_FINDINGS = {
  'photo.empty': {
    level: 'error',
    expected: '一张照片',
    zh: ({ name }) => `${name}是空文件（0 字节），请重新选择照片。`,
    en: () => 'The file is empty (0 bytes); choose the photo again.',
  },
  'photo.heic': {
    level: 'error',
    expected: 'JPEG、PNG 或 WebP',
    zh: ({ name }) =>
      `${name}是 HEIC 格式，多数电脑打不开。请在手机“设置 → 相机 → 格式”中选“兼容性最佳”后重拍，或先用截屏、微信发送得到 JPEG 再上传。`,
    en: () =>
      'The photo is in HEIC format, which most computers cannot open. Choose Settings → Camera → Formats → Most Compatible and take it again, or send a JPEG.',
  },
  'photo.kind': {
    level: 'error',
    expected: 'JPEG、PNG 或 WebP',
    zh: ({ name, seen }) => `${name}不是照片，而是${seen}；请选 JPEG、PNG 或 WebP 格式的照片。`,
    en: () => 'The file is not a photo; choose a JPEG, PNG or WebP.',
  },
  'photo.broken': {
    level: 'error',
    expected: '完整的照片',
    zh: ({ name }) => `${name}打不开，可能没有传完或已经损坏；请重新选择，仍不行请重拍。`,
    en: () => 'The photo cannot be opened: it is cut short or damaged. Choose it again, or take it again.',
  },
  'photo.pixels': {
    level: 'error',
    expected: `不超过 ${inWan(LIMITS.jpegPixels)}像素（PNG、WebP ${inWan(LIMITS.otherPixels)}）`,
    zh: ({ name, seen, expected }) => `${name}有${seen}像素，太大（应${expected}）；请在手机相机中选小一些的尺寸。`,
    en: ({ seen }) =>
      `The photo has ${seen} pixels, which is too many (${LIMITS.jpegPixels / 1_000_000} million; PNG and WebP ${LIMITS.otherPixels / 1_000_000} million). Choose a smaller size in the camera.`,
  },
  'photo.bytes': {
    level: 'error',
    expected: `不超过 ${megabytes(LIMITS.photoBytes)}`,
    zh: ({ name, seen, expected }) => `${name}有 ${seen}，太大（应${expected}）；请在手机中缩小后再上传。`,
    en: ({ seen }) => `The photo has ${seen}, which is too large; make it smaller first.`,
  },
  'photo.not_arrived': {
    level: 'error',
    expected: '先按上传表单发送照片',
    zh: () => '还没有收到这张照片，请重新上传。',
    en: () => 'The photo has not arrived; upload it again.',
  },
  'photo.none_chosen': {
    level: 'error',
    expected: '选好的照片',
    zh: () => '没有选照片；请先选择照片，再点“上传照片”。',
    en: () => 'No photo was chosen; choose one, then press "Upload photos".',
  },
  'photo.form': {
    level: 'error',
    expected: '有效的上传表单',
    zh: () => '上传表单无效或已过期，请重新申请后再上传。',
    en: () => 'The upload form is not valid or has expired; ask for a new one.',
  },
} as const satisfies Record<string, Entry>;
