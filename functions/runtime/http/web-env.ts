/**
 * What a request carries through the web functions, for the log line and the page's head.
 */
import type { Language } from '../../pages/page/words.ts';
import type { Holder } from '../../records/access/access-keys.ts';

export interface WebEnv {
  Variables: {
    requestId: string;
    route: string;
    language: Language;
    holder?: Holder;
    /** A page that asked who is signed in found somebody. */
    signedIn?: true;
  };
}
