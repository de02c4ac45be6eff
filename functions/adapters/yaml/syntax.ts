/**
 * What YAML's parser complains about, in words for a person who has never heard of tokens.
 */
import { type Document, type ErrorCode, visit } from 'yaml';

/** An alias may save typing (a list of units); a file that unfolds a thousandfold is an attack or a mistake. */
export const MOST_ALIASES = 100;
/** One lost bracket can bring hundreds of complaints. */
const MOST_FINDINGS = 20;

const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: '别名（*）没有对应的锚点（&）；文字中的 * 请加引号',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对，请改用单引号',
  BAD_INDENT: '缩进不对，同一级的各行要对齐',
  BAD_SCALAR_START: '文字不能以这个符号开头，请给文字加引号',
  BLOCK_AS_IMPLICIT_KEY: '冒号太多或缩进不对；文字里有冒号时请加引号',
  BLOCK_IN_FLOW: '花括号或方括号里的缩进不对',
  DUPLICATE_KEY: '同一处有两个相同的键，请只留一个',
  MISSING_CHAR: '少了逗号、冒号、引号或括号',
  MULTILINE_IMPLICIT_KEY: '这一行少了冒号，或者括号、引号没有成对',
  MULTIPLE_DOCS: '一个文件只能有一个任务，不能用 --- 分开写几个',
  NON_STRING_KEY: '键必须是文字，不能是列表或花括号',
  RESOURCE_EXHAUSTION: '嵌套过深，不是一个任务文件',
  TAB_AS_INDENT: '缩进不能用制表符，请用空格',
  TAG_RESOLVE_FAILED: '不能使用这种标签（!），请去掉',
  UNEXPECTED_TOKEN: '这里多了字符，或者前面少了逗号、引号或括号',
};

export interface SyntaxProblem {
  /** In characters from the start of the file. */
  readonly offset: number;
  readonly words: string;
}

/** What YAML itself refuses, and aliases that lead nowhere or unfold too far. */
export function syntaxFindings(doc: Document.Parsed): SyntaxProblem[] {
  const complaints = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    words: WORDS[code] ?? message.split('\n')[0] ?? code,
  }));
  const tooDeep = complaints.filter(({ words }) => words === WORDS.RESOURCE_EXHAUSTION);
  if (tooDeep.length > 0) return tooDeep.slice(0, 1);
  return (doc.errors.length > 0 ? complaints : [...complaints, ...aliasProblems(doc)]).slice(0, MOST_FINDINGS);
}

function aliasProblems(doc: Document.Parsed): SyntaxProblem[] {
  const lost: SyntaxProblem[] = [];
  visit(doc, {
    Alias(_key, node) {
      const words = WORDS.BAD_ALIAS ?? '';
      if (node.resolve(doc) === undefined) lost.push({ offset: node.range?.[0] ?? 0, words });
    },
  });
  if (lost.length > 0) return lost;
  try {
    doc.toJS({ maxAliasCount: MOST_ALIASES });
    return [];
  } catch (error) {
    if (error instanceof ReferenceError) return [{ offset: 0, words: '别名（*）展开过多，请把内容直接写出来' }];
    throw error;
  }
}
