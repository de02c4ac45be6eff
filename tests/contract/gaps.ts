/**
 * Where an emulator falls short of AWS: what a test run here does not prove.
 *
 * A gap with a promise of the contract suite is run and must fail, so that it is noticed when the emulator learns it;
 * one without is something that no test here can show. The run prints them all.
 */
export interface Gap {
  readonly emulator: 'dynalite' | 'fauxqs';
  /** The promise of the suite that fails on it, word by word. */
  readonly promise?: string;
  readonly reason: string;
}

export const GAPS: readonly Gap[] = [
  {
    emulator: 'fauxqs',
    promise: 'keeps the first bytes of a key and says so to the second writer',
    reason: 'it ignores If-None-Match and overwrites; shown behind a proxy that answers 412 and 409 as S3 does',
  },
  {
    emulator: 'fauxqs',
    promise: 'lets one of 50 writers at once win',
    reason: 'it ignores If-None-Match and overwrites; shown behind a proxy that answers 412 and 409 as S3 does',
  },
  {
    emulator: 'fauxqs',
    reason: 'it ignores response-content-disposition; that the signed link asks for it is tested',
  },
  { emulator: 'fauxqs', reason: 'it accepts any signature and expired links, so neither is shown to be checked' },
  { emulator: 'fauxqs', reason: 'it accepts a wrong checksum, so that S3 refuses a torn upload is not shown' },
  {
    emulator: 'fauxqs',
    reason: 'it takes no presigned POST, so that S3 keeps to the form of an upload is not shown; the form is',
  },
  { emulator: 'fauxqs', reason: 'it has no versions, no object lock and no bucket policy' },
  {
    emulator: 'dynalite',
    promise: 'compares bounds as UTF-8 bytes too',
    reason: 'it sorts by UTF-8 bytes but refuses bounds whose order it judges by UTF-16 units',
  },
  {
    emulator: 'dynalite',
    reason: 'it counts characters where DynamoDB counts UTF-8 bytes; the adapter counts bytes itself, before sending',
  },
  { emulator: 'dynalite', reason: 'it never throttles and has no permissions; throttling is injected by a proxy' },
  { emulator: 'dynalite', reason: 'it has no point-in-time recovery, no streams and no deletion protection' },
];
