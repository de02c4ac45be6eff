/**
 * The catalogue's lines for the workshop, where programmes are set up in the browser.
 */
import type { Entry } from './entry.ts';

export const WORKSHOP_FINDINGS = {
  'workshop.large': {
    level: 'error',
    expected: '较小的任务文件',
    zh: ({ seen, expected }) =>
      `内容有${seen}个字符，超过了一份草稿能存的${expected}个，没有保存；请分成两个报送任务，或删去用不到的部分。`,
    en: ({ seen, expected }) =>
      `The draft has ${seen} characters, more than ${expected}; it was not saved. Make two programmes of it.`,
  },
  'workshop.id_taken': {
    level: 'error',
    expected: '没有用过的编号',
    zh: ({ seen }) => `已有编号为“${seen}”的报送任务或草稿，请换一个编号。`,
    en: ({ seen }) => `There is a programme or a draft with the id ${seen}; choose another.`,
  },
  'workshop.id': {
    level: 'error',
    expected: '小写字母开头的编号',
    zh: ({ seen }) =>
      `“${seen}”不能作编号；请用小写字母开头，由小写字母、数字、- 和 _ 组成，最多 40 个字符，如 fangkong。`,
    en: ({ seen }) => `${seen} cannot be an id: a lower-case letter first, then letters, digits, - or _, 40 at most.`,
  },
  'workshop.other_id': {
    level: 'error',
    expected: '本任务的编号',
    zh: ({ seen, expected }) =>
      `文件里的编号是“${seen}”，这里是“${expected}”，没有读入；请改成一致，或另建一个任务读入。`,
    en: ({ seen, expected }) => `The file is of ${seen}, this is ${expected}; nothing was read.`,
  },
  'workshop.reason': {
    level: 'error',
    expected: '发布的原因',
    zh: () => '请写明发布的原因，例如“新增两个报送单位”；它会记入操作记录。',
    en: () => 'Say why it is published, for example "two units more"; it goes into the audit.',
  },
  'workshop.met': {
    level: 'error',
    expected: '看过别人的修改再保存',
    zh: ({ name, seen }) =>
      `您填写期间，别人已把“${name}”改为“${seen}”；没有保存。核对后再按一次“保存”，以您填的为准。`,
    en: ({ name, seen }) =>
      `While you typed, somebody changed ${name} to "${seen}"; nothing was saved. Save again to keep yours.`,
  },
  'workshop.unpublishable': {
    level: 'error',
    expected: '没有错误的草稿',
    zh: ({ seen }) => `草稿还有${seen}处要改正，不能发布；请先回到各页改正。`,
    en: ({ seen }) => `There are ${seen} mistakes left in the draft; it cannot be published.`,
  },
  'workshop.moved': {
    level: 'error',
    expected: '以现行版本为底稿的草稿',
    zh: ({ seen, expected }) =>
      `这份草稿${seen}，现行的已是第${expected}版，不能直接发布；请回到“全部设置”，先把第${expected}版的修改并入草稿。`,
    en: ({ seen, expected }) =>
      `Version ${expected} stands, and this draft ${seen}. Go back to all parts and merge first.`,
  },
  'workshop.waits': {
    level: 'error',
    expected: '已有版本开始施行之后，或同一日起施行',
    zh: ({ seen, expected }) =>
      `第${seen}版自${expected}起施行，还没有到；请等到那一天再发布，或在下面把施行的日子写成${expected}。`,
    en: ({ seen, expected }) =>
      `Version ${seen} counts from ${expected}; wait for it, or let this one count from that day.`,
  },
  'workshop.changed': {
    level: 'error',
    expected: '您看过的草稿',
    zh: () => '您查看差异之后，草稿又有改动，没有发布；请核对下面的差异后再发布。',
    en: () => 'The draft was changed after you looked at the differences; nothing was published. Look once more.',
  },
} as const satisfies Record<string, Entry>;
