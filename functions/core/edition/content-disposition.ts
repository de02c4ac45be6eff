/**
 * The header that names a downloaded file, Chinese included: on our own answers and on links of the blob store.
 *
 * source: RFC 6266 section 4.1 (filename* beside filename), RFC 8187 section 3.2.1 (percent-encoded UTF-8).
 */

/** `attachment` with the name as ASCII for old readers and in full; control characters and path marks become `_`. */
export function contentDisposition(fileName: string): string {
  const name = fileName.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f/\\]/g, '_');
  const ascii = name.replace(/[^\x20-\x7e]|["%]/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extendedValue(name)}`;
}

/** encodeURIComponent leaves `'()*` as they are; RFC 8187 does not. */
const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
