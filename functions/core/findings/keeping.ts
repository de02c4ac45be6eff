/**
 * The catalogue's lines for what the office keeps: units, access keys, matters, rosters.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const KEEPING_FINDINGS = {
  'unit.none': {
    level: 'error',
    expected: '本任务的报送单位',
    zh: ({ seen }) => `本任务没有编号为“${seen}”的单位，请从单位列表中选择。`,
    en: ({ seen }) => `This programme has no unit "${seen}"; choose one from the list.`,
  },
  'unit.taken': {
    level: 'error',
    expected: '还没有使用的编号',
    zh: ({ seen }) => `编号“${seen}”已有单位使用，请换一个，或留空由系统编号。`,
    en: ({ seen }) => `The id "${seen}" is taken; use another, or leave it blank.`,
  },
  'unit.same': {
    level: 'error',
    expected: '至少一处修改',
    zh: () => '内容没有变化，没有需要保存的修改。',
    en: () => 'Nothing was changed.',
  },
  'unit.changed_meanwhile': {
    level: 'error',
    expected: '您所看到的版本',
    zh: () => '别人刚刚修改了任务设置，您的修改没有保存；请核对下面按最新内容列出的差异，再保存一次。',
    en: () =>
      'Somebody else has just changed the programme; yours was not saved. Check the differences below and save again.',
  },
  'key.role': {
    level: 'error',
    expected: '您可以发放的角色',
    zh: ({ seen, expected }) => `不能发放角色“${seen}”的访问码；可以发放的有${expected}，其他角色请由管理员发放。`,
    en: ({ seen }) => `You cannot make a key for the role "${seen}"; ask an administrator.`,
  },
  'key.unit': {
    level: 'error',
    expected: '适合这个单位的角色',
    zh: ({ seen, expected }) =>
      `不能给“${seen}”发放角色为“${expected}”的访问码：本级不报的分管单位只有分管单位的访问码，其他单位没有；请改选角色。`,
    en: ({ seen }) =>
      `"${seen}" cannot have a key of that role: branches have keys of branches, units with a form keys of units.`,
  },
  'key.duration': {
    level: 'error',
    expected: '列表中的有效期',
    zh: ({ seen }) => `没有“${seen}”这个有效期，请从列表中选择。`,
    en: ({ seen }) => `There is no duration "${seen}"; choose one from the list.`,
  },
  'key.label': {
    level: 'error',
    expected: `不超过${LIMITS.keyLabelCharacters}个字的一行文字`,
    zh: ({ seen }) => `备注应为不超过${LIMITS.keyLabelCharacters}个字的一行文字，收到的是“${seen}”，请改短。`,
    en: ({ seen }) => `A note is one line of at most ${LIMITS.keyLabelCharacters} characters, not "${seen}".`,
  },
  'key.signer': {
    level: 'error',
    expected: `不超过${LIMITS.signerCharacters}个字的姓名`,
    zh: ({ seen }) => `签名人姓名应为不超过${LIMITS.signerCharacters}个字的一行文字，收到的是“${seen}”，请改短。`,
    en: ({ seen }) => `A name for signing is one line of at most ${LIMITS.signerCharacters} characters, not "${seen}".`,
  },
  'key.no_signer': {
    level: 'error',
    expected: '留空',
    zh: ({ seen }) => `这种访问码不签简报，不登记签名人姓名（收到的是“${seen}”），请删去。`,
    en: ({ seen }) => `Keys of that role sign nothing and carry no name ("${seen}"); leave it blank.`,
  },
  'key.none': {
    level: 'error',
    expected: '本任务的访问码',
    zh: ({ seen }) => `本任务没有编号为“${seen}”的访问码，请从列表中选择。`,
    en: ({ seen }) => `This programme has no key "${seen}"; choose one from the list.`,
  },
  'key.own': {
    level: 'error',
    expected: '别的访问码',
    zh: () => '这是您现在登录所用的访问码，作废后您将立即无法使用；请先换用另一个访问码登录，再作废它。',
    en: () => 'This is the key you are signed in with; sign in with another one first, then revoke it.',
  },
  'matter.none': {
    level: 'error',
    expected: '本任务的督办事项',
    zh: () => '没有这个督办事项，请从列表中选择。',
    en: () => 'There is no such matter; choose one from the list.',
  },
  'matter.changed': {
    level: 'error',
    expected: '您所看到的状态',
    zh: () => '别人刚刚办理了这个事项，您的操作没有保存；请看下面的办理记录，需要时再做一次。',
    en: () => 'Somebody else has just dealt with this matter; yours was not saved. See the steps below.',
  },
  'matter.action': {
    level: 'error',
    expected: '指定、销号或重新督办',
    zh: ({ seen }) => `没有“${seen}”这个操作，请使用页面上的按钮。`,
    en: ({ seen }) => `There is no action "${seen}"; use the buttons of the page.`,
  },
  'matter.responsible': {
    level: 'error',
    expected: `不超过${LIMITS.responsibleCharacters}个字的一行职务`,
    zh: ({ seen }) => `责任人应写一行不超过${LIMITS.responsibleCharacters}个字的职务，收到的是“${seen}”，请改短。`,
    en: () => `Who is responsible is one line of at most ${LIMITS.responsibleCharacters} characters: a post.`,
  },
  'matter.due': {
    level: 'error',
    expected: '2022-04-08 形式的日期',
    zh: ({ seen }) => `办结期限“${seen}”不是日历上的一天，请写成 2022-04-08 的形式。`,
    en: ({ seen }) => `"${seen}" is not a calendar day; write it as 2022-04-08.`,
  },
  'matter.nothing': {
    level: 'error',
    expected: '责任人或期限',
    zh: () => '没有写责任人，也没有写期限，请至少写一项。',
    en: () => 'Neither a post nor a day was given; give one.',
  },
  'matter.result': {
    level: 'error',
    expected: `1到${LIMITS.resultCharacters}个字`,
    zh: () => `请写明办理结果或原因，1到${LIMITS.resultCharacters}个字；它会印在简报上。`,
    en: () => `Say what became of it or why, in 1 to ${LIMITS.resultCharacters} characters; it is printed.`,
  },
  'roster.none': {
    level: 'error',
    expected: '有应覆盖名单的指标',
    zh: () => '没有这个应覆盖名单，请从名单核对页面上操作。',
    en: () => 'There is no such roster; use the buttons of the page.',
  },
  'cards.none': {
    level: 'error',
    expected: '至少一个单位',
    zh: () => '没有选择单位，请至少勾选一个正在报送的单位。',
    en: () => 'No unit was chosen; tick at least one that is reporting.',
  },
  'cards.many': {
    level: 'error',
    expected: `一次不超过${LIMITS.cards}个单位`,
    zh: ({ seen }) => `一次最多为100个单位制作二维码卡片，现选了${seen}个，请分几次制作。`,
    en: ({ seen }) =>
      `Cards are made for at most ${LIMITS.cards} units at once, not ${seen}; make them in several steps.`,
  },
} as const satisfies Record<string, Entry>;
