/**
 * Questions about a figure that wait for a reason, and the same with the reason that was given.
 */
import type { Finding } from '../findings/finding.ts';

export const WANTS_REASON: readonly Finding['code'][] = ['figure.unusual', 'figure.total_fell'];
export const HAS_REASON: readonly Finding['code'][] = ['figure.explained', 'figure.fall_explained'];
