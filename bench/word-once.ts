/**
 * One document by one maker in a process of its own: `node bench/word-once.ts PEER UNITS` prints milliseconds, processor
 * milliseconds, peak memory in MB and bytes as JSON. The modules are loaded first, as a function does before its first call; nothing is warm.
 */
import { contentOf } from './word-content.ts';
import { makers, type Peer } from './word-peers.ts';

const [peer, units] = [process.argv[2] as Peer, Number(process.argv[3])];
const content = contentOf(units);
if (peer === 'jianbao')
  await Promise.all([import('../functions/adapters/word/render-briefing.ts'), import('./word-input.ts')]);
if (peer === 'docxtemplater') await Promise.all([import('docxtemplater'), import('pizzip')]);
if (peer === 'easy-template-x') await import('easy-template-x');
if (peer === 'docx') await import('docx');
const [start, cpu] = [performance.now(), process.cpuUsage()];
const bytes = await makers[peer](content);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({ ms, cpu: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024, bytes: bytes.length }),
);
