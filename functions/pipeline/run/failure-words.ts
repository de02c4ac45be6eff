/**
 * Why a run broke off, in a sentence for the office's ledger. The log has the error in full.
 */

const LONGEST = 300;

/** Errors of a template carry their own sentence, others what the program said: short, so that a board can show it. */
export function whyItFailed(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const [first = ''] = said.split('\n');
  const short = [...first].slice(0, LONGEST).join('');
  return short === '' ? '程序出错，没有说明；请查看日志。' : short;
}
