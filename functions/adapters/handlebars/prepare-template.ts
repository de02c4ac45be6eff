/**
 * A template's text made strict before it is compiled: what it may use is checked on its syntax tree, every name is made
 * required (Handlebars alone lets `{{#if typo}}` pass), and its text is marked with file and line.
 */
import Handlebars from 'handlebars';
import type { TemplateProblem } from '../../core/briefing/template-error.ts';
import { markOf } from './source-marks.ts';

const BLOCKS = ['if', 'unless', 'each', 'with'];
/** Prints a value; put around every `{{name}}` here, so that a list or a blank is refused with its line. */
export const PRINT = 'print-value';

interface Source {
  readonly file: string;
  /** Its index among the template's files, for marks. */
  readonly index: number;
  readonly text: string;
  /** Partials that may be called. */
  readonly partials: readonly string[];
}

export interface Prepared {
  readonly ast: hbs.AST.Program | undefined;
  readonly problems: readonly TemplateProblem[];
  /** Every path that the template names, for errors that Handlebars reports without a line. */
  readonly paths: readonly { readonly original: string; readonly parts: readonly string[]; readonly line: number }[];
}

export function prepareTemplate(source: Source): Prepared {
  try {
    const preparer = new Preparer(source);
    // Its own rule about lines that hold a tag alone would hide where a line began; white space is settled in build-inlines.ts.
    const ast = Handlebars.parse(source.text, { ignoreStandalone: true });
    preparer.accept(ast);
    return { ast, problems: preparer.problems, paths: preparer.paths };
  } catch (error) {
    return { ast: undefined, problems: [syntaxProblem(source, error)], paths: [] };
  }
}

function syntaxProblem({ file }: Source, error: unknown): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const line = (error as { lineNumber?: number }).lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  const seen = message.replace(/ - \d+:\d+$/, '').replaceAll('\n', ' ');
  return { file, line, message: `写法有误（${seen}）。`, known: [] };
}

class Preparer extends Handlebars.Visitor {
  readonly problems: TemplateProblem[] = [];
  readonly paths: { original: string; parts: readonly string[]; line: number }[] = [];
  readonly #source: Source;
  #before = '';

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    const original = content.original as unknown as string;
    const skipped = original.slice(0, Math.max(0, original.indexOf(content.value)));
    const line = content.loc.start.line + skipped.split('\n').length - 1;
    this.#before = content.value;
    content.value = markOf(this.#source.index, line) + content.value;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const path = mustache.path as hbs.AST.PathExpression;
    if (!mustache.escaped) this.#refuse(mustache, `不得使用不转义的输出 {{{${path.original}}}}。`);
    if (/=\s*$/.test(this.#before)) this.#refuse(mustache, `属性值须加引号：="{{${path.original}}}"。`);
    if (mustache.params.length > 0)
      this.#refuse(
        mustache,
        `不能使用“${path.original}”。`,
        BLOCKS.map((name) => `#${name}`),
      );
    super.MustacheStatement(mustache);
    this.#before = '';
    mustache.params = [path];
    mustache.path = { ...path, type: 'PathExpression', parts: [PRINT], original: PRINT, data: false, depth: 0 };
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const { original } = block.path;
    if (!BLOCKS.includes(original))
      this.#refuse(
        block,
        `没有“#${original}”。`,
        BLOCKS.map((name) => `#${name}`),
      );
    this.acceptArray(block.params);
    this.accept(block.program);
    if (block.inverse) this.accept(block.inverse);
    this.#before = '';
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const name = (partial.name as hbs.AST.PathExpression).original;
    if (!this.#source.partials.includes(name)) this.#refuse(partial, `没有部件“${name}”。`, this.#source.partials);
    this.acceptArray(partial.params);
    if (partial.hash) this.acceptArray(partial.hash.pairs.map((pair) => pair.value));
    this.#before = '';
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#refuse(expression, `模板不做计算：（${expression.path.original} …）。`);
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.#refuse(decorator, '不能使用 {{* …}}。');
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    this.#refuse(decorator, '不能使用 {{#* …}}。');
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.#refuse(partial, '不能使用 {{#> …}}。');
  }

  /** `strict` makes Handlebars look the name up with its place, also where it is an argument of #if or #each. */
  override PathExpression(path: hbs.AST.PathExpression): void {
    (path as { strict?: boolean }).strict = true;
    this.paths.push({ original: path.original, parts: path.parts, line: path.loc.start.line });
  }

  #refuse(node: hbs.AST.Node, message: string, known: readonly string[] = []): void {
    this.problems.push({ file: this.#source.file, line: node.loc.start.line, message, known });
  }
}
