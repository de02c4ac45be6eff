/**
 * From the plain data of a layout file to a checked `Layout`, or to findings that name each wrong place.
 *
 * Pure: reading YAML and finding the base of a profile is `adapters/yaml/layout-file.ts`.
 */
import * as z from 'zod/mini';
import { type Finding, finding } from '../findings/finding.ts';
import { type Layout, STYLE_NAMES, type StyleName } from './layout.ts';

const mm = z.number().check(z.minimum(0), z.maximum(1000));
const points = z.number().check(z.minimum(0), z.maximum(300));
const count = z.int().check(z.minimum(1), z.maximum(100));
const colour = z.string().check(z.regex(/^[0-9A-F]{6}$/));
const faceNames = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));
const paper = z.number().check(z.minimum(100), z.maximum(1000));

const style = z.strictObject({
  face: z.enum(['biaosong', 'fangsong', 'kai', 'hei', 'song']),
  size: z.number().check(z.minimum(5), z.maximum(100)),
  bold: z._default(z.boolean(), false),
  colour: z._default(z.enum(['black', 'red', 'grey', 'shade']), 'black'),
  align: z._default(z.enum(['left', 'center', 'right', 'justify']), 'left'),
  indent: z._default(z.number().check(z.minimum(0), z.maximum(10)), 0),
  pitch: z.number().check(z.minimum(5), z.maximum(120)),
  before: z._default(points, 0),
  after: z._default(points, 0),
});
const styles = Object.fromEntries(STYLE_NAMES.map((name) => [name, style])) as Record<StyleName, typeof style>;

const layoutSchema = z.strictObject({
  title: z.string().check(z.minLength(1)),
  page: z.strictObject({ width: paper, height: paper, top: mm, bottom: mm, left: mm, right: mm }),
  grid: z.strictObject({ lines: count, characters: count, spacing: z.number().check(z.minimum(-5), z.maximum(5)) }),
  fonts: z.strictObject({ biaosong: faceNames, fangsong: faceNames, kai: faceNames, hei: faceNames, song: faceNames }),
  colours: z.strictObject({ black: colour, red: colour, grey: colour, shade: colour }),
  styles: z.strictObject(styles),
  masthead: z.strictObject({
    ...{ space: mm, nameLargest: points, nameSmallest: points, ruleGap: mm, ruleWeight: points },
  }),
  pageNumber: z.strictObject({ gap: mm, inset: z.number().check(z.minimum(0), z.maximum(10)) }),
  colophon: z.strictObject({ thick: mm, thin: mm, inset: z.number().check(z.minimum(0), z.maximum(10)) }),
  table: z.strictObject({ smaller: z.array(points), frame: points, rule: points, padding: mm, above: mm, below: mm }),
  photos: z.strictObject({
    heights: z.array(mm).check(z.length(4)),
    gap: mm,
    budget: z.int().check(z.minimum(100_000)),
  }),
  chart: z.strictObject({ height: mm, palette: z.array(colour).check(z.minLength(1)) }),
});

export interface ParsedLayout {
  readonly layout?: Layout;
  readonly findings: readonly Finding[];
}

/** Checks `data` (a profile already merged over its base); with any finding there is no layout. */
export function parseLayout(name: string, data: unknown): ParsedLayout {
  const parsed = z.safeParse(layoutSchema, data);
  if (!parsed.success) return { findings: parsed.error.issues.flatMap((issue) => findingsOf(issue, data)) };
  const layout: Layout = { name, ...parsed.data };
  const narrow = layout.page.left + layout.page.right > layout.page.width - 50;
  const low = layout.page.top + layout.page.bottom > layout.page.height - 50;
  if (narrow || low) return { findings: [finding('layout.no_room', { path: 'page', seen: layout.page })] };
  return { layout, findings: [] };
}

function findingsOf(issue: z.core.$ZodIssue, data: unknown): Finding[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => finding('layout.unknown_key', { path: [...issue.path, key].join('.'), seen: key }));
  const seen = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], data);
  return [finding('layout.wrong_value', { path: issue.path.join('.'), seen, expected: expectedBy(issue) })];
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return TYPE_NAMES[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') return `不小于 ${issue.minimum}`;
  if (issue.code === 'too_big') return `不大于 ${issue.maximum}`;
  if (issue.code === 'invalid_value') return issue.values.join('、');
  if (issue.code === 'invalid_format') return '六位大写十六进制颜色，如 FF0000';
  return '版式文件说明中的写法';
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  ...{ number: '数字', int: '整数', string: '文字', boolean: 'true 或 false', object: '一组键值', array: '列表' },
};
