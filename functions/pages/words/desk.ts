/**
 * Words of the desk's board and reminders (see `words.ts`; joined by `runtime/http/desk-web.ts`).
 */

export const DESK_WORDS = {
  // what stands between the day and its briefing
  blocksTitle: { zh: '需要处理', en: 'Needs somebody' },
  blocksNone: { zh: '没有影响编发的事项。', en: 'Nothing keeps the briefing back.' },
  blockLook: { zh: '去处理', en: 'Deal with it' },
  blockWho: { zh: '看是哪些', en: 'See which' },
  blockFailed: { zh: '编发没有成功：{why}程序会继续重试。', en: 'Issuing failed: {why} It is tried again.' },
  blockNoRun: {
    zh: '到点没有编发，也没有运行记录，定时程序可能没有运行，请联系系统管理员。',
    en: 'nothing was issued and no run is on record; the clock may not be running. Tell the administrator.',
  },
  blockHeld: {
    zh: '已于{time}暂停编发（{by}），解除后才会编发。',
    en: 'Held since {time} ({by}); it goes out when released.',
  },
  blockSignOff: { zh: '等待签发，签发后才会编发。', en: 'Waits for its sign-off.' },
  blockSignAgain: {
    zh: '签发后内容有变，原来的签名不再有效，重新签发后才会编发。',
    en: 'What was signed has changed since; it goes out when it is signed again.',
  },
  blockSign: { zh: '去签发', en: 'Sign it' },
  issueAnyway: { zh: '仍要编发', en: 'Issue all the same' },
  confirmTitle: { zh: '编发前请核对', en: 'Look at this before issuing' },
  confirmEarly: { zh: '报送时限（{time}）还没有到', en: 'The deadline ({time}) is not over' },
  confirmMissing: { zh: '{count}个单位未报：{names}', en: '{count} units are missing: {names}' },
  confirmReturned: {
    zh: '{count}个单位的报送已退回，还没有重报：{names}',
    en: '{count} reports were returned and not replaced: {names}',
  },
  confirmTick: { zh: '以上情况我已核对，仍要现在编发', en: 'I have looked at this and issue all the same' },
  issueSigned: { zh: '已签发，签的就是现在的内容。', en: 'Signed as it stands now.' },
  blockReturned: { zh: '{count}份报送已退回，还没有重报', en: '{count} reports were returned and not yet replaced' },
  blockQuestioned: {
    zh: '{count}个单位的数字与往日相差较大，没有说明原因',
    en: '{count} units reported unusual figures without a reason',
  },
  blockUndelivered: {
    zh: '第{edition}版有{count}个对象没有送达，程序不会再自动发送',
    en: 'Edition {edition} did not reach {count} recipients and is not tried again',
  },
  blockOutdated: {
    zh: '{count}期已编发的简报与现有数字不符（有补报或修改）',
    en: '{count} issued briefings no longer say what stands; reports changed since',
  },
  blockOutdatedIssue: { zh: '{day}（第{issue}期）', en: '{day} (issue {issue})' },
  blockCorrect: { zh: '去更正', en: 'Correct them' },
  blockSetCalendar: { zh: '去填写', en: 'Enter them' },
  blockCalendar: {
    zh: '还没有{year}年的放假调休安排，届时按周一至周五为工作日；请在通知公布后填写工作日历。',
    en: 'The public holidays of {year} are not known; Monday to Friday will count as workdays until they are entered.',
  },

  // board
  boardEverybody: { zh: '全部', en: 'All' },
  boardQuestioned: { zh: '有疑问', en: 'Questioned' },
  boardNoise: { zh: '文字有杂质', en: 'Noise in text' },
  boardPhotos: { zh: '有照片', en: 'With photos' },
  boardStates: { zh: '按状态筛选', en: 'Filter by state' },
  boardFind: { zh: '按单位和组别查找', en: 'Find by name and group' },
  boardText: { zh: '单位名称', en: 'Name' },
  boardGroup: { zh: '组别', en: 'Group' },
  boardAnyGroup: { zh: '全部组别', en: 'Any group' },
  boardGo: { zh: '查找', en: 'Find' },
  boardSort: { zh: '排序', en: 'Order' },
  orderAttention: { zh: '先看要处理的', en: 'What needs a look first' },
  orderUnit: { zh: '任务顺序', en: 'As listed' },
  orderTime: { zh: '最近收到', en: 'Latest first' },
  orderGroup: { zh: '组别', en: 'By group' },
  boardAll: { zh: '共{all}个单位', en: '{all} units' },
  boardSome: { zh: '{all}个单位中的{count}个', en: '{count} of {all} units' },
  boardNobody: { zh: '没有符合条件的单位。', en: 'No unit is like that.' },
  boardJump: { zh: '跳到未报单位', en: 'Jump to those missing' },
  boardReceived: { zh: '收到', en: 'Received' },
  boardRevision: { zh: '第{revision}次', en: 'revision {revision}' },
  boardTick: { zh: '勾选', en: 'Tick' },
  flagQuestions: { zh: '疑问{count}', en: '{count} questions' },
  flagReturned: { zh: '已退回', en: 'returned' },
  flagAccepted: { zh: '已通过', en: 'accepted' },
  flagNoise: { zh: '杂质{count}', en: 'noise {count}' },
  flagPhotos: { zh: '照片{count}', en: '{count} photos' },
  liveNow: { zh: '{time}更新', en: 'Up to date at {time}' },
  liveChanged: { zh: '{count}个单位有变化', en: '{count} units changed' },
  liveStale: {
    zh: '连不上服务器，下面是{time}的情况，正在重试。',
    en: 'The server cannot be reached; this is how things stood at {time}. Trying again.',
  },
  liveSignedOut: {
    zh: '登录已过期，下面是{time}的情况，请重新登录。',
    en: 'Your session ended; this is of {time}. Sign in again.',
  },

  // accepting
  acceptAll: { zh: '通过全部没有疑问的报送', en: 'Accept every report without questions' },
  acceptedAll: { zh: '已通过{count}份没有疑问的报送。', en: '{count} reports without questions accepted.' },
  acceptedNone: { zh: '没有可以一并通过的报送。', en: 'There was no report to accept.' },

  // reminders
  remindAll: { zh: '提醒全部未报单位（{count}）', en: 'Remind all that are missing ({count})' },
  remindTicked: { zh: '提醒勾选的单位', en: 'Remind those ticked' },
  remindTitle: { zh: '提醒记录', en: 'Reminders' },
  remindNone: { zh: '今天还没有提醒过。', en: 'Nobody was reminded of this day yet.' },
  remindSent: { zh: '提醒已交办，结果见下面的提醒记录。', en: 'The reminder is under way; see below what came of it.' },
  remindedByPlan: { zh: '{time} 按计划提醒{count}个单位', en: '{time}: {count} units, as planned' },
  remindedByHand: { zh: '{time} 由{by}提醒{count}个单位', en: '{time}: {count} units, by {by}' },
  remindedNobody: { zh: '应报单位都已报送，没有发送。', en: 'Nobody owed a report; nothing was sent.' },
  remindedNoChannel: {
    zh: '任务没有设置群机器人，这些单位也没有登记邮箱，没有发送。',
    en: 'The programme has no group robot and these units no mail; nothing was sent.',
  },
  remindedOpen: { zh: '正在发送，或发送时中断，没有结果。', en: 'Being sent, or cut off while it was.' },
  noticeBy: { zh: '{time} 由{by}发送', en: '{time}, by {by}' },
  told: { zh: '已送达', en: 'taken' },
  toldNot: { zh: '未送达', en: 'not taken' },
} as const;
