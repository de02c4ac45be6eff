/**
 * What reads a report is also in the page that a clerk opens on a phone: no library, and small.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundledForBrowser } from '../../functions/adapters/handlebars/browser-assets.ts';

const PATH = 'functions/core/report/parse.ts';

test('parsing a submission brings neither the schema library, nor YAML, nor the rule parser', async () => {
  const { metafile } = await build({ entryPoints: [PATH], bundle: true, write: false, metafile: true, format: 'esm' });
  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith('functions/core/'))).toEqual([]);
  expect(Object.keys(metafile.inputs)).not.toContain('functions/core/rule/parse.ts');
  // The form page's first load has 60 kB compressed for everything; less than half of it may go into reading a report.
  const [[, bytes] = []] = await bundledForBrowser({ entryPoints: [PATH], format: 'esm', outdir: '/' });
  expect(gzipSync(bytes!).length).toBeLessThan(26_000);
});
