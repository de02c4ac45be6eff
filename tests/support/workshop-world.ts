/**
 * The workshop as an administrator of the house uses it: pages opened, forms sent as a browser sends them.
 */
import { parseDocument } from 'htmlparser2';
import { HOUSE } from '../../functions/core/workshop/house.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { openWebWorld, type WebWorld } from './web-world.ts';

type Element = Extract<ReturnType<typeof parseDocument>['children'][number], { attribs: unknown }>;
type Node = ReturnType<typeof parseDocument>['children'][number];

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface WorkshopWorld {
  readonly web: WebWorld;
  /** A page's markup; fails where it is not answered with 200. */
  open(path: string): Promise<string>;
  /** Opens the page, fills these in, sends its form; gives where it leads and what is said there. */
  send(path: string, changes: Fields, act?: string): Promise<{ status: number; to: string; html: string }>;
  /** Sends exactly these fields. */
  post(path: string, fields: Fields): Promise<{ status: number; to: string; html: string }>;
}

export async function openWorkshop(): Promise<WorkshopWorld> {
  const web = await openWebWorld();
  const at = '2022-03-31T00:00:00.000Z';
  const { key } = await createKey(web.world.table, { programme: HOUSE, role: 'administrator', at });
  const cookie = await web.cookie(key);
  const get = (path: string): Promise<Response> => web.request(path, { headers: { cookie, accept: 'text/html' } });
  const open = async (path: string): Promise<string> => {
    const answer = await get(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  const post: WorkshopWorld['post'] = async (path, fields) => {
    const answer = await web.form(path, fields, cookie);
    const to = answer.headers.get('location') ?? '';
    return { status: answer.status, to, html: to === '' ? await answer.text() : await open(to) };
  };
  return {
    ...{ web, open, post },
    send: async (path, changes, act = 'save') => post(path, { ...formIn(await open(path)), ...changes, act }),
  };
}

/** What a browser would send of the page's first form with fields, nothing typed. */
export function formIn(html: string): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  const add = (name: string, value: string): void => {
    values[name] = [...(values[name] ?? []), value];
  };
  const visit = (node: Node, isIn: boolean): void => {
    if (!('children' in node)) return;
    const isForm = 'attribs' in node && node.name === 'form' && node.attribs.class === 'narrow';
    if ('attribs' in node && isIn) controlIn(node, add);
    for (const child of node.children) visit(child, isIn || isForm);
  };
  for (const node of parseDocument(html).children) visit(node, false);
  return values;
}

function controlIn(node: Element, add: (name: string, value: string) => void): void {
  const { name = '', type = 'text', value = '', checked } = node.attribs as Record<string, string | undefined>;
  if (name === '') return;
  if (node.name === 'input' && (type !== 'checkbox' || checked !== undefined)) add(name, value);
  if (node.name === 'textarea') add(name, textOf(node).replace(/^\n/, '').replaceAll('\n', '\r\n'));
  if (node.name === 'select') {
    const options = node.children.filter((each): each is Element => 'attribs' in each);
    add(name, (options.find(({ attribs }) => 'selected' in attribs) ?? options[0])?.attribs.value ?? '');
  }
}

const textOf = (node: Node): string =>
  node.type === 'text' ? node.data : 'children' in node ? node.children.map(textOf).join('') : '';
