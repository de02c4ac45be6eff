/**
 * Puts values into a text: `还有{time}` with `{time: '3小时'}`. Used on the server and by the pages' scripts.
 */

/** @throws Error when a value is missing: a page's bug, never a user's. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${text}" needs a value for ${name}`);
    return String(value);
  });
}

/** What a person typed, to be put before a full stop of ours. */
export const withoutStop = (typed: string): string => typed.replace(/[。.；;]+$/u, '');
