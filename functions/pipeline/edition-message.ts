/**
 * What is sent of an edition: taken from its archived files, the same for every recipient but for address and id.
 */
import type { FiguresFile } from '../core/day-close.ts';
import type { Delivery } from '../core/delivery.ts';
import { partsDone } from '../core/delivery.ts';
import type { Edition, Rendition } from '../core/edition.ts';
import { editionSubject, editionSummary } from '../core/edition-summary.ts';
import { fileNameOf } from '../core/file-name.ts';
import type { Programme } from '../core/programme.ts';
import type { Blobs, Message, MessageSubject } from '../ports.ts';
import { sha256 } from '../records/checksum.ts';

/** A link to the archive that needs no sign-in works this long; a group chat is read within the day. */
const LINK_SECONDS = 86_400;

export type EditionMessage = Omit<Message, 'recipient' | 'secretRef' | 'id' | 'done'>;

interface MessageStores {
  readonly blobs: Blobs;
  /** Address of the site, `https://jianbao.example.org`; absent: messages carry a link only where the archive gives one. */
  readonly siteUrl?: string | undefined;
}

/** @throws Error when the archive lacks a file that the edition names. */
export async function editionMessage(
  stores: MessageStores,
  programme: Programme,
  edition: Edition,
): Promise<EditionMessage> {
  const text = async (name: Rendition['name']): Promise<string | undefined> => {
    const bytes = await bytesOf(stores.blobs, edition, name);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const subject = editionSubject(programme, edition);
  const figures = await text('figures.json');
  const html = await text('briefing.html');
  const link = await linkTo(stores, programme, edition);
  return {
    subject,
    text: (await text('briefing.txt')) ?? subject,
    files: await wordFile(stores.blobs, programme, edition),
    about: aboutOf(edition),
    ...(html === undefined ? {} : { html }),
    ...(link === undefined ? {} : { link }),
    ...(figures === undefined
      ? {}
      : { summary: editionSummary(programme, edition, JSON.parse(figures) as FiguresFile) }),
  };
}

/** The message as one recipient gets it, without the parts that it has already. */
export function addressed(message: EditionMessage, delivery: Delivery, again = 0): Message {
  const { programme, day, edition, channel, recipient, secretRef } = delivery;
  const id = [programme, day, edition, channel, sha256(recipient).slice(0, 16), ...(again > 0 ? [again] : [])].join(
    '.',
  );
  const done = again > 0 ? [] : partsDone(delivery);
  return { ...message, recipient, id, done, ...(secretRef === undefined ? {} : { secretRef }) };
}

async function wordFile(blobs: Blobs, programme: Programme, edition: Edition): Promise<Message['files']> {
  const bytes = await bytesOf(blobs, edition, 'briefing.docx');
  if (bytes === undefined) return [];
  const mediaType = edition.files.find(({ name }) => name === 'briefing.docx')?.mediaType ?? '';
  return [{ name: fileNameOf(programme.title, edition, 'briefing.docx'), mediaType, bytes }];
}

async function bytesOf(blobs: Blobs, edition: Edition, name: Rendition['name']): Promise<Uint8Array | undefined> {
  const file = edition.files.find((each) => each.name === name);
  if (file === undefined) return undefined;
  const blob = await blobs.get(file.key);
  if (blob === undefined) throw new Error(`the archive lacks ${file.key}`);
  return blob.bytes;
}

/** A short-lived link to the Word file where the archive can give one, otherwise the day's page of the archive. */
async function linkTo(
  { blobs, siteUrl }: MessageStores,
  programme: Programme,
  edition: Edition,
): Promise<string | undefined> {
  const word = edition.files.find(({ name }) => name === 'briefing.docx');
  const name = fileNameOf(programme.title, edition, 'briefing.docx');
  const direct = word === undefined ? undefined : await blobs.link(word.key, LINK_SECONDS, name);
  if (direct !== undefined) return direct;
  return siteUrl === undefined ? undefined : new URL(`/archive/${programme.id}/${edition.day}`, siteUrl).href;
}

const aboutOf = ({ programme, day, issue, edition, issuedAt, reason }: Edition): MessageSubject => ({
  programme,
  day,
  issue,
  edition,
  issuedAt,
  ...(reason === undefined ? {} : { reason }),
});
