/**
 * Holds what a template wrote against the elements that there are: every mistake at once, each with its place.
 */
import type { TemplateProblem } from '../../core/briefing/template-error.ts';
import { ELEMENT_NAMES, expectedWords, follows, ruleOf } from './elements.ts';
import type { ElementNode, HtmlNode } from './read-html.ts';
import type { Marked } from './source-marks.ts';

export function checkHtml(root: ElementNode, { placeAt }: Marked): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const refuse = (node: HtmlNode, message: string, known: readonly string[] = []): void =>
    void problems.push({ ...placeAt(node.at), message, known });
  const visit = (element: ElementNode): void => {
    const rule = ruleOf(element.name);
    for (const child of element.children) {
      if (child.kind === 'text') {
        if (!rule?.text && child.text.trim() !== '')
          refuse(child, `${tag(element)} 里不能直接写文字“${shorten(child.text)}”。`);
      } else if (ruleOf(child.name) === undefined || child.name === '') {
        refuse(child, `没有元素 <${child.name}>。`, ELEMENT_NAMES);
      } else {
        if (!rule?.children.includes(child.name))
          refuse(child, `<${child.name}> 不能放在 ${tag(element)} 里。`, rule?.children);
        checkAttributes(child, refuse);
        visit(child);
      }
    }
  };
  visit(root);
  return problems;
}

function checkAttributes(
  element: ElementNode,
  refuse: (node: HtmlNode, message: string, known?: readonly string[]) => void,
) {
  const rule = ruleOf(element.name);
  const allowed = { ...rule?.attributes, ...rule?.optional };
  for (const [name, value] of Object.entries(element.attributes)) {
    const expected = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (expected === undefined) refuse(element, `<${element.name}> 没有属性 ${name}。`, Object.keys(allowed));
    else if (!follows(value, expected)) {
      refuse(element, `<${element.name}> 的属性 ${name} 不能是“${shorten(value)}”。`, expectedWords(expected));
    }
  }
  for (const name of Object.keys(rule?.attributes ?? {})) {
    if (!Object.hasOwn(element.attributes, name)) refuse(element, `<${element.name}> 缺少属性 ${name}。`);
  }
}

const tag = ({ name }: ElementNode): string => (name === '' ? '最外层' : `<${name}>`);
const shorten = (text: string): string => {
  const shown = [...text.trim()];
  return shown.length <= 20 ? shown.join('') : `${shown.slice(0, 19).join('')}…`;
};
