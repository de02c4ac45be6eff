/**
 * The catalogue's lines for a request as such: who asks, for what, in which form. Said before any content is read.
 */
import { LIMITS, megabytes } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

/** What may be wrong with a store, in both languages. */
const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  full: ['磁盘已满', 'the disk is full'],
  damaged: ['数据文件已损坏', 'the data file is damaged'],
  'read-only': ['数据文件不能写入', 'the data file cannot be written'],
};

export const REQUEST_FINDINGS = {
  'request.unauthenticated': {
    level: 'error',
    expected: '有效的访问码',
    zh: () => '没有登录，或者访问码已经停用；请用编发单位发来的链接或访问码重新登录。',
    en: () =>
      'You are not signed in, or the access key is no longer valid; sign in again with the link from the office.',
  },
  'request.wrong_keys': {
    level: 'error',
    expected: '正确的访问码',
    zh: ({ seen }) =>
      `访问码不对，而且错误次数太多，请等${seen}分钟再试；正确的访问码随时可以使用。访问码丢失的，请联系编发单位重新发放。`,
    en: ({ seen }) =>
      `The access key is wrong, and there were too many wrong ones: wait ${seen} min before trying again. A right key works at any time; if yours is lost, ask the office for a new one.`,
  },
  'request.forbidden': {
    level: 'error',
    expected: '有权限的访问码',
    zh: () => '这个访问码不能打开这里的内容；请换用本任务、本单位的访问码，或联系编发单位。',
    en: () => 'This access key does not admit you here; use the key of this programme and unit, or ask the office.',
  },
  'request.cross_site': {
    level: 'error',
    expected: '从本站页面提交',
    zh: () => '这次提交来自别的网站，为保护您的账户没有处理；请在本站页面上重新操作。',
    en: () => 'The request came from another site and was not processed; do it again on a page of this site.',
  },
  'request.not_found': {
    level: 'error',
    expected: '存在的地址',
    zh: () => '没有这个页面；请检查链接是否完整，或从首页重新进入。',
    en: () => 'There is nothing at this address; check the link, or start from the first page.',
  },
  'request.method': {
    level: 'error',
    expected: '该地址支持的方法',
    zh: ({ seen, expected }) => `这个地址不支持 ${seen}，请改用 ${expected}。`,
    en: ({ seen, expected }) => `${seen} is not supported here; use ${expected}.`,
  },
  'request.media_type': {
    level: 'error',
    expected: 'application/json',
    zh: ({ seen, expected }) => `内容的类型是“${seen}”，这里只接受 ${expected}，请改正 Content-Type 后重新提交。`,
    en: ({ seen, expected }) => `The content type is "${seen}"; only ${expected} is accepted here.`,
  },
  'request.too_large': {
    level: 'error',
    expected: `不超过 ${megabytes(LIMITS.requestBytes)}`,
    zh: ({ expected }) => `提交的内容太大，应${expected}；请删减后重新提交。`,
    en: ({ expected }) => `The request is too large (${expected}); shorten it and send it again.`,
  },
  'request.encoding': {
    level: 'error',
    expected: 'UTF-8',
    zh: ({ expected }) => `提交的内容不是 ${expected} 编码，请转换编码后重新提交。`,
    en: ({ expected }) => `The request is not encoded in ${expected}; convert it and send it again.`,
  },
  'request.field': {
    level: 'error',
    expected: '接口说明中的内容',
    zh: ({ name, seen, expected }) => `“${name}”应为${expected}，收到的是“${seen}”，请改正后重新提交。`,
    en: ({ name, seen, expected }) => `${name} must be ${expected}, not "${seen}".`,
  },
  'request.store': {
    level: 'error',
    expected: '能够读写的数据存储',
    zh: ({ seen }) =>
      `数据存储不能读写：${FAULTS[seen]?.[0] ?? `读写出错（${seen}）`}。报送暂时收不下来，请立即告诉管理员。`,
    en: ({ seen }) =>
      `Records cannot be read and written: ${FAULTS[seen]?.[1] ?? `reading or writing ${seen}`}. Tell whoever runs the service.`,
  },
  'request.failed': {
    level: 'error',
    expected: '正常处理',
    zh: ({ seen }) => `系统暂时出错，您的操作可能没有完成；请稍后再试，仍不行请把编号 ${seen} 告诉管理员。`,
    en: ({ seen }) =>
      `Something went wrong here and your request may not be done; try again, or report number ${seen}.`,
  },
  'submission.none': {
    level: 'error',
    expected: '已有的报送',
    zh: ({ seen }) => `${seen} 没有这份报送。`,
    en: ({ seen }) => `There is no such report for ${seen}.`,
  },
  'submission.other_unit': {
    level: 'error',
    expected: '打开表单时的单位',
    zh: ({ seen, expected }) =>
      `现在登录的是“${seen}”，表单是为“${expected}”打开的；为避免报错单位没有保存，请核对后重新登录。`,
    en: ({ seen, expected }) =>
      `You are signed in for ${seen}, the form was opened for ${expected}; nothing was stored.`,
  },
  'edition.none': {
    level: 'error',
    expected: '已编发的简报',
    zh: ({ seen }) => `${seen} 没有编发过这一版简报；请从归档库中选择。`,
    en: ({ seen }) => `No such briefing was issued for ${seen}; choose one from the archive.`,
  },
  'request.malformed': {
    level: 'error',
    expected: '一个 JSON 对象',
    zh: ({ seen }) => `提交的内容无法读取（${seen}），请按接口说明重新提交。`,
    en: ({ seen }) => `The request could not be read (${seen}); send it again as the interface describes.`,
  },
} as const satisfies Record<string, Entry>;
