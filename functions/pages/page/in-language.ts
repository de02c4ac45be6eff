/**
 * Findings in the reader's language: the catalogue words them in Chinese first.
 */
import { type Finding, inEnglish } from '../../core/findings/finding.ts';
import type { Language } from './words.ts';

export const inLanguage = (found: Finding, language: Language): Finding =>
  language === 'en' ? { ...found, message: inEnglish(found) } : found;
