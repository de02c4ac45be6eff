/**
 * A text of ours read back as what it must be: its members by kind, held to the type, so that a damaged file or one of another
 * kind is refused by name where it is read, and not met as `undefined` in a document.
 */

type KindOf<Value> = [Value] extends [string]
  ? 'text'
  : [Value] extends [string | null]
    ? 'text or null'
    : [Value] extends [number]
      ? 'number'
      : [Value] extends [readonly unknown[]]
        ? 'list'
        : 'record';

/** Every member that is always there, by its kind: one that the type gains does not compile until it stands here. */
export type Shape<Value> = {
  readonly [Key in keyof Value as object extends Pick<Value, Key> ? never : Key]: KindOf<Value[Key]>;
};

const IS = {
  text: (value: unknown) => typeof value === 'string',
  'text or null': (value: unknown) => typeof value === 'string' || value === null,
  number: Number.isFinite,
  list: Array.isArray,
  record: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
} satisfies Record<string, (value: unknown) => boolean>;

/** @param what names it to whoever looks after the records. @throws Error when it is not of that shape */
export function readShaped<Value>(bytes: Uint8Array, shape: Shape<Value>, what: string): Value {
  return shaped(parsed(bytes, what), shape, what);
}

/** The same of a list of such values. */
export function readShapedList<Value>(bytes: Uint8Array, shape: Shape<Value>, what: string): Value[] {
  const value = parsed(bytes, what);
  if (!Array.isArray(value)) throw new Error(`${what} is not the list that it should be.`);
  return value.map((each) => shaped(each, shape, what));
}

function parsed(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Error(`${what} is no JSON.`);
  }
}

function shaped<Value>(value: unknown, shape: Shape<Value>, what: string): Value {
  if (!IS.record(value)) throw new Error(`${what} is not the record that it should be.`);
  const members = value as Readonly<Record<string, unknown>>;
  for (const [key, kind] of Object.entries<keyof typeof IS>(shape))
    if (!IS[kind](members[key])) throw new Error(`${what} has no ${kind} “${key}”.`);
  return value as Value;
}
