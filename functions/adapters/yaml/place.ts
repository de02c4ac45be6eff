/**
 * Where in the YAML text a finding's path stands: at the value, at an unknown key, or at what should hold a missing key.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Finding } from '../../core/findings/finding.ts';

/** Offset in characters from the start of the file. */
export function offsetOf(doc: Document.Parsed, found: Finding): number {
  const isKey = found.code === 'programme.unknown_key';
  const parent = isKey && found.path.endsWith(found.seen) ? found.path.slice(0, -found.seen.length) : found.path;
  const steps = [...parent.matchAll(/[^.[\]]+/g)].map(([step]) => step);
  let at = startOf(doc.contents) ?? 0;
  let node: unknown = doc.contents;
  for (const step of isKey ? [...steps, found.seen] : steps) {
    const next = child(doc, node, step);
    if (next === undefined) return at;
    at = (isKey && step === found.seen ? undefined : startOf(next.value)) ?? startOf(next.key) ?? at;
    node = next.value;
  }
  return at;
}

function child(doc: Document.Parsed, parent: unknown, step: string): { key: unknown; value: unknown } | undefined {
  const node = isAlias(parent) ? parent.resolve(doc) : parent;
  if (isMap(node)) {
    return node.items.find((pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) : '') === step);
  }
  if (!isSeq(node)) return undefined;
  const value = node.items[Number(step)];
  return value === undefined ? undefined : { key: value, value };
}

function startOf(node: unknown): number | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0];
}
