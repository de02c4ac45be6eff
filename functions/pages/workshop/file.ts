/**
 * GET, POST /workshop/:programme/file: the draft as a programme file (YAML), out and in. What is read in is what the pages
 * show; mistakes of it are told with their lines, and are the draft's to mend.
 */

import type { Finding } from '../../core/findings/finding.ts';
import { finding } from '../../core/findings/finding.ts';
import type { Raw } from '../../core/workshop/entry.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { change, workingOn } from './draft.ts';
import { type FrameView, frameOf, underOf } from './frame.ts';
import { say } from './words.ts';

/** YAML, which these pages know nothing of. */
export interface DraftFiles {
  readonly read: (text: string) => {
    readonly file?: Raw;
    readonly version?: number;
    readonly findings: readonly Finding[];
  };
  readonly write: (file: Raw) => string;
}

export interface FileView extends FrameView {
  readonly text: string;
  readonly rows: number;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly done: boolean;
}

type FileAsk = WorkshopAsk<'programme'>;

export async function showFile(ask: FileAsk, files: DraftFiles): Promise<Answer> {
  const text = files.write((await workingOn(ask)).file);
  if (ask.query.get('download') !== '1') return page('workshop-file', await fileView(ask, files, text, []));
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'bytes',
    bytes,
    mediaType: 'application/yaml',
    etag: String(bytes.length),
    saveAs: `${ask.params.programme}.yaml`,
  };
}

export async function takeFile(ask: FileAsk, files: DraftFiles): Promise<Answer> {
  const text = (await ask.form()).get('file') ?? '';
  const { file, findings } = files.read(text);
  if (file === undefined) return page('workshop-file', await fileView(ask, files, text, findings), 422);
  if (file.id !== ask.params.programme) {
    const other = finding('workshop.other_id', { path: 'id', seen: file.id, expected: ask.params.programme });
    return page('workshop-file', await fileView(ask, files, text, [other]), 422);
  }
  await change(ask, () => file);
  return redirect(`${underOf(ask.params.programme)}/file?saved=1`);
}

async function fileView(
  ask: FileAsk,
  { read }: DraftFiles,
  text: string,
  refused: readonly Finding[],
): Promise<FileView> {
  const { language, query } = ask;
  const words = (found: Finding): string => {
    const { message } = inLanguage(found, language);
    return found.line === undefined ? message : say(language, 'line', { line: found.line }) + message;
  };
  const standing = refused.length > 0 ? [] : read(text).findings;
  return {
    ...frameOf(ask, await workingOn(ask), say(language, 'fileTitle')),
    ...{
      text,
      rows: Math.min(40, text.split('\n').length + 2),
      errors: refused.map(words),
      notes: standing.map(words),
    },
    done: query.get('saved') === '1',
  };
}
