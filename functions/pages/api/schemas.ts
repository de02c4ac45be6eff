/**
 * The shapes that the API takes and gives, as JSON Schema 2020-12 (the dialect of OpenAPI 3.1). Tests hold every answer
 * against them, so they cannot drift from the code.
 */

import { KINDS } from '../../core/kinds/table.ts';
import { LIMITS } from '../../core/limits/limits.ts';

/** A JSON Schema; its own grammar is checked by the tests. */
export type Schema = { readonly [key: string]: unknown };

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const day = { type: 'string', format: 'date', description: "Calendar day in the programme's zone" } as const;
const instant = { type: 'string', format: 'date-time', description: 'UTC with milliseconds' } as const;
const checksum = { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hex' } as const;
const oneOfMany = {
  anyOf: [
    text,
    { type: 'number' },
    { type: 'boolean' },
    list(text),
    { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
  ],
} as const;

const narrative = object(
  {
    ...{ kind: text, text: { ...text, maxLength: LIMITS.narrativeCharacters } },
    photos: { ...list(text), description: `Ids that uploading gave; at most ${LIMITS.photos} a report` },
    captions: {
      type: 'object',
      description: 'What photos show, by id',
      additionalProperties: { ...text, maxLength: LIMITS.captionCharacters },
    },
  },
  ['photos', 'captions'],
);
const receipt = {
  revision: { type: 'integer', minimum: 1 },
  receivedAt: instant,
  late: { type: 'boolean' },
  checksum,
  findings: list(ref('Finding')),
} as const;

const reasons = {
  type: 'object',
  description: 'Why a figure is unusual, by indicator',
  additionalProperties: { type: 'string', maxLength: LIMITS.figureReasonCharacters },
} as const;

/** `null` or an empty text makes a cell blank; `remove` takes the row out, with the reason. */
const row = {
  type: 'object',
  description:
    'Cells by column, the key column among them; `units`: ids of the units it belongs to; `remove`: why it is taken out',
  additionalProperties: { anyOf: [text, { type: 'number' }, { type: 'null' }, list(text)] },
} as const;
const ledgers = {
  type: 'object',
  description: `By ledger, rows that are put in or changed by their key; those not named stay as they are; at most ${LIMITS.ledgerRows}`,
  additionalProperties: { ...list(row), maxItems: LIMITS.ledgerRows },
} as const;

/** A figure as each form of entry stores it, each once. */
function valueSchemas(): Schema[] {
  const all = Object.values(KINDS).flatMap((kind) => (kind.isAsked ? [kind.sheet.schema] : []));
  return [...new Map(all.map((schema) => [JSON.stringify(schema), schema])).values()];
}

const submission = object(
  {
    programme: text,
    day,
    unit: text,
    ...receipt,
    id: text,
    basedOn: count,
    nil: { type: 'boolean' },
    figures: {
      type: 'object',
      description: 'Exact decimals as text, names as a list, answers as true or false; a part under `calls:热线`',
      additionalProperties: { anyOf: valueSchemas() },
    },
    ledgers: { ...ledgers, description: 'By ledger, all rows of the unit as they stand with this report' },
    narratives: list(narrative),
    reasons,
  },
  ['reasons', 'ledgers'],
);

export const SCHEMAS = {
  Finding: object(
    {
      code: text,
      level: { enum: ['error', 'warning'] },
      path: { type: 'string', description: 'Where, `figures.garbage`' },
      expected: text,
      seen: text,
      message: { type: 'string', description: 'What to do, in the language of Accept-Language' },
      line: count,
      column: count,
    },
    ['line', 'column'],
  ),
  Problem: object({ code: text, message: text, findings: list(ref('Finding')) }),
  Conflict: object({
    code: { enum: ['submission.stale', 'submission.changed'] },
    message: text,
    findings: list(ref('Finding')),
    current: { anyOf: [ref('Submission'), { type: 'null' }] },
  }),
  SubmissionInput: object(
    {
      id: {
        type: 'string',
        pattern: '^[A-Za-z0-9._:-]{1,100}$',
        description: 'Made by the client; the same id and content again gives the same receipt',
      },
      basedOn: { type: 'integer', minimum: 0, default: 0, description: 'Revision that the sender saw; 0: none' },
      nil: { type: 'boolean', default: false, description: 'Nothing to report (零报告)' },
      figures: {
        type: 'object',
        description:
          'By indicator: a number, a decimal string as typed, true or false, an array of names, or an object part -> value',
        additionalProperties: oneOfMany,
      },
      ledgers,
      narratives: list(narrative),
      reasons,
    },
    ['basedOn', 'nil', 'figures', 'ledgers', 'narratives', 'reasons'],
  ),
  Receipt: object(receipt),
  Submission: submission,
  Day: object(
    {
      programme: text,
      day,
      completeness: object({ expected: count, received: count, onTime: count }),
      units: list(
        object({
          unit: text,
          name: text,
          state: { enum: ['reported', 'nil', 'missing'] },
          late: { type: 'boolean' },
          revision: { type: ['integer', 'null'] },
          receivedAt: { anyOf: [instant, { type: 'null' }] },
          findings: list(ref('Finding')),
          photos: { ...count, description: 'Photos that the report names' },
        }),
      ),
      removed: { ...instant, description: 'When its reports were removed because their time was over' },
      figures: { ...list(ref('Column')), description: 'Where `?figures=1` asks for them' },
      branches: {
        ...list(
          object({
            unit: text,
            name: text,
            under: { type: ['string', 'null'], description: 'The branch above it' },
            completeness: object({ expected: count, received: count, onTime: count }),
            due: { anyOf: [instant, { type: 'null' }], description: 'Until when it passes on' },
            passedOn: {
              anyOf: [
                object({
                  at: instant,
                  late: { type: 'boolean' },
                  changed: { type: 'boolean', description: 'Reports have changed since' },
                }),
                { type: 'null' },
              ],
            },
          }),
        ),
        description: 'Where the programme has any',
      },
    },
    ['removed', 'figures', 'branches'],
  ),
  Column: object(
    {
      indicator: text,
      name: text,
      unit: { ...text, description: 'Unit of measure' },
      day: { type: ['string', 'null'], description: 'Over all units, an exact decimal; null: nobody gave one' },
      completion: { type: ['string', 'null'], description: 'How far its target is reached, in percent' },
      units: {
        type: 'object',
        description: 'By unit; a unit that is not asked for it is absent',
        additionalProperties: ref('Cell'),
      },
    },
    ['completion'],
  ),
  Cell: object(
    {
      value: { anyOf: [text, { type: 'boolean' }, list(text), { type: 'null' }] },
      state: {
        enum: ['reported', 'blank', 'nil', 'missing', 'computed'],
        description: 'blank: the report came without it; missing: no report; computed from the unit’s other figures',
      },
      carried: { ...day, description: 'The day that the value was kept from' },
      completion: { type: ['string', 'null'], description: 'How far the unit has reached its target, in percent' },
      unusual: {
        ...object({ usual: text, reason: text }, ['usual', 'reason']),
        description: 'Far from the unit’s last fourteen days: what is usual, or the reason that the unit gave',
      },
    },
    ['carried', 'completion', 'unusual'],
  ),
  ProgrammeFile: { type: 'object', description: 'The keys of a programme file (docs/programme.md)' },
  Applied: object({
    outcome: { enum: ['stored', 'same', 'dry'] },
    version: count,
    from: day,
    changes: list(object({ about: { enum: ['asked', 'counted', 'due', 'other'] }, words: text })),
    outdated: {
      ...list(object({ day, issue: count, edition: count, figures: list({ type: 'object' }) })),
      description: 'Issued editions that would say something else',
    },
    findings: list(ref('Finding')),
  }),
  TextInput: object({ text: { ...text, maxLength: 10_000, description: 'A message as it was pasted' } }),
  TextRead: object({
    figures: list(
      object(
        {
          indicator: text,
          value: {
            anyOf: [text, { type: 'boolean' }, list(text), { type: 'null' }],
            description: 'As PUT takes it; null: only the sender knows it',
          },
          sure: { type: 'boolean', description: 'false: ask before it is sent' },
          seen: { ...text, description: 'The words that say it' },
          why: { ...text, description: 'What makes it doubtful' },
        },
        ['why'],
      ),
    ),
    unread: { ...list(text), description: 'Words and numbers of the message that became no figure' },
  }),
  UploadInput: object(
    {
      id: { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$', description: 'Made by the client, one for each photo' },
      mediaType: { enum: ['image/jpeg', 'image/png', 'image/webp'], default: 'image/jpeg' },
    },
    ['mediaType'],
  ),
  Upload: object({
    upload: text,
    form: object({ url: text, fields: { type: 'object', additionalProperties: text } }),
    mediaType: text,
    mostBytes: count,
    seconds: { ...count, description: 'How long the form may be used' },
  }),
  Photo: object({
    id: { ...checksum, description: 'SHA-256 of the stored photo; what a narrative names' },
    small: text,
    large: text,
  }),
  UploadOrPhoto: { anyOf: [ref('Upload'), ref('Photo')] },
  ComparedCopy: object({
    ...{ sha256: checksum, against: { ...checksum, description: 'SHA-256 of our own Word file' } },
    ...{ tracked: count, comments: count },
    figures: list(
      object(
        {
          indicator: { ...text, description: 'Absent: a point of a chart' },
          of: text,
          unit: text,
          value: { ...text, description: 'In the data' },
          words: { ...text, description: 'In our own file' },
          file: { type: ['string', 'null'], description: 'In the edited file; null: gone' },
          fileValue: { type: ['string', 'null'] },
          place: text,
        },
        ['indicator', 'of', 'unit'],
      ),
    ),
    numbers: list(object({ number: text, before: { type: ['string', 'null'] }, place: text })),
    changes: list(
      object({ kind: { enum: ['changed', 'added', 'removed', 'moved'] }, place: text, before: text, after: text }),
    ),
  }),
  AcceptedCopy: object({ number: count, acceptedAt: instant, changedFigures: count, sha256: checksum }),
  ComparedOrAccepted: { anyOf: [ref('ComparedCopy'), ref('AcceptedCopy')] },
  IssueInput: object(
    {
      reason: { type: 'string', maxLength: 500 },
      confirm: {
        ...object({ missing: list(text), returned: list(text) }, ['missing', 'returned']),
        description: 'Ids of units as they stand: what whoever issues before the deadline, or without all, has seen',
      },
    },
    ['reason', 'confirm'],
  ),
  Issued: object({ day, issue: count, edition: count }),
  Digests: list(
    object(
      {
        kind: { enum: ['weekly', 'monthly', 'special'] },
        from: day,
        to: day,
        issue: count,
        edition: count,
        issuedAt: instant,
        reason: { type: 'string', description: 'Why it was corrected' },
        files: list(object({ name: text, mediaType: text, bytes: count, sha256: checksum })),
      },
      ['reason'],
    ),
  ),
  Briefings: list(
    object(
      {
        day,
        issue: count,
        edition: count,
        issuedAt: instant,
        reason: { type: 'string', description: 'Why it was corrected' },
        files: list(object({ name: text, mediaType: text, bytes: count, sha256: checksum })),
        copy: {
          ...object({ number: count, acceptedAt: instant, changedFigures: count }),
          description: 'The newest Word file that the office edited and accepted: office-copy.docx among the files',
        },
      },
      ['reason', 'copy'],
    ),
  ),
  Health: object({ status: { const: 'ok' } }),
} as const satisfies Record<string, Schema>;

export type SchemaName = keyof typeof SCHEMAS;
