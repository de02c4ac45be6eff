/**
 * What a cold start is measured with: an emulated table that holds a programme and a key for each of its units, and the
 * events with which a unit opens its form and reports.
 */
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import { SETTINGS } from '../../functions/contract.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { clientOf, startEmulators } from '../../infra/local/emulators.ts';
import { httpEvent } from '../../infra/local/http-event.ts';
import { PROGRAMME, UNITS } from '../archive/programme.ts';

export interface ColdStore {
  /** A function's settings for it. */
  readonly env: Readonly<Record<string, string>>;
  /** Another unit each round, so that each report is a first one. */
  openForm(round: number): object;
  report(round: number): object;
  stop(): Promise<void>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export async function openColdStore(): Promise<ColdStore> {
  const emulators = await startEmulators();
  const { tableName, dynamoEndpoint, region, credentials } = emulators;
  const now = new Date().toISOString();
  const day = addDays(now.slice(0, 10), -2);
  const programme = { ...PROGRAMME, starts: addDays(day, -1) };
  const table = openDynamoTable({ tableName, client: clientOf(dynamoEndpoint) });
  await storeProgramme(table, programme, now);
  const keys: string[] = [];
  for (const { id: unit } of UNITS)
    keys.push((await createKey(table, { programme: programme.id, role: 'unit', unit, at: now })).key);
  const headersOf = (round: number) => ({
    authorization: `Bearer ${keys[round % keys.length]}`,
    'accept-encoding': 'gzip',
  });
  const figures = Object.fromEntries(
    programme.indicators.filter(({ kind }) => kind === 'flow').map(({ id }, at) => [id, String(at * 37)]),
  );
  return {
    env: {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
      [SETTINGS.table]: tableName,
      [SETTINGS.archiveBucket]: 'archive',
      [SETTINGS.photoBucket]: 'photos',
    },
    openForm(round) {
      const headers = { ...headersOf(round), accept: 'text/html' };
      return httpEvent({ method: 'GET', path: `/report/${programme.id}/${day}`, headers }, now);
    },
    report(round) {
      const path = `/api/programmes/${programme.id}/days/${day}/submissions/${UNITS[round % UNITS.length]!.id}`;
      const body = JSON.stringify({ id: crypto.randomUUID(), figures, narratives: [] });
      return httpEvent({ method: 'PUT', path, headers: { ...headersOf(round), ...JSON_TYPE }, body }, now);
    },
    stop: () => emulators.stop(),
  };
}
