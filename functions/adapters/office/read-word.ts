/**
 * Reads a Word file that somebody uploads: what it says (`read-word-part.ts`), or one sentence on why it is not taken.
 *
 * Nothing of it is run, drawn or followed. Macros, embedded objects and parts that are fetched from elsewhere when it is
 * opened are refused, because the file goes on to leadership as it is.
 *
 * source: ECMA-376 Part 2 (packages: content types, relationships), Part 1, 11.3 (parts of a text document).
 */
import type { TextBlock, WordText } from '../../core/copy/text-block.ts';
import type { FindingCode } from '../../core/findings/catalogue.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { fileKind } from '../../core/photo/file-kind.ts';
import { openZip, type Zip, ZipError } from './open-zip.ts';
import { parseXml, xmlOf } from './parse-xml.ts';
import { readWordChart } from './read-word-chart.ts';
import { readWordPart } from './read-word-part.ts';
import { isLeftLink, withoutLinks } from './without-links.ts';

/** All parts together, unpacked, pictures included. */
const MOST_UNPACKED = 120_000_000;
/** Text parts together. It bounds time too. */
const MOST_XML = 24_000_000;

/** @returns `bytes`: the file as it may go on, without links that its author's Word has left in it. */
export function readWord(
  bytes: Uint8Array,
): { readonly text: WordText; readonly bytes: Uint8Array } | { readonly finding: Finding } {
  try {
    const other = notWord(bytes);
    if (other !== undefined) return { finding: other };
    const zip = openZip(bytes, MOST_UNPACKED);
    const read = readPackage(zip);
    if ('finding' in read) return read;
    return { text: read.text, bytes: hasLeftLinks(zip) ? withoutLinks(zip) : bytes };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { finding: refused(error.kind === 'unpacks' ? 'copy.unpacks' : 'copy.broken', error.message) };
  }
}

const refused = (code: FindingCode, seen = ''): Finding => finding(code, { path: 'file', seen });

function notWord(bytes: Uint8Array): Finding | undefined {
  const kind = fileKind(bytes);
  if (kind.is === 'zip') return undefined;
  if (kind.is === 'empty') return refused('copy.empty');
  if (kind.is === 'compound') return refused(isEncrypted(bytes) ? 'copy.encrypted' : 'copy.old_format');
  return refused('copy.other_file', kind.is === 'other' ? kind.what : '别的文件');
}

/** The stream that holds the encrypted package, by its name in the compound file's directory. source: MS-OFFCRYPTO 1.3.2 */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const OTHERS: readonly (readonly [part: RegExp, what: string])[] = [
  [/^xl\//, 'Excel 工作簿'],
  [/^ppt\//, '演示文稿'],
  [/^content\.xml$/, '开放文档（.odt、.ods）'],
  [/^OFD\.xml$/, 'OFD 版式文件'],
];

function readPackage(zip: Zip): { readonly text: WordText } | { readonly finding: Finding } {
  if (new Set(zip.names).size !== zip.names.length) throw new ZipError('broken', '同名部件');
  const xml = parts(zip);
  const main = relationsIn(zip, xml, '').find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined || !zip.names.includes(main)) {
    const what = OTHERS.find(([part]) => zip.names.some((name) => part.test(name)))?.[1] ?? '压缩包';
    return { finding: refused('copy.other_file', what) };
  }
  const found = contentFinding(zip, xml, main) ?? relationFinding(zip, xml);
  if (found !== undefined) return { finding: found };
  return readText(zip, xml, main);
}

/** Text parts one by one, all of them together bounded. */
function parts(zip: Zip): (name: string) => string {
  let left = MOST_XML;
  return (name) => {
    const text = xmlOf(zip, name);
    left -= text.length;
    if (left < 0) throw new ZipError('unpacks', `> ${MOST_XML / 1_000_000} MB`);
    return text;
  };
}

type ReadXml = (name: string) => string;

function contentFinding(zip: Zip, xml: ReadXml, main: string): Finding | undefined {
  if (zip.names.some((name) => /(?:^|\/)vba(?:Project|Data)\b/i.test(name))) return refused('copy.macros');
  let type = '';
  parseXml(xml('[Content_Types].xml'), {
    open(name, { PartName = '', ContentType = '' }) {
      if (name === 'Override' && PartName === `/${main}`) type = ContentType;
    },
  });
  if (/macroEnabled/i.test(type)) return refused('copy.macros');
  if (/wordprocessingml\.template/.test(type)) return refused('copy.other_file', 'Word 模板（.dotx）');
  if (/wordprocessingml\.document\.main\+xml$/.test(type)) return undefined;
  const what = /spreadsheetml/.test(type) ? 'Excel 工作簿' : /presentationml/.test(type) ? '演示文稿' : '别的文件';
  return refused('copy.other_file', what);
}

interface Relation {
  readonly id: string;
  /** Last word of its type, `image`. */
  readonly type: string;
  /** Path of the part, or the address of what lies elsewhere. */
  readonly target: string;
  readonly external: boolean;
}

/** Of one part, or of the package itself. */
function relationsIn(zip: Zip, xml: ReadXml, part: string): Relation[] {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!zip.names.includes(name)) return [];
  const found: Relation[] = [];
  parseXml(xml(name), {
    open(element, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (element !== 'Relationship') return;
      const external = TargetMode === 'External';
      found.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: external ? Target : pathOf(folder, Target),
        external,
      });
    },
  });
  return found;
}

