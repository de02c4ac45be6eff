/**
 * `索引.html` of a period's zip: a page that opens from a disk, leads to the files beside it and needs nothing else.
 *
 * Not a page of the site, so its markup is here: it has its style in itself, no script, and links that are file names.
 */
import type { Completeness } from '../../core/day/day-close.ts';
import { type FileName, RENDITIONS } from '../../core/edition/renditions.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import { dayWords, shareWords } from '../../core/wording/phrases.ts';

export interface ListedBriefing {
  readonly day: ReportingDay;
  readonly issue: number;
  readonly edition: number;
  readonly issuedAt: Instant;
  readonly reason?: string;
  readonly title?: string;
  readonly completeness?: Completeness;
  readonly files: readonly {
    /** Its name in the archive, and in the zip. */
    readonly file: FileName;
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:27px;line-height:1.4;margin:0 0 .5rem}
table{width:100%;border-collapse:collapse;margin-top:1.5rem}
th,td{padding:.6rem .75rem .6rem 0;border-bottom:1px solid #8a929b;text-align:left;vertical-align:top}
td{font-variant-numeric:tabular-nums}
td a{margin-right:1rem;white-space:nowrap}
@media (max-width:40rem){thead{display:none}tr{display:block;padding:.6rem 0;border-bottom:1px solid #8a929b}th,td{display:block;border:0;padding:.1rem 0}}`;

export function periodIndex({ title, organisation }: Programme, briefings: readonly ListedBriefing[]): string {
  const [first, last] = [briefings[0], briefings.at(-1)];
  const period = first && last ? `${dayWords(first.day)}至${dayWords(last.day)}` : '';
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${title} ${period}`)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(organisation)}</p>
<p>${escaped(period)}，共${briefings.length}期。每个文件的校验值见“清单.json”和“SHA256SUMS.txt”。</p>
<table>
<thead><tr><th scope="col">日期</th><th scope="col">期号</th><th scope="col">报送率</th><th scope="col">文件</th></tr></thead>
<tbody>
${briefings.map(row).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function row({ day, issue, edition, reason, completeness, files }: ListedBriefing): string {
  const correction =
    edition === 1 ? '' : `<br>更正（第${edition}版）${reason === undefined ? '' : `：${escaped(reason)}`}`;
  const links = files.map(({ file, name }) => `<a href="${href(name)}">${RENDITIONS[file].words.zh}</a>`).join(' ');
  return `<tr><th scope="row">${dayWords(day)}</th><td>第${issue}期${correction}</td><td>${shareOf(completeness)}</td><td>${links}</td></tr>`;
}

function shareOf(completeness: Completeness | undefined): string {
  if (completeness === undefined) return '';
  const { received, expected } = completeness;
  return `${shareWords(received, expected) ?? '–'}（${received}/${expected}）`;
}

/** A file name as a relative address: everything that an address reads otherwise is written in its bytes. */
const href = (name: string): string => escaped(`./${encodeURIComponent(name)}`);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
