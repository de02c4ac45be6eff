/**
 * Checksums: SHA-256, in hex, of bytes and of JSON in one canonical form.
 *
 * They chain revisions, closes and editions, and tell whether something stored is what we wrote.
 */
import { createHash } from 'node:crypto';
import type { Json } from '../../ports.ts';

/** SHA-256 in hex; a string is hashed as UTF-8. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 in hex over the canonical JSON of the value; absent and undefined keys count the same. */
export function checksum(value: Json | object): string {
  return sha256(canonicalJson(value));
}

/**
 * The record with its seal: the checksum of everything else in it, who and when included. It tells an altered record from
 * the one that was written; a chain of `previous` alone says nothing about its last link.
 */
export function sealed<Data extends object>(record: Data): Data & { readonly seal: string } {
  return { ...record, seal: sealOf(record) };
}

/** What a sealed record says, without its seal: for those who compare or show it. */
export function unsealed<Data extends object>(record: Data): Data {
  const { seal: _, ...rest } = record as Data & { readonly seal?: string };
  return rest as Data;
}

/** Is it what was written? A record without a seal is not. */
export const isIntact = (record: { readonly seal?: string }): boolean => record.seal === sealOf(record);

const sealOf = (record: object): string => checksum({ ...record, seal: undefined });

/**
 * JSON without spaces, keys in order of their UTF-16 code units, numbers as JavaScript writes them.
 * source: RFC 8785 (JSON Canonicalization Scheme) sections 3.2.2 and 3.2.3
 */
export function canonicalJson(value: Json | object): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonicalJson(each)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, Json | undefined>)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${entries.join(',')}}`;
}
