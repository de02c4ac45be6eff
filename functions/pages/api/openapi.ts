/**
 * GET /openapi.json: the API described by its route table. A route of the API without a description does not compile.
 */
import { ROUTES, type Route } from '../../contract.ts';
import { FILE_NAMES, RENDITIONS } from '../../core/edition/renditions.ts';
import { LIMITS, megabytes } from '../../core/limits/limits.ts';
import { SCHEMAS, type Schema, type SchemaName } from './schemas.ts';

type ApiRoute = Extract<(typeof ROUTES)[number], { path: `/api/${string}` | '/health' | '/openapi.json' }>;
type Operations = { readonly [R in ApiRoute as `${R['method']} ${R['path']}`]: Operation };

interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly takes?: SchemaName;
  readonly gives: { readonly status: 200 | 201; readonly schema?: SchemaName; readonly says: string };
  /** Refusals beside 401, 403 and 429. */
  readonly refuses: readonly (400 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 503)[];
}

const OPERATIONS: Operations = {
  'PUT /api/programmes/:programme/days/:day/submissions/:unit': {
    id: 'putSubmission',
    summary: 'Report one day; repeating a request with the same id gives the same receipt',
    takes: 'SubmissionInput',
    gives: { status: 201, schema: 'Receipt', says: 'Stored; the receipt' },
    refuses: [400, 409, 413, 415, 422],
  },
  'POST /api/programmes/:programme/days/:day/submissions/:unit': {
    id: 'postSubmission',
    summary: 'The same as PUT, for networks that refuse it',
    takes: 'SubmissionInput',
    gives: { status: 201, schema: 'Receipt', says: 'Stored; the receipt' },
    refuses: [400, 409, 413, 415, 422],
  },
  'GET /api/programmes/:programme/days/:day/submissions/:unit': {
    id: 'getSubmission',
    summary: 'What stands for that unit and day',
    query: { revision: 'Number of an older revision' },
    gives: { status: 200, schema: 'Submission', says: 'The report with its receipt' },
    refuses: [404],
  },
  'POST /api/programmes/:programme/days/:day/submissions/:unit/read': {
    id: 'readText',
    summary: 'What a pasted message says, as figures to confirm; stores nothing. `sure: false` is a question',
    takes: 'TextInput',
    gives: { status: 200, schema: 'TextRead', says: 'Figures as they were understood, and what was not' },
    refuses: [400, 413, 415, 422],
  },
  'POST /api/programmes/:programme/days/:day/photos': {
    id: 'postPhoto',
    summary:
      'Where to upload a photo: post the fields, then the file as `file`. Or send it here as multipart/form-data',
    takes: 'UploadInput',
    gives: { status: 201, schema: 'UploadOrPhoto', says: 'A signed form; for multipart/form-data the stored photo' },
    refuses: [400, 413, 415, 422],
  },
  'PUT /api/programmes/:programme/days/:day/photos/:upload': {
    id: 'putPhoto',
    summary: 'The photo was uploaded: check it, remove what the camera added, store it',
    gives: { status: 201, schema: 'Photo', says: 'The stored photo; its id is what a narrative names' },
    refuses: [404, 413, 422],
  },
  'GET /api/programmes/:programme': {
    id: 'getProgramme',
    summary: 'The programme as its file, application/yaml, or JSON by Accept; the ETag is its version',
    gives: { status: 200, schema: 'ProgrammeFile', says: 'The file; docs/programme.md says every key' },
    refuses: [404],
  },
  'PUT /api/programmes/:programme': {
    id: 'putProgramme',
    summary: 'Store a changed file, YAML or JSON, as the next version; If-Match names the version that was changed',
    query: {
      dry: '1: say what would change in meaning; store nothing',
      from: 'The day from which it counts; absent: the first that is not due yet',
      reason: 'Why days are changed that were due already',
    },
    takes: 'ProgrammeFile',
    gives: { status: 200, schema: 'Applied', says: 'Stored, the same as before, or with dry=1 what would be' },
    refuses: [404, 412, 413, 415, 422, 428],
  },
  'GET /api/programmes/:programme/days/:day': {
    id: 'getDay',
    summary: 'Who has reported and who is missing',
    query: { figures: '1: also each figure of each unit as it stands now' },
    gives: { status: 200, schema: 'Day', says: 'The day as it stands' },
    refuses: [404, 422],
  },
  'POST /api/programmes/:programme/days/:day/issue': {
    id: 'issueBriefing',
    summary: 'Issue the briefing of that day now, or a correction with its reason',
    takes: 'IssueInput',
    gives: { status: 201, schema: 'Issued', says: 'Issued' },
    refuses: [400, 409, 413, 415, 422],
  },
  'GET /api/programmes/:programme/briefings': {
    id: 'listBriefings',
    summary: 'Issued briefings, newest first; of each day the edition that stands; a Link header leads to earlier ones',
    query: { before: 'Only days before this one', limit: 'Most days at once, 1 to 366 (the default)' },
    gives: { status: 200, schema: 'Briefings', says: 'The list' },
    refuses: [422],
  },
  'GET /api/programmes/:programme/briefings/:day/:edition/:file': {
    id: 'downloadFile',
    summary: `One file of an edition: ${FILE_NAMES.filter((name) => RENDITIONS[name].by === 'renderer').join(', ')}, or office-copy.docx where the office accepted one`,
    gives: { status: 200, says: 'The bytes as archived; where the store has links of its own, 303 to one' },
    refuses: [404],
  },
  'POST /api/programmes/:programme/briefings/:day/:edition/copy': {
    id: 'postCopy',
    summary:
      'An edited Word file of the current edition, as multipart/form-data (`file`): what it changes. With `seen`, `against` and, where figures differ, `reason`: accept it as the issued copy (201)',
    gives: {
      status: 200,
      schema: 'ComparedOrAccepted',
      says: 'What differs from our own file; 201: the accepted copy',
    },
    refuses: [400, 404, 409, 413, 415, 422],
  },
  'GET /api/programmes/:programme/digests': {
    id: 'listDigests',
    summary: 'Issued digests (weekly, monthly, special), newest period first; of each period the edition that stands',
    gives: { status: 200, schema: 'Digests', says: 'The list' },
    refuses: [],
  },
  'GET /api/programmes/:programme/digests/:kind/:period/:edition/:file': {
    id: 'downloadDigest',
    summary: 'One file of a digest; period is <first day>_<last day>',
    gives: { status: 200, says: 'The bytes as archived; where the store has links of its own, 303 to one' },
    refuses: [404],
  },
  'GET /openapi.json': {
    id: 'getOpenApi',
    summary: 'This document',
    gives: { status: 200, says: 'OpenAPI 3.1' },
    refuses: [],
  },
  'GET /health': {
    id: 'getHealth',
    summary: 'Whether records can be read and written',
    gives: { status: 200, schema: 'Health', says: 'They can' },
    refuses: [503],
  },
};

