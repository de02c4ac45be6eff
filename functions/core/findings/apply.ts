/**
 * The catalogue's lines for a programme that is changed after it was stored (`programme-refusals.ts`): each says what
 * cannot be, and the way that is open.
 */
import type { Entry } from './entry.ts';

export const APPLY_FINDINGS = {
  'programme.stale': {
    level: 'error',
    expected: '以现行版本为底稿的文件',
    zh: ({ seen, expected }) =>
      `现行的是第${expected}版，这份文件${seen}；存入会改回下面所列的各处，所以没有存入。请用 programme show 取出现行版本再改，或核对差异后加 --base ${expected}。`,
    en: ({ seen, expected }) =>
      `Version ${expected} stands; this file ${seen}. Nothing was stored. Change what "programme show" prints, or look at the differences and add --base ${expected}.`,
  },
  'programme.moved': {
    level: 'error',
    expected: '现行版本',
    zh: ({ seen, expected }) =>
      `现行的是第${expected}版，If-Match 写的是第${seen}版；存入会改回 changes 所列的各处，所以没有存入。请重新取出现行版本再改，或核对差异后写 If-Match: "${expected}"。`,
    en: ({ seen, expected }) =>
      `Version ${expected} stands, If-Match says ${seen}; storing would set back what "changes" lists, so nothing was stored. Get the version that stands and change it, or look at the differences and say If-Match: "${expected}".`,
  },
  'programme.if_match': {
    level: 'error',
    expected: '所改版本的版本号',
    zh: () => '没有写明改的是哪一版，没有存入；请在 If-Match 里写上取出时 ETag 的版本号，如 If-Match: "3"。',
    en: () => 'Which version was changed is not said; give the ETag that GET answered with, as If-Match: "3".',
  },
  'programme.other_id': {
    level: 'error',
    expected: '地址中的任务编号',
    zh: ({ seen, expected }) => `文件里的任务编号是“${seen}”，地址里是“${expected}”，没有存入；请改成一致。`,
    en: ({ seen, expected }) => `The file is of programme "${seen}", the address of "${expected}"; nothing was stored.`,
  },
  'programme.two_versions': {
    level: 'error',
    expected: '与 If-Match 相同的版本号',
    zh: ({ seen, expected }) =>
      `文件里写的是第${seen}版，If-Match 写的是第${expected}版，没有存入；请改成一致，或删去文件里的 version 一行。`,
    en: ({ seen, expected }) =>
      `The file says version ${seen}, If-Match ${expected}; make them the same or leave "version" out of the file.`,
  },
  'programme.waits': {
    level: 'error',
    expected: '已有版本开始施行之后，或同一日起施行',
    zh: ({ seen, expected }) =>
      `第${seen}版自${expected}起施行，还没有到；现在改会让它提前施行。请等到那一天再改，或写明 --from ${expected} 与它同日施行。`,
    en: ({ seen, expected }) =>
      `Version ${seen} counts from ${expected}, which has not come. Change it then, or say --from ${expected}.`,
  },
  'programme.reason': {
    level: 'error',
    expected: '理由',
    zh: ({ seen, expected }) =>
      `自${seen}起施行会改动已到期的报告日（尚未到期的第一日是${expected}），请用 --reason 写明理由。`,
    en: ({ seen, expected }) =>
      `Counting from ${seen} changes days that were due already (the first that is not is ${expected}); give a --reason.`,
  },
  'programme.from': {
    level: 'error',
    expected: '2022-04-09 形式的日期',
    zh: ({ seen }) => `“${seen}”不是一个日期，--from 请写成 2022-04-09 的形式。`,
    en: ({ seen }) => `"${seen}" is no day; write --from as 2022-04-09.`,
  },
  'programme.settled': {
    level: 'error',
    expected: '报送内容还在的报告日',
    zh: ({ seen, expected }) =>
      `${expected}及以前的报送内容已按保存期限清除，不能再自${seen}起改动；请写更晚的 --from。`,
    en: ({ seen, expected }) =>
      `Reports up to ${expected} were removed; nothing can be changed from ${seen}. Choose a later day.`,
  },
  'programme.starts_changed': {
    level: 'error',
    expected: '与已存入的相同',
    zh: ({ name, seen, expected }) =>
      `已有报送，“${name}”不能由${expected}改为${seen}：此前的累计数会随之失实。请改回${expected}，或给任务换一个新编号（id）另行开始。`,
    en: ({ name, seen, expected }) =>
      `There are reports: ${name} cannot change from ${expected} to ${seen}, or totals to date become untrue. Set it back, or begin a programme with a new id.`,
  },
  'programme.meaning_changed': {
    level: 'error',
    expected: '新的指标编号',
    zh: ({ name, seen, expected }) =>
      `“${name}”已有数据，不能由${expected}改为${seen}：前后的数不能相加。请用新编号另列一项，需要接续原有数据时写 replaces: 原编号。`,
    en: ({ name, seen, expected }) =>
      `"${name}" has data and cannot change from ${expected} to ${seen}: the figures have no common meaning. Give it a new id, with replaces: the old one where it continues its series.`,
  },
  'programme.numbering_changed': {
    level: 'error',
    expected: '原来的编号',
    zh: ({ seen, expected }) => `已有报送，期号不能改编：原为${expected}，现为${seen}。请把 numbering 改回。`,
    en: ({ seen, expected }) =>
      `There are reports already: numbers stay as they are (${expected}, here ${seen}). Set numbering back.`,
  },
  'programme.target_begins': {
    level: 'error',
    expected: '施行日、当年1月1日或更早已定的起算日',
    zh: ({ name, seen, expected }) =>
      `“${name}”的目标自 ${seen} 起算，但新版本自 ${expected} 才施行，起算日以前的累计数没有留底，完成率会失实。请把 from 写成 ${expected} 或当年1月1日，或用 --from ${seen} --reason 从起算日起施行。`,
    en: ({ name, seen, expected }) =>
      `The target of "${name}" counts from ${seen}, before the version does (${expected}): what stood before is not known, and the rate would be wrong. Write ${expected} or 1 January as its from, or apply with --from ${seen} and a --reason.`,
  },
  'programme.opening_changed': {
    level: 'error',
    expected: '与已存入的相同，或自开始日起施行',
    zh: ({ name, seen, expected }) =>
      `“${name}”的期初数由${expected}改为${seen}，只有自开始日起施行才会计入累计。请用 --from 写开始日并以 --reason 写明理由，或改回${expected}。`,
    en: ({ name, seen, expected }) =>
      `The opening of "${name}" changes from ${expected} to ${seen}, which counts only from the first day: use --from with that day and a --reason, or set it back.`,
  },
  'programme.indicator_returns': {
    level: 'error',
    expected: '没有用过的编号',
    zh: ({ name, seen, expected }) =>
      `“${name}”的编号${seen}用过，自${expected}起已不再统计，中间各日没有数，累计会失实。请用新编号，或用 --from ${expected} --reason 从去掉之日起恢复。`,
    en: ({ name, seen, expected }) =>
      `The id ${seen} of "${name}" was used until ${expected}; the days between have no figures. Use a new id, or restore it with --from ${expected} and a --reason.`,
  },
  'programme.replaces': {
    level: 'error',
    expected: '此前有而这份文件不再列出的指标',
    zh: ({ seen }) => `replaces 所写的“${seen}”不是此前有、现在不再列出的指标，请改正或去掉 replaces。`,
    en: ({ seen }) => `replaces names "${seen}", which is not an indicator that was there before and is left out now.`,
  },
  'programme.replaces_changed': {
    level: 'error',
    expected: '与已存入的相同',
    zh: ({ name, seen, expected }) =>
      `“${name}”已有数据，原为“${expected}”，现为“${seen}”：从哪里接着算不能事后改动。请把 replaces 一行改回；确需改动的，用新编号另列一项。`,
    en: ({ name, seen, expected }) =>
      `"${name}" has data; where it goes on from cannot change afterwards (${expected}, here ${seen}). Set the line replaces back, or begin under a new id.`,
  },
  'programme.replaces_opening': {
    level: 'error',
    expected: '不写期初数',
    zh: ({ name, seen, expected }) =>
      `“${name}”接续原指标的累计（期初数${expected}已在其中），不能另写期初数${seen}：会重复计入。请去掉 opening、openings；确需从头累计的，去掉 replaces。`,
    en: ({ name, seen, expected }) =>
      `"${name}" carries on the total of the one that it replaces, its opening of ${expected} included: an opening of ${seen} would count twice. Leave out opening and openings, or replaces where it shall begin anew.`,
  },
  'programme.day_gone': {
    level: 'error',
    expected: '仍是报告日',
    zh: ({ seen }) => `${seen}已日结或印发，不能改为不报送的日子；请让它仍是报告日，或自更晚的日子起施行。`,
    en: ({ seen }) =>
      `${seen} is closed or issued and cannot become a day without reports; keep it, or count from a later day.`,
  },
} as const satisfies Record<string, Entry>;
