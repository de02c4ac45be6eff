/**
 * Part of `verify.ts`: reading what may be broken. What cannot be read is a problem with a name, and the rest goes on.
 */
import { type Problem, type ProblemWords, problem } from '../../core/verify/problem.ts';

/** What was read, or `instead` and a problem when that failed. */
export async function readOr<Value>(
  problems: Problem[],
  words: Omit<ProblemWords, 'seen'>,
  instead: Value,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    const seen = error instanceof Error ? error.message.slice(0, 120) : String(error);
    problems.push(problem('record.unreadable', { ...words, seen }));
    return instead;
  }
}
