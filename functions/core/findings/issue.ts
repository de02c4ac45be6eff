/**
 * Findings of the pipeline: what a submission or an issue met in the store.
 */
import type { Entry } from './entry.ts';

export const ISSUE_FINDINGS = {
  'issue.contradicts': {
    level: 'error',
    expected: '与数据一致的文件',
    zh: ({ name, seen, expected }) =>
      `${name}写的是“${seen}”，数据是“${expected}”。没有印发，期号保留；请把这句话交给系统维护人员，更换模板或版式后重新印发。`,
    en: ({ name, seen, expected }) =>
      `${name} says "${seen}" where the data say "${expected}". Nothing was issued and the number is kept; give this to whoever runs the system, and issue again after template or layout is mended.`,
  },
  'fonts.no_chinese': {
    level: 'error',
    expected: '至少一个含汉字的 TTF、OTF 或 TTC 字体',
    zh: ({ name, seen }) =>
      `字体文件夹“${name}”中没有含汉字的字体（见到：${seen}），PDF 和长图会印成方框。请放入仿宋、小标宋等字体文件，或不指定该文件夹。`,
    en: ({ name, seen }) =>
      `The font folder "${name}" holds no font with Chinese characters (seen: ${seen}). Put the office's fonts there, or name no folder.`,
  },
  'fonts.no_folder': {
    level: 'error',
    expected: '一个放字体文件的文件夹',
    zh: ({ seen }) => `找不到字体文件夹“${seen}”，请核对路径，或不指定该文件夹。`,
    en: ({ seen }) => `There is no font folder "${seen}"; check the path, or name none.`,
  },
  'unit.unknown': {
    level: 'error',
    expected: '本任务的报送单位',
    zh: ({ seen }) => `本任务没有报送单位“${seen}”，请核对链接或联系编发单位。`,
    en: ({ seen }) => `This programme has no unit "${seen}"; check the link or ask the office.`,
  },
  'submission.stale': {
    level: 'error',
    expected: '当前修订号',
    zh: ({ seen, expected }) =>
      `您是在第 ${seen} 次修订的基础上修改的，而现存的是第 ${expected} 次修订，请对照现存内容后再提交，您填写的内容没有丢失。`,
    en: ({ seen, expected }) =>
      `You changed revision ${seen}, but revision ${expected} stands now; compare both and send again. What you typed is not lost.`,
  },
  'submission.changed': {
    level: 'error',
    expected: '同一编号只用于同一内容',
    zh: ({ seen }) => `编号“${seen}”已用于另一份内容，本次没有保存；如要修改，请换一个新编号并注明所依据的修订号。`,
    en: ({ seen }) =>
      `The id "${seen}" was used for other content, nothing was stored; to change a report use a new id and say which revision it is based on.`,
  },
  'issue.stands': {
    level: 'error',
    expected: '更正原因',
    zh: ({ seen }) => `当日简报已印发（${seen}）；如需更正，请填写更正原因后再印发。`,
    en: ({ seen }) => `The briefing of that day is issued (${seen}); to correct it, give the reason.`,
  },
  'issue.early': {
    level: 'error',
    expected: 'confirm：{"missing": […], "returned": […]}，与现状一致',
    zh: ({ seen }) => `报送时限（${seen}）还没有到，没有编发；如仍要提前编发，请核对后确认，确认的情况会记录在案。`,
    en: ({ seen }) =>
      `The deadline (${seen}) is not over, so nothing was issued. To issue early all the same, look and confirm; it is kept on record.`,
  },
  'issue.missing': {
    level: 'error',
    expected: '未报单位的标识',
    zh: ({ seen, name }) => `${seen}个单位未报（${name}），没有编发；如不再等待，请核对后确认，确认的情况会记录在案。`,
    en: ({ seen, name }) =>
      `${seen} units are missing (${name}), so nothing was issued. To go on without them, look and confirm; it is kept on record.`,
  },
  'issue.returned': {
    level: 'error',
    expected: '已退回未重报单位的标识',
    zh: ({ seen, name }) =>
      `${seen}个单位的报送已退回、还没有重报（${name}），没有编发；如仍用原来的数字，请核对后确认，确认的情况会记录在案。`,
    en: ({ seen, name }) =>
      `The reports of ${seen} units were returned and not replaced (${name}), so nothing was issued. To issue with what they say, look and confirm; it is kept on record.`,
  },
  'issue.no_difference': {
    level: 'error',
    expected: '与已印发的简报有不同之处',
    zh: ({ seen }) => `现有数据和文字与已印发的简报（${seen}）完全一致，无需更正；请先修改报送内容。`,
    en: ({ seen }) => `Nothing differs from what is issued (${seen}); there is nothing to correct.`,
  },
  'issue.overtaken': {
    level: 'error',
    expected: '在最新版次上更正',
    zh: ({ seen }) => `刚才已有人印发了${seen}，本次没有印发；请查看后再决定是否更正。`,
    en: ({ seen }) => `Somebody has just issued ${seen}; yours was not issued. Look at it before you correct again.`,
  },
  'issue.held': {
    level: 'error',
    expected: '没有暂缓',
    zh: ({ seen }) => `当日简报已暂缓编发（${seen}），没有编发；请先解除暂缓。`,
    en: ({ seen }) => `The briefing of that day is held (${seen}); nothing was issued. Release it first.`,
  },
  'issue.not_signed': {
    level: 'error',
    expected: '拟稿、审核、签发',
    zh: ({ seen }) => `本任务须签发后才能编发，${seen}，没有编发；请在预览页依次拟稿、审核、签发。`,
    en: () => 'This programme wants a signature on what stands now; nothing was issued. Sign it on the preview page.',
  },
  'issue.changed': {
    level: 'error',
    expected: '与您看到的内容一致',
    zh: () => '您查看之后内容又有变化，没有办理；请看过现在的内容再继续。',
    en: () => 'It has changed since you looked at it, so nothing was done; look at it again first.',
  },
  'delivery.unknown_recipient': {
    level: 'error',
    expected: '任务的分发对象',
    zh: ({ seen }) => `分发名单中没有这个对象（渠道 ${seen}），请核对任务的 deliver 设置。`,
    en: ({ seen }) => `There is no such recipient over ${seen}; check the programme's deliver entries.`,
  },
  'delivery.channel_not_set_up': {
    level: 'error',
    expected: '已设置的渠道',
    zh: ({ seen }) => `分发渠道“${seen}”还没有设置，没有发送；请联系系统管理员设置后再试。`,
    en: ({ seen }) => `The channel ${seen} is not set up, nothing was sent; ask the administrator.`,
  },
  'delivery.in_progress': {
    level: 'error',
    expected: '没有正在进行的发送',
    zh: () => '此刻正在向这个对象发送，本次没有重复发送；请稍后查看结果。',
    en: () => 'Somebody is sending to this recipient at this moment; nothing was sent twice. Look again later.',
  },
} as const satisfies Record<string, Entry>;
