/**
 * What each page of `templates/pages/<name>.hbs` is given. A page whose view lacks a name does not compile here, and does
 * not render there: templates are strict.
 */
import type { Programme } from '../core/programme.ts';
import type { ArchiveView } from './archive/list-briefings.ts';
import type { BriefingDayView } from './archive/show-briefing.ts';
import type { DeskView } from './desk/show-desk.ts';
import type { HomeView } from './home.ts';
import type { ConflictView } from './report/conflict-view.ts';
import type { ReceiptView } from './report/receipt-view.ts';
import type { ReportView } from './report/report-view.ts';
import type { SignInView } from './sign-in.ts';

/** What every page has: its title, and the programme that it belongs to. */
export interface BaseView {
  readonly title: string;
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

export interface PageViews {
  readonly 'sign-in': SignInView;
  readonly home: HomeView;
  readonly report: ReportView;
  readonly receipt: ReceiptView;
  readonly conflict: ConflictView;
  readonly desk: DeskView;
  readonly archive: ArchiveView;
  readonly briefing: BriefingDayView;
  readonly problem: ProblemView;
}

export type PageName = keyof PageViews;

export const headOf = ({ title, organisation }: Programme): BaseView['programme'] => ({ title, organisation });
