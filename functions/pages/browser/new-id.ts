/**
 * Ids made on the device, for reports and uploads.
 */

/** `crypto.randomUUID` exists on https only, and offices run this on plain networks of their own. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