function pathOf(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

const OBJECTS = ['oleObject', 'control', 'aFChunk', 'subDocument', 'activeXControlBinary'];

function hasLeftLinks(zip: Zip): boolean {
  const xml: ReadXml = (name) => xmlOf(zip, name);
  return zip.names
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => relationsIn(zip, xml, name.replace(/_rels\/([^/]*)\.rels$/, '$1')))
    .some((relation) => relation.external && isLeftLink(relation));
}

function relationFinding(zip: Zip, xml: ReadXml): Finding | undefined {
  for (const name of zip.names.filter((each) => each.endsWith('.rels'))) {
    const part = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const { type, target, external } of relationsIn(zip, xml, part)) {
      if (external && type !== 'hyperlink' && !isLeftLink({ type, target }))
        return refused('copy.linked', `${type} ${target}`);
      const isObject = OBJECTS.includes(type) || (type === 'package' && !part.startsWith('word/charts/'));
      if (isObject) return refused('copy.embedded', type);
    }
  }
  return undefined;
}

const ASIDE = ['header', 'footer', 'footnotes', 'endnotes'];

function readText(zip: Zip, xml: ReadXml, main: string): { readonly text: WordText } | { readonly finding: Finding } {
  const relations = relationsIn(zip, xml, main).filter(
    ({ target, external }) => !external && zip.names.includes(target),
  );
  const body = readWordPart(xml(main));
  const aside = relations.filter(({ type }) => ASIDE.includes(type)).map(({ target }) => readWordPart(xml(target)));
  const foreign = [body, ...aside].flatMap((part) => part.foreign)[0];
  if (foreign !== undefined) return { finding: refused('copy.embedded', foreign) };
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const charts = body.charts.flatMap((id) => targets.get(id) ?? []).map((target) => readWordChart(xml(target)));
  const sum = (count: 'tracked' | 'comments' | 'pictures') =>
    [body, ...aside].reduce((total, part) => total + part[count], 0);
  return {
    text: {
      ...{ blocks: body.blocks, aside: aside.flatMap(({ blocks }) => blocks).flatMap(textsOf), charts },
      ...{ pictures: sum('pictures'), tracked: sum('tracked'), comments: sum('comments') },
    },
  };
}

const textsOf = (block: TextBlock): readonly string[] =>
  block.type === 'paragraph' ? [block.said.text] : block.rows.flat().map(({ said }) => said.text);
