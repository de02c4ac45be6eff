/**
 * Words of the desk's navigation, which stands on pages of several functions (see `words.ts`, which joins them to its own).
 */

export const DESK_NAV_WORDS = {
  deskPages: { zh: '收报台页面', en: 'Pages of the desk' },
  deskNavBoard: { zh: '收报', en: 'Reports' },
  deskNavFiles: { zh: '表格代报', en: 'By file' },
  deskNavPreview: { zh: '预览', en: 'Preview' },
  deskNavCorrections: { zh: '更正', en: 'Corrections' },
  deskNavDeliveries: { zh: '发送情况', en: 'Deliveries' },
  deskNavRuns: { zh: '运行记录', en: 'Run ledger' },
  deskNavRosters: { zh: '核对表', en: 'Rosters' },
  deskNavMatters: { zh: '督办', en: 'Matters' },
  deskNavDigests: { zh: '周报月报', en: 'Digests' },
  deskNavUnits: { zh: '单位与访问码', en: 'Units and keys' },
  deskNavCalendar: { zh: '工作日历', en: 'Workdays' },
  deskNavAudit: { zh: '操作记录', en: 'Audit' },
} as const;
