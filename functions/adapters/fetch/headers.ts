/**
 * Header fields as fetch's `Headers` keeps them: names and values checked, names in small letters, in order of name.
 *
 * Stands for Node's own class in the web functions' bundles: docs/decisions/0029-light-fetch.md.
 * Source: Fetch Standard, §2.2.2 "Headers" and §5.1 "Headers class"; a property test compares it with Node's, call by call.
 */
const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;
/** No line break, so that no value begins a second field; nothing beyond a byte. */
const NO_VALUE = /[\0\r\n]|[^\0-\xff]/;

type Pair = readonly [string, string];
type Fields = Iterable<Pair> | Readonly<Record<string, string>>;

export class LightHeaders {
  readonly #values = new Map<string, string>();
  readonly #cookies: string[] = [];

  /** @throws TypeError for a name that is no token, or a value with a line break or a character beyond a byte. */
  constructor(fields: Fields = {}) {
    const pairs = Symbol.iterator in fields ? (fields as Iterable<Pair>) : Object.entries(fields);
    for (const [name, value] of pairs) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = keyOf(name);
    const text = cleanValue(value);
    if (key === 'set-cookie') {
      this.#cookies.push(text);
      return;
    }
    const before = this.#values.get(key);
    this.#values.set(key, before === undefined ? text : `${before}${key === 'cookie' ? '; ' : ', '}${text}`);
  }

  set(name: string, value: string): void {
    const [key, text] = [keyOf(name), cleanValue(value)];
    this.delete(key);
    this.append(key, text);
  }

  get(name: string): string | null {
    const key = keyOf(name);
    if (key !== 'set-cookie') return this.#values.get(key) ?? null;
    return this.#cookies.length === 0 ? null : this.#cookies.join(', ');
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  delete(name: string): void {
    const key = keyOf(name);
    if (key === 'set-cookie') this.#cookies.length = 0;
    else this.#values.delete(key);
  }

  getSetCookie(): string[] {
    return [...this.#cookies];
  }

  /** In order of name; each cookie to be set by itself. */
  *entries(): Generator<Pair> {
    const cookies = this.#cookies.map((value): Pair => ['set-cookie', value]);
    yield* [...this.#values, ...cookies].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }

  [Symbol.iterator](): Generator<Pair> {
    return this.entries();
  }

  forEach(see: (value: string, name: string, headers: LightHeaders) => void): void {
    for (const [name, value] of this.entries()) see(value, name, this);
  }
}

function keyOf(name: string): string {
  if (!TOKEN.test(name)) throw new TypeError(`${JSON.stringify(name)} is no name of a header field.`);
  return name.toLowerCase();
}

function cleanValue(value: string): string {
  const text = String(value).replace(AROUND, '');
  if (NO_VALUE.test(text)) throw new TypeError('A header field holds a line break or a character beyond a byte.');
  return text;
}
