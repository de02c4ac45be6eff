/**
 * Reading a record by an id that a person or a file chose: nothing inherited is found.
 */

/** What the record itself holds: an id such as `constructor` must not find what every object has. */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
