/**
 * What both kinds of address share: how a route is written for the gateway, and what is logged of each request.
 */
import type { PipelineFunction } from './pipeline-function.ts';

export type WebFunctions = Readonly<Record<'collect' | 'desk' | 'archive', PipelineFunction>>;

/** `/desk/:programme` -> `/desk/{programme}` */
export const gatewayPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/**
 * Who asked for what, when, and what was answered: kept for a year and more. Keys are never in a path, so none is logged.
 * source: 互联网政务应用安全管理规定 §20 (access logs, at least one year)
 */
export const accessLogFields = (route: string, failure: string): Readonly<Record<string, string>> => ({
  request: '$context.requestId',
  time: '$context.requestTime',
  from: '$context.identity.sourceIp',
  agent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  route,
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  failure,
});
