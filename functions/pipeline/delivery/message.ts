/**
 * What is sent of an edition, of a day or of a digest: taken from its archived files, the same for every recipient but for address and id.
 */
import { FIGURES_SHAPE, type FiguresFile } from '../../core/day/day-close.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { partsDone } from '../../core/delivery/delivery.ts';
import { DIGEST_SHAPE, type DigestFile } from '../../core/digest/figures-file.ts';
import { digestSubject, digestSummary } from '../../core/digest/summary.ts';
import type { Rendition } from '../../core/edition/edition.ts';
import { editionSubject, editionSummary } from '../../core/edition/summary.ts';
import { digestSettings, periodId } from '../../core/programme/digests.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { mastheadName } from '../../core/programme/subject.ts';
import { digestFileName, fileNameOf } from '../../core/series/file-name.ts';
import { isDigest, type Published, placeOf } from '../../core/series/published.ts';
import { readShaped } from '../../core/values/shape.ts';
import type { Blobs, Message, MessageSubject, Table } from '../../ports.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { withIssuedCopy } from './copy-message.ts';

/** A link to the archive that needs no sign-in works this long; a group chat is read within the day. */
const LINK_SECONDS = 86_400;

/** `copy`: number of the office's copy that goes out with it. */
export type EditionMessage = Omit<Message, 'recipient' | 'secretRef' | 'id' | 'done'> & { readonly copy?: number };

interface MessageStores {
  readonly table: Table;
  readonly blobs: Blobs;
  /** Address of the site, `https://jianbao.example.org`; absent: messages carry a link only where the archive gives one. */
  readonly siteUrl?: string | undefined;
}

/** @throws Error when the archive lacks a file that the edition names. */
export async function editionMessage(
  stores: MessageStores,
  programme: Programme,
  edition: Published,
): Promise<EditionMessage> {
  const text = async (name: Rendition['name']): Promise<string | undefined> => {
    const bytes = await bytesOf(stores.blobs, edition, name);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const subject = isDigest(edition) ? digestSubject(programme, edition) : editionSubject(programme, edition);
  const figures = await bytesOf(stores.blobs, edition, 'figures.json');
  const html = await text('briefing.html');
  const link = await linkTo(stores, programme, edition);
  const message = {
    subject,
    text: (await text('briefing.txt')) ?? subject,
    files: await wordFile(stores.blobs, programme, edition),
    about: aboutOf(edition),
    ...(html === undefined ? {} : { html }),
    ...(link === undefined ? {} : { link }),
    ...(figures === undefined ? {} : { summary: summaryOf(programme, edition, figures) }),
  };
  return isDigest(edition) ? message : withIssuedCopy(stores, programme, edition, message, LINK_SECONDS);
}

const summaryOf = (programme: Programme, edition: Published, figures: Uint8Array): string =>
  isDigest(edition)
    ? digestSummary(programme, edition, readShaped<DigestFile>(figures, DIGEST_SHAPE, 'figures.json'))
    : editionSummary(programme, edition, readShaped<FiguresFile>(figures, FIGURES_SHAPE, 'figures.json'));

/**
 * The message as one recipient gets it, without the parts that it has already. With another copy it is another message: no
 * recipient shall take it for a repeat.
 */
export function addressed({ copy, ...message }: EditionMessage, delivery: Delivery, again = 0): Message {
  const { programme, day, digest, edition, channel, recipient, secretRef } = delivery;
  const about = digest === undefined ? day : `${digest.kind}.${periodId(digest)}`;
  const to = sha256(recipient).slice(0, 16);
  const which = [...(copy === undefined ? [] : [`c${copy}`]), ...(again > 0 ? [again] : [])];
  const id = [programme, about, edition, channel, to, ...which].join('.');
  const done = again > 0 ? [] : partsDone(delivery);
  return { ...message, recipient, id, done, ...(secretRef === undefined ? {} : { secretRef }) };
}

async function wordFile(blobs: Blobs, programme: Programme, edition: Published): Promise<Message['files']> {
  const bytes = await bytesOf(blobs, edition, 'briefing.docx');
  if (bytes === undefined) return [];
  const mediaType = edition.files.find(({ name }) => name === 'briefing.docx')?.mediaType ?? '';
  return [{ name: wordName(programme, edition), mediaType, bytes }];
}

const wordName = (programme: Programme, edition: Published): string =>
  isDigest(edition)
    ? digestFileName(mastheadName(programme, digestSettings(programme, edition.kind)), edition, 'briefing.docx')
    : fileNameOf(programme.title, edition, 'briefing.docx');

async function bytesOf(blobs: Blobs, edition: Published, name: Rendition['name']): Promise<Uint8Array | undefined> {
  const file = edition.files.find((each) => each.name === name);
  if (file === undefined) return undefined;
  const blob = await blobs.get(file.key);
  if (blob === undefined) throw new Error(`the archive lacks ${file.key}`);
  return blob.bytes;
}

/** A short-lived link to the Word file where the archive can give one, otherwise its place in the archive. */
async function linkTo(
  { blobs, siteUrl }: MessageStores,
  programme: Programme,
  edition: Published,
): Promise<string | undefined> {
  const word = edition.files.find(({ name }) => name === 'briefing.docx');
  const name = wordName(programme, edition);
  const direct = word === undefined ? undefined : await blobs.link(word.key, LINK_SECONDS, name);
  if (direct !== undefined) return direct;
  const place = isDigest(edition) ? `digests/${edition.kind}/${periodId(edition)}` : edition.day;
  return siteUrl === undefined ? undefined : new URL(`/archive/${programme.id}/${place}`, siteUrl).href;
}

function aboutOf(published: Published): MessageSubject {
  const { issue, issuedAt, reason } = published;
  return { ...placeOf(published), issue, issuedAt, ...(reason === undefined ? {} : { reason }) };
}
