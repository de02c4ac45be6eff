/**
 * Reading of edited Word files and of our own HTML, in one module that is loaded with the first upload.
 */
import { readToldHtml } from '../adapters/html/read-told.ts';
import { readWord } from '../adapters/office/read-word.ts';
import type { CopyReader } from '../ports.ts';

export const openWordCopies = (): CopyReader => ({ readWord, readTold: readToldHtml });
