/**
 * Files that a programme file names beside it: a roster with one name a line, targets with a unit and its number a line.
 * What they hold takes the place of their name, so that nobody behind this reader knows of them.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';

/** Reads a text beside the programme by its file name; throws when there is none. */
export type ReadText = (name: string) => string;

type Raw = Readonly<Record<string, unknown>>;

export function withFiles(input: unknown, readText?: ReadText): { input: unknown; findings: Finding[] } {
  const findings: Finding[] = [];
  const indicators: unknown = isRecord(input) ? input.indicators : undefined;
  if (!isRecord(input) || !Array.isArray(indicators)) return { input, findings };
  const filled = indicators.map((entry: unknown, index) => {
    if (!isRecord(entry)) return entry;
    const path = `indicators[${index}]`;
    const roster = withRoster(entry, path, readText);
    const target = withTargets(roster.entry, path, unitsOf(input), readText);
    findings.push(...roster.findings, ...target.findings);
    return target.entry;
  });
  return { input: { ...input, indicators: filled }, findings };
}

interface Filled {
  readonly entry: Raw;
  readonly findings: readonly Finding[];
}

function withRoster(entry: Raw, path: string, readText?: ReadText): Filled {
  const { roster, ...rest } = entry;
  if (typeof roster !== 'string') return { entry, findings: [] };
  const lines = linesIn(roster, readText);
  if (lines !== undefined) return { entry: { ...rest, roster: lines }, findings: [] };
  return { entry: rest, findings: [finding('programme.roster_file', { path: `${path}.roster`, seen: roster })] };
}

/** Ids by themselves and by names. */
type Units = ReadonlyMap<string, string>;

function withTargets(entry: Raw, path: string, units: Units, readText?: ReadText): Filled {
  const target = entry.target;
  if (!isRecord(target) || typeof target.units !== 'string') return { entry, findings: [] };
  const { units: file, ...rest } = target;
  const at = `${path}.target.units`;
  const without = { ...entry, target: rest };
  const lines = linesIn(String(file), readText);
  if (lines === undefined) {
    return { entry: without, findings: [finding('programme.target_file', { path: at, seen: String(file) })] };
  }
  const read = lines.map((line, index) => readLine(line, index + 1, units, at));
  const findings = read.flatMap((each) => ('code' in each ? [each] : []));
  const amounts = read.flatMap((each) => ('code' in each ? [] : [[each.unit, each.amount] as const]));
  const twice = amounts.flatMap(([unit], index) =>
    amounts.findIndex(([other]) => other === unit) === index ? [] : [unit],
  );
  const repeated = twice.map((seen) =>
    finding('programme.target_line', { path: at, seen, expected: '每个单位只写一行' }),
  );
  return {
    entry: { ...entry, target: { ...rest, units: Object.fromEntries(amounts) } },
    findings: [...findings, ...repeated],
  };
}

/** `nanjiao 8000`, `南郊街道，8,000.5`: a unit's id or name, then its number. */
function readLine(
  line: string,
  number: number,
  units: Units,
  path: string,
): { unit: string; amount: string } | Finding {
  const [, name = '', amount = ''] = /^(.*?)[\s,，;；:：]+(-?\d[\d,]*(?:\.\d+)?)$/u.exec(line) ?? [];
  const unit = units.get(name.trim());
  if (unit !== undefined) return { unit, amount: amount.replaceAll(',', '') };
  const expected = name === '' ? '单位和数字，如“南郊街道 8000”' : '单位的 id 或名称要与 units 中的一致';
  return finding('programme.target_line', { path, seen: `第${number}行 ${line.slice(0, 60)}`, expected });
}

function unitsOf(input: Raw): Units {
  const units = Array.isArray(input.units) ? (input.units as readonly unknown[]).filter(isRecord) : [];
  return new Map(
    units.flatMap(({ id, name }) => [[String(name), String(id)] as const, [String(id), String(id)] as const]),
  );
}

function linesIn(name: string, readText?: ReadText): readonly string[] | undefined {
  try {
    // A name, not a path: the file lies beside the programme and nowhere else.
    if (readText === undefined || /[\\/]|^\.\.?$/.test(name)) return undefined;
    return readText(name)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
  } catch {
    return undefined;
  }
}

const isRecord = (given: unknown): given is Raw => typeof given === 'object' && given !== null && !Array.isArray(given);