let made: object | undefined;

export function openApi(): object {
  made ??= document();
  return made;
}

function document(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of ROUTES as readonly Route[]) {
    const operation = (OPERATIONS as Readonly<Record<string, Operation>>)[`${route.method} ${route.path}`];
    if (operation === undefined) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route, operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '每日简报 Jianbao', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: { accessKey: { type: 'http', scheme: 'bearer', description: 'Access key (访问码)' } },
    },
  };
}

function describe(route: Route, { id, summary, query = {}, takes, gives, refuses }: Operation): object {
  const open = route.access === 'anyone';
  const own = { [gives.status]: { description: gives.says, ...contentOf(gives.schema) } };
  const refused = [...(open ? [] : [401, 403, 429]), ...refuses].map((status) => [status, refusalOf(status, id)]);
  return {
    operationId: id,
    summary,
    security: open ? [] : [{ accessKey: [] }],
    ...(open ? {} : { description: `Roles: ${(route.access as readonly string[]).join(', ')}` }),
    parameters: [...pathParameters(route.path), ...queryParameters(query)],
    ...(takes === undefined ? {} : { requestBody: { required: takes !== 'IssueInput', ...contentOf(takes) } }),
    responses: { ...own, ...Object.fromEntries(refused) },
  };
}

const refusalOf = (status: number, id: string): object => ({
  description: SAYS[status],
  ...contentOf(status === 409 && id.endsWith('Submission') ? 'Conflict' : 'Problem'),
});

const SAYS: Readonly<Record<number, string>> = {
  400: 'The body cannot be read',
  401: 'No valid access key',
  403: 'The access key does not admit to this',
  404: 'There is no such thing',
  409: 'Something else stands; nothing was stored',
  412: 'Another version stands: `changes` says what the file would set back; nothing was stored',
  413: `The body is over ${megabytes(LIMITS.requestBytes)}`,
  415: 'The body is not application/json',
  422: 'Findings; nothing was stored',
  428: 'If-Match is missing; nothing was stored',
  429: 'Too many wrong access keys; a right one is let in at any time. Retry-After says when',
};

const contentOf = (schema: SchemaName | undefined): object =>
  schema === undefined
    ? {}
    : { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } satisfies Schema } } };

const pathParameters = (path: string): object[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'day' ? { type: 'string', format: 'date' } : { type: 'string' },
  }));

const queryParameters = (query: Readonly<Record<string, string>>): object[] =>
  Object.entries(query).map(([name, description]) => ({ name, in: 'query', description, schema: { type: 'string' } }));
