/**
 * One briefing template and its partials, compiled and run: data in, marked HTML out.
 *
 * Strict in every way that Handlebars offers (strict names, known helpers only, no prototype access) and in those it lacks
 * (see prepare-template.ts). Only files of the template's folder are ever compiled, never anything that was reported.
 */
import Handlebars from 'handlebars';
import { TemplateError, type TemplateProblem } from '../../core/briefing/template-error.ts';
import { PRINT, type Prepared, prepareTemplate } from './prepare-template.ts';
import { type Marked, protect, readMarks } from './source-marks.ts';

export interface TemplateFile {
  /** `daily/briefing.hbs` */
  readonly file: string;
  /** `briefing` */
  readonly name: string;
  readonly text: string;
}

const OPTIONS = { strict: true, knownHelpersOnly: true, preventIndent: true, knownHelpers: { [PRINT]: true } } as const;
const ACCESS = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false } as const;

type Fill = (data: object) => Marked;
type Failure = Error & { lineNumber?: number; file?: string };

/**
 * Compiles `files`; the first is the template, the others its partials.
 * @throws TemplateError with every mistake that can be seen without data.
 */
export function compileTemplate(files: readonly TemplateFile[]): Fill {
  const partials = files.slice(1).map(({ name }) => name);
  const prepared = files.map(({ file, text }, index) => prepareTemplate({ file, index, text, partials }));
  const problems = prepared.flatMap((each) => each.problems);
  if (problems.length > 0) throw new TemplateError(problems);
  const engine = Handlebars.create();
  engine.registerHelper(PRINT, printValue);
  const compiled = prepared.map(({ ast }, index) => named(engine.compile(ast, OPTIONS), files[index]?.file ?? ''));
  const [main, ...rest] = compiled;
  for (const [index, partial] of rest.entries()) engine.registerPartial(partials[index] ?? '', partial);
  return (data) => {
    const run = (given: object): string => main?.(given, ACCESS) ?? '';
    try {
      return readMarks(
        run(freeze(data)),
        files.map(({ file }) => file),
      );
    } catch (error) {
      throw new TemplateError([explain(error as Failure, run, data, files, prepared)]);
    }
  };
}

/** Notes on an error in which file it happened: Handlebars knows the line alone. */
function named(template: Handlebars.TemplateDelegate, file: string): Handlebars.TemplateDelegate {
  return (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      (error as Failure).file ??= file;
      throw error;
    }
  };
}

/** Refuses to print what is not text: a blank would be read as "nothing there", a list as noise. */
function printValue(value: unknown, { loc }: { loc: { start: { line: number } } }): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const seen = value === null || value === undefined ? '空值，先用 {{#if}} 判断' : '一组数据，不是文字';
  throw Object.assign(new Error(`要输出的是${seen}。`), { lineNumber: loc.start.line, plain: true });
}

/** A copy without prototypes, so that `constructor` is no name, and with text made safe for marks. */
function freeze(value: unknown, seen: (target: object) => object = (target) => target): object {
  const copy = (each: unknown): unknown => {
    if (typeof each === 'string') return protect(each);
    if (Array.isArray(each)) return each.map(copy);
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).map(([key, inner]) => [key, copy(inner)] as const);
    return seen(Object.assign(Object.create(NAMELESS), Object.fromEntries(entries)));
  };
  return copy(value) as object;
}

/** All that a copy inherits: how Handlebars may show it in a message. A symbol, so that no template can name it. */
const NAMELESS = Object.freeze(Object.assign(Object.create(null), { [Symbol.toPrimitive]: () => '[object]' }));

/** Runs once more, watching which name was asked for where, to say which names exist there. */
function explain(
  error: Failure & { plain?: true },
  run: (data: object) => string,
  data: object,
  files: readonly TemplateFile[],
  prepared: readonly Prepared[],
): TemplateProblem {
  const file = error.file ?? files[0]?.file ?? '';
  const line = error.lineNumber ?? null;
  if (error.plain) return { file, line, message: error.message, known: [] };
  const name = /^"(.*)" not defined in/s.exec(error.message)?.[1];
  if (name !== undefined) return { file, line, message: `没有名称“${name}”。`, known: namesWhere(name, run, data) };
  const part = /reading '(.+)'/.exec(error.message)?.[1];
  const path = prepared[files.findIndex((each) => each.file === file)]?.paths.find(({ parts }) =>
    parts.includes(part ?? ''),
  );
  if (path !== undefined) {
    return { file, line: path.line, message: `“${path.original}”的上一级是空值，先用 {{#if}} 判断。`, known: [] };
  }
  return { file, line, message: `无法填写（${error.message}）。`, known: [] };
}

function namesWhere(name: string, run: (data: object) => string, data: object): readonly string[] {
  let known: readonly string[] = [];
  const watched = (target: object): object =>
    new Proxy(target, {
      has(inner, key) {
        const found = Reflect.has(inner, key);
        if (!found && key === name) known = Object.keys(inner);
        return found;
      },
    });
  try {
    run(freeze(data, watched));
  } catch {
    // The same error as before; the names are what was wanted.
  }
  return known.toSorted();
}
