/**
 * The HTML briefing is valid HTML: every golden against the HTML Living Standard's content model, by html-validate.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';

const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });

test.each(['typical', 'empty', 'extreme', 'correction'])('%s', async (name) => {
  const html = readFileSync(join(import.meta.dirname, '../golden/daily', name, 'parts/briefing.html'), 'utf8');
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
  expect(found).toEqual([]);
});
