/**
 * What can be wrong with stored records and files: said by `jianbao verify`, each with what is affected and what to do.
 *
 * A catalogue of its own beside `core/findings/finding.ts`, which is about input and travels to the browser with the form.
 */
import type { ReportingDay } from '../values/values.ts';

export interface Problem {
  readonly code: ProblemCode;
  /** Which record or file: `submissions/2022-04-08/gaoxin/2`, `editions/2022-04-08/1/briefing.docx`, `register/2022`. */
  readonly path: string;
  /** The reporting day that it belongs to; absent: the programme as a whole. */
  readonly day?: ReportingDay;
  /** A whole Chinese sentence or two: what is wrong with what, what is affected, what to do. */
  readonly message: string;
}

/** Work that was begun and is not ended: no damage, and no reason to restore. */
export interface Unfinished {
  readonly path: string;
  readonly day?: ReportingDay;
  /** What is begun, and what to do. */
  readonly message: string;
}

export interface ProblemWords {
  readonly path: string;
  readonly day?: ReportingDay;
  /** How people call it: `2022-04-08 高新区大队第 2 次修订`. */
  readonly name: string;
  readonly seen?: string;
  readonly affects: string;
}

type Sentence = (words: { readonly name: string; readonly seen: string }) => string;

/** Each says what is wrong; what is affected is added behind, and then what to do. */
const CATALOGUE = {
  'record.unreadable': {
    wrong: ({ name, seen }) => `${name}读不出来（${seen}）。`,
    todo: '请从备份恢复这条记录。',
  },
  'record.altered': {
    wrong: ({ name }) => `${name}的记录与写入时不一致，内容被改动过。`,
    todo: '请从备份恢复这条记录。',
  },
  'record.misplaced': {
    wrong: ({ name, seen }) => `${name}的记录里写的是${seen}，与存放位置不符。`,
    todo: '请从备份恢复这条记录。',
  },
  'revision.checksum': {
    wrong: ({ name, seen }) => `${name}的内容与其校验码不符（按内容算出的是 ${seen}）。`,
    todo: '请与单位的回执核对，并从备份恢复这条记录。',
  },
  'revision.chain': {
    wrong: ({ name, seen }) => `${name}与上一次修订不衔接（${seen}）。`,
    todo: '中间的修订可能丢失或被改动，请从备份恢复。',
  },
  'close.missing': {
    wrong: ({ name }) => `${name}没有日结。`,
    todo: '请运行 jianbao close 重新日结，仍不一致再从备份恢复。',
  },
  'close.differs': {
    wrong: ({ name, seen }) => `${name}与按报送重新计算的结果不一致（${seen}）。`,
    todo: '请先查明被改动的记录，再运行 jianbao close 重新日结。',
  },
  'history.differs': {
    wrong: ({ name }) => `${name}与按所补录的行重新计算的结果不一致。`,
    todo: '请从备份恢复，或由编发单位用原来的文件重新补录（--replace）。',
  },
  'figures.differ': {
    wrong: ({ name }) => `${name}的汇总与按日结重新汇总的结果不一致。`,
    todo: '请先查明日结是否被改动；日结无误时运行 jianbao summarise 重新汇总。',
  },
  'edition.chain': {
    wrong: ({ name, seen }) => `${name}与前一版不衔接（${seen}）。`,
    todo: '中间的版次可能丢失或被改动，请从备份恢复。',
  },
  'edition.differs': {
    wrong: ({ name, seen }) => `${name}所印的日结与现存的日结不一致（${seen}），而印发之后没有补报或更正。`,
    todo: '请查明被改动的记录，并从备份恢复。',
  },
  'file.missing': {
    wrong: ({ name }) => `${name}不在归档库中。`,
    todo: '请从备份恢复这个文件。',
  },
  'file.altered': {
    wrong: ({ name, seen }) => `${name}与印发时不一致（${seen}）。`,
    todo: '请停止分发，并从备份恢复这个文件。',
  },
  'photo.missing': {
    wrong: ({ name }) => `${name}所附的照片不在库中。`,
    todo: '请从备份恢复这张照片。',
  },
  'photo.altered': {
    wrong: ({ name, seen }) => `${name}所附的照片与报送时不一致（${seen}）。`,
    todo: '请从备份恢复这张照片。',
  },
  'text.differs': {
    wrong: ({ name }) => `${name}的检索文本缺失或被改动。`,
    todo: '请从备份恢复；简报文件不受影响。',
  },
  'edition.missing': {
    wrong: ({ name, seen }) => `${name}不见了（${seen}）。`,
    todo: '请查明由谁删除，并从备份恢复。',
  },
  'register.gap': {
    wrong: ({ name, seen }) => `${name}期号不连续或有重号（${seen}）。`,
    todo: '请从备份恢复登记簿，不要手工补号。',
  },
  'register.differs': {
    wrong: ({ name, seen }) => `${name}与期号登记簿不一致（${seen}）。`,
    todo: '请查明被改动的记录，并从备份恢复。',
  },
  'decision.chain': {
    wrong: ({ name, seen }) => `${name}与上一条决定不衔接（${seen}）。`,
    todo: '请从备份恢复。',
  },
  'audit.chain': {
    wrong: ({ name, seen }) => `${name}与上一条不衔接（${seen}）。`,
    todo: '中间的条目可能被删或被改动，请与先前导出的操作记录核对，并从备份恢复。',
  },
  'audit.unrecorded': {
    wrong: ({ name }) => `${name}没有对应的操作记录。`,
    todo: '可能是保存后中断，打开操作记录页即补记；若并未中断，则条目被删，请与先前的导出核对。',
  },
  'audit.gone': {
    wrong: ({ name }) => `${name}已不存在，而操作记录中写有它。`,
    todo: '请从备份恢复这条记录。',
  },
  'audit.differs': {
    wrong: ({ name }) => `${name}与操作记录所写的不一致。`,
    todo: '请从备份恢复这条记录。',
  },
  'removal.close': {
    wrong: ({ name }) => `${name}与销毁报送时留存的校验码不符，而报送已销毁，不能重新计算。`,
    todo: '请从备份恢复日结。',
  },
  'removal.unproven': {
    wrong: ({ name, seen }) => `${name}的报送已不在，但销毁记录不能证明它们是按保管期限销毁的（${seen}）。`,
    todo: '请与导出的操作记录和备份核对，并从备份恢复。',
  },
  'removal.left': {
    wrong: ({ name, seen }) => `${name}记为已销毁，库中却还有${seen}。`,
    todo: '请再运行一次 jianbao retain；仍有则查明由谁写入。',
  },
  'removal.run': {
    wrong: ({ name, seen }) => `${name}与逐日的销毁记录不一致（${seen}）。`,
    todo: '销毁记录被改动或被删，请从备份恢复。',
  },
} as const satisfies Record<string, { readonly wrong: Sentence; readonly todo: string }>;

export type ProblemCode = keyof typeof CATALOGUE;

export function problem(code: ProblemCode, { path, day, name, seen = '', affects }: ProblemWords): Problem {
  const { wrong, todo }: { wrong: Sentence; todo: string } = CATALOGUE[code];
  const message = `${wrong({ name, seen })}受影响：${affects}。${todo}`;
  return { code, path, ...(day === undefined ? {} : { day }), message };
}
