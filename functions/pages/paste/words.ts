/**
 * Words of the page that takes a report from pasted text.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  pasteTitle: { zh: '粘贴文字填报', en: 'Paste a message' },
  pasteText: { zh: '群里发的文字', en: 'Message from the group' },
  pasteHint: {
    zh: '粘贴当天的一段话或接龙，系统认出其中的数字，由您核对后再报送。文字不会保存。',
    en: 'Paste a paragraph or list of the day. The figures in it are proposed; you check and send them. The text is not kept.',
  },
  pasteRead: { zh: '识别', en: 'Find the figures' },
  pasteAgain: { zh: '改文字，重新识别', en: 'Change the text and read it again' },
  pasteBack: { zh: '返回表格', en: 'Back to the form' },
  pasteTooLong: {
    zh: '文字有{count}个字，一次最多{most}个；请只粘贴当天本单位的内容。',
    en: 'The text has {count} characters; at most {most} are read. Paste only what is about this day and unit.',
  },
  pasteNothing: {
    zh: '没有认出可以填入的数字。请检查文字，或返回表格直接填写。',
    en: 'No figure was recognised. Check the text, or fill in the form.',
  },
  pasteMarked: { zh: '原文', en: 'The text' },
  pasteMarkClear: { zh: '已认出', en: 'recognised' },
  pasteMarkAsked: { zh: '要核对', en: 'to be checked' },
  pasteClear: { zh: '认出{count}项', en: '{count} recognised' },
  pasteAgreed: { zh: '读出{count}项，请核对后一并填入', en: '{count} read; check them and take them together' },
  pasteStrange: {
    zh: '文中有没读懂的话（{words}），可能改变下面各数的意思，例如是别的日期、别的单位或已更正。',
    en: 'Some words were not understood ({words}). They may change what these figures mean: another day, another unit, a correction.',
  },
  pasteAgree: { zh: '已核对，下面各数都对，填入', en: 'Checked: the figures below are right, take them' },
  pasteLeftover: { zh: '没读懂的话', en: 'Words that were not understood' },
  pasteQuestions: { zh: '要核对{count}项', en: '{count} to be checked' },
  pasteLoose: { zh: '没有对上指标的数字', en: 'Figures without an indicator' },
  pasteLooseAsk: { zh: '“{words}”是哪一项？', en: 'What is “{words}”?' },
  pasteNotThese: { zh: '都不是，不填', en: 'None of these' },
  pasteLeaveBlank: { zh: '先不填', en: 'Leave blank' },
  pasteTake: { zh: '填{value}', en: 'Take {value}' },
  pasteExact: { zh: '准确数（{unit}）', en: 'Exact figure ({unit})' },
  pasteAside: { zh: '没有采用的数字', en: 'Figures left aside' },
  pasteNarratives: { zh: '文字', en: 'Narratives' },
  pasteWhole: { zh: '把整段文字也填入', en: 'Also use the whole text as' },
  pasteWholeNone: { zh: '不填入', en: 'do not use it' },
  pasteFill: { zh: '填入表格', en: 'Put into the form' },
  pasteFillHint: {
    zh: '填入后还可以修改，再点“报送”才会送出。',
    en: 'You can still change it there; nothing is sent before.',
  },
  pasteTwice: {
    zh: '“{name}”选了两个数，请只留一个。',
    en: 'Two figures were chosen for {name}; keep one.',
  },
  doubtApproximate: { zh: '“{words}”是约数，准确是多少？', en: '“{words}” is approximate; what is it exactly?' },
  doubtVague: { zh: '“{words}”没有说准，是多少？', en: '“{words}” is not definite; what is it?' },
  doubtRange: { zh: '“{words}”是一个范围，是多少？', en: '“{words}” is a range; what is it?' },
  doubtUnclear: { zh: '“{words}”有不同的读法，是多少？', en: '“{words}” can be read in two ways; what is it?' },
  doubtMeasure: {
    zh: '“{words}”的单位与本项不同，按{unit}是多少？',
    en: '“{words}” is in another unit; what is it in {unit}?',
  },
  doubtContext: {
    zh: '前后写着“{why}”，“{words}”可能不是本单位今天全天的数，填这个吗？',
    en: '“{why}” stands by it: “{words}” may be of another day, unit or part of the day. Take it?',
  },
  doubtClause: {
    zh: '“{words}”旁边的“{why}”没读懂，可能改变它的意思，填这个吗？',
    en: '“{why}” beside “{words}” was not understood and may change what it means. Take it?',
  },
  doubtMessage: {
    zh: '文中“{why}”没读懂，可能改变“{words}”的意思，填这个吗？',
    en: '“{why}” in the text was not understood and may change what “{words}” means. Take it?',
  },
  doubtTwice: {
    zh: '文中有不同的数（{words}），以哪个为准？',
    en: 'The text gives different figures ({words}); which is right?',
  },
  doubtUnfit: {
    zh: '“{words}”的小数位数或大小不合本项要求，是多少？',
    en: '“{words}” does not fit (decimals or size); what is it?',
  },
  doubtList: {
    zh: '“{words}”可能没有列全，或有名单上没有的名称，填这些吗？',
    en: '“{words}” may not be the whole list, or has names that are not on the roster. Take these?',
  },
  asideToDate: { zh: '“{words}”：累计数', en: '“{words}”: a total to date' },
  asideOtherDay: { zh: '“{words}”：别的日期或计划的数', en: '“{words}”: of another day, or planned' },
  asideChange: { zh: '“{words}”：增减的数', en: '“{words}”: a change' },
  asideOtherUnit: { zh: '“{words}”：别的单位的数', en: '“{words}”: of another unit' },
  asideNotAsked: { zh: '“{words}”：不由本单位填报', en: '“{words}”: not asked of this unit' },
  asideNoName: { zh: '“{words}”：没有对上指标', en: '“{words}”: no indicator by it' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);

export type Word = keyof ReturnType<typeof wordsIn>;
