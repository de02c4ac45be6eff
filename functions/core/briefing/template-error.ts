/**
 * What a template's author is told: every mistake that was found, each with file, line and the names that exist.
 */

export interface TemplateProblem {
  /** Path inside templates/briefings, `daily/briefing.hbs`. */
  readonly file: string;
  /** 1-based; null when the mistake is not in one place. */
  readonly line: number | null;
  /** What is wrong, in a Chinese sentence. */
  readonly message: string;
  /** Names or elements that could stand there instead. */
  readonly known: readonly string[];
}

/** Thrown by `BriefingTemplates.compose`. `message` holds all problems, one a line. */
export class TemplateError extends Error {
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(problemWords).join('\n'));
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

/** `daily/briefing.hbs 第12行：没有名称“tota”。可用：day、total。` */
function problemWords({ file, line, message, known }: TemplateProblem): string {
  const place = line === null ? file : `${file} 第${line}行`;
  return `${place}：${message}${known.length === 0 ? '' : `可用：${known.join('、')}。`}`;
}
