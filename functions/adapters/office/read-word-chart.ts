/**
 * A chart's title and points, as its part keeps them: what is drawn, whatever the workbook behind it says.
 *
 * source: ECMA-376 Part 1, 21.2.2 (charts): ser, tx, cat, val, pt, v.
 */
import type { TextChart } from '../../core/copy/text-block.ts';
import { parseXml } from './parse-xml.ts';

type Role = 'tx' | 'cat' | 'val';
const ROLES: Readonly<Record<string, Role>> = { tx: 'tx', cat: 'cat', xVal: 'cat', val: 'val', yVal: 'val' };

interface Series {
  readonly tx: Map<number, string>;
  readonly cat: Map<number, string>;
  readonly val: Map<number, string>;
}

export function readWordChart(xml: string): TextChart {
  const path: string[] = [];
  const all: Series[] = [];
  let [title, role, point, reads]: [string, Role | undefined, number, boolean] = ['', undefined, 0, false];
  parseXml(
    xml,
    {
      open(name, { idx = '0' }) {
        path.push(name);
        if (name === 'ser') all.push({ tx: new Map(), cat: new Map(), val: new Map() });
        if (path.at(-2) === 'ser') role = ROLES[name];
        if (name === 'pt') point = Number(idx);
        reads = (name === 'v' && role !== undefined) || (name === 't' && isTitle(path));
      },
      text(text) {
        if (!reads) return;
        if (path.at(-1) === 't') title += text;
        else {
          const points = all.at(-1)?.[role ?? 'val'];
          points?.set(point, (points.get(point) ?? '') + text);
        }
      },
      close(name) {
        path.pop();
        reads = false;
        if (path.at(-1) === 'ser' && ROLES[name] !== undefined) [role, point] = [undefined, 0];
      },
    },
    100,
  );
  return { title: title.trim(), points: all.flatMap(pointsOf) };
}

/** Of the chart, not of an axis. */
const isTitle = (path: readonly string[]): boolean =>
  path.at(path.indexOf('title') - 1) === 'chart' && path.includes('title');

function pointsOf({ tx, cat, val }: Series): TextChart['points'] {
  const series = [...tx.values()].join('').trim();
  return [...val]
    .sort(([a], [b]) => a - b)
    .map(([index, value]) => ({
      ...{ series, value: value.trim() },
      category: (cat.get(index) ?? '').trim(),
    }));
}
