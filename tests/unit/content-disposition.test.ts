import { describe, expect, it } from 'vitest';
import { contentDisposition } from '../../functions/core/edition/content-disposition.ts';

describe('content-disposition', () => {
  it('names a file in ASCII and in full', () => {
    expect(contentDisposition('figures.json')).toBe(
      `attachment; filename="figures.json"; filename*=UTF-8''figures.json`,
    );
    expect(contentDisposition('𠮷.docx')).toBe(`attachment; filename="_.docx"; filename*=UTF-8''%F0%A0%AE%B7.docx`);
  });

  it.each(['a\r\nSet-Cookie: x', 'a"; filename="b', '../../etc/passwd', '\ud800', 'a\u0000b', "it's (1)*.docx", '%00'])(
    'lets %j neither end the header nor leave the folder',
    (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/);
      expect(header.split('"')).toHaveLength(3);
      expect(header).not.toMatch(/[/\\]/);
    },
  );
});
