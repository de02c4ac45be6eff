/**
 * A programme with a ledger of projects that three units keep, as somebody writes it who has read the documentation.
 */
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';

export const LEDGER_FILE = `id: suizhou
title: 项目建设专报
organisation: 某市住房和城乡建设局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2022-04-01
schedule: { days: every, due: "18:00", issue: "+1d 08:00" }
template: daily
units:
  - { id: a, name: 临河区 }
  - { id: b, name: 五原县 }
  - { id: c, name: 磴口县 }
sections:
  - { id: build, title: 项目进展, say: "在建项目{building.day}，停工{stopped.day}，累计完成投资{invested.day}" }
indicators:
  - { id: staff, name: 在岗人员, unit: 人, kind: stock }
  - { id: all, name: 项目总数, unit: 个, kind: stock, from: { ledger: projects, count: true } }
  - { id: building, name: 在建项目, unit: 个, kind: stock, from: { ledger: projects, count: "state == '在建'" } }
  - { id: stopped, name: 停工项目, unit: 个, kind: stock, carry: true, from: { ledger: projects, count: "state == '停工'" } }
  - { id: invested, name: 在建项目累计投资, unit: 万元, kind: stock, decimals: 2, from: { ledger: projects, sum: invested, where: "state in ['在建', '停工']" } }
  - { id: share, name: 在建率, unit: "%", kind: ratio, of: [building, all], decimals: 1 }
ledgers:
  - id: projects
    name: 在建项目台账
    key: name
    columns:
      - { id: name, name: 项目名称, kind: text, required: true }
      - { id: invested, name: 累计完成投资, unit: 万元, kind: number, decimals: 2 }
      - { id: progress, name: 形象进度, kind: percent, max: 100 }
      - { id: state, name: 状态, kind: choice, of: [未开工, 在建, 停工, 竣工], required: true }
      - { id: finish, name: 计划竣工, kind: date }
      - { id: problem, name: 存在问题, kind: text }
    closed: state == '竣工'
    list: state == '停工' || problem != '' || finish < day && state != '竣工'
    rules:
      - { check: "state != '竣工' || progress == 100", level: error, message: 竣工项目的形象进度应为 100 }
narratives: [工作动态, 问题协调]
`;

export const ledgerFile = (change: (text: string) => string = (text) => text) => readProgrammeFile(change(LEDGER_FILE));

/** @throws Error with what is wrong with it */
export function ledgerProgramme(change?: (text: string) => string): Programme {
  const { programme, findings } = ledgerFile(change);
  if (programme === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return programme;
}
