/**
 * XML of an Office file's parts as a stream of elements, by htmlparser2: bounded in depth, no entities but those of XML.
 */
import { Parser } from 'htmlparser2';
import { type Zip, ZipError } from './open-zip.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface Handlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A workbook's parts nest some ten deep, a text's some sixty; the parser's time grows with the square of the depth. */
const DEEPEST = 50;

/** Element names without prefix, in order. Entities are only those of XML itself. @throws ZipError when it nests too deep. */
export function parseXml(xml: string, { open, text, close }: Handlers, deepest = DEEPEST): void {
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) throw new ZipError('broken', `<${bare(name)}>`);
        open?.(bare(name), attributes);
      },
      ontext: (each) => text?.(each),
      onclosetag(name) {
        depth -= 1;
        close?.(bare(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

/** A part as text. @throws ZipError also for a document type: no writer makes one, and entities in it could unpack without end. */
export function xmlOf(zip: Zip, name: string): string {
  const bytes = zip.read(name);
  if (bytes === undefined) throw new ZipError('broken', name);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new ZipError('broken', `${name} <!DOCTYPE>`);
  return text;
}
