/**
 * `npm run bench -- NAME [options]`: runs one measurement, or all of them one after the other when no name is given. Each
 * is a file of its own beside this one and says at its top what it measures and against what; a file with a hyphen in its
 * name is a part of one.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const names = readdirSync(import.meta.dirname)
  .filter((file) => /^[a-z]+\.ts$/.test(file) && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''));
const [wanted, ...options] = process.argv.slice(2);

if (wanted !== undefined && !wanted.startsWith('-') && !names.includes(wanted)) {
  console.error(`There is no measurement "${wanted}"; there are ${names.join(', ')}.`);
  process.exit(2);
}
const one = wanted !== undefined && !wanted.startsWith('-');
for (const name of one ? [wanted] : names) {
  const given = one ? options : process.argv.slice(2);
  if (!one && !given.includes('--json')) console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...given], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
