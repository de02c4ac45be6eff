/**
 * Words of signing in and of the start page.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  accessKey: { zh: '访问码', en: 'Access key' },
  accessKeyHint: {
    zh: '由编发单位发给本单位。也可以直接粘贴收到的整个链接。',
    en: 'The office gave it to your unit. You may also paste the whole link that you received.',
  },
  accessKeyWrong: {
    zh: '这个访问码不对，或者已经停用。请核对后重新输入，或向编发单位索取新的链接。',
    en: 'This access key is wrong or no longer valid. Check it, or ask the office for a new link.',
  },
  formWaits: {
    zh: '登录已过期，还没有报送。您填写的内容都在，登录后可以继续。',
    en: 'Your session has ended and nothing was sent. What you typed is kept; sign in to go on.',
  },
  resumeTitle: { zh: '已登录', en: 'Signed in' },
  resumeLead: { zh: '您刚才填写的内容还没有报送。', en: 'What you typed was not sent yet.' },
  resumeSend: { zh: '继续报送', en: 'Send it now' },
  signedInAs: { zh: '选择要打开的页面', en: 'Choose what to open' },
  homeReport: { zh: '{programme}：{unit}报送', en: '{programme}: report for {unit}' },
  homeWorkshop: { zh: '报送任务设置', en: 'Workshop' },
  homeDesk: { zh: '{programme}：收报台', en: '{programme}: desk' },
  homeArchive: { zh: '{programme}：归档库', en: '{programme}: archive' },
  homeGuest: { zh: '{programme}：{day}', en: '{programme}: {day}' },
  signedOut: { zh: '请用访问码登录', en: 'Sign in with your access key' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
