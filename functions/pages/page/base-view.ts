/**
 * What every page has, whatever it shows. Each page's own view stands in its file; templates are strict, so a view that
 * lacks a name does not render.
 */
import type { Programme } from '../../core/programme/programme.ts';

export interface BaseView {
  readonly title: string;
  /** The page's dictionary in the reader's language (`dictionary.ts`). */
  readonly words: Readonly<Record<string, string>>;
  /** The programme that the page belongs to. */
  readonly programme: { readonly title: string; readonly organisation: string } | null;
  /** Links to the other pages that this reader may open. */
  readonly links: readonly PageLink[];
}

export interface PageLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export interface ProblemView extends BaseView {
  readonly message: string;
  readonly findings: readonly string[];
  readonly requestId: string;
  readonly signIn: string | null;
}

export const headOf = ({ title, organisation }: Programme): BaseView['programme'] => ({ title, organisation });
