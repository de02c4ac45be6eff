/**
 * Native Word charts, each with its workbook, so that the office can edit the numbers: made by `docx/charts`, taken over part by part.
 *
 * The library stamps random ids and the time into what it packs; here they are numbered again and packed without dates,
 * so that equal charts give equal bytes. It is loaded only when there is a chart.
 */
import type { ChartRunOptions } from 'docx/charts';
import { strFromU8, unzipSync } from 'fflate';
import type { Block, ChartBlock } from '../../core/briefing/briefing.ts';
import { fontOf, type Layout, typeArea } from '../../core/layout/layout.ts';
import { cleanText } from '../../core/text/text.ts';
import type { Relationship } from './package-parts.ts';
import { type ZipEntry, zip } from './zip.ts';

export interface ChartParts {
  readonly drawings: ReadonlyMap<ChartBlock, string>;
  readonly entries: readonly ZipEntry[];
  readonly relations: readonly Relationship[];
  readonly types: readonly (readonly [part: string, type: string])[];
}

const NONE: ChartParts = { drawings: new Map(), entries: [], relations: [], types: [] };
/** Charts take the colours of their axes and grid from the document's theme. */
const THEME = { part: 'word/theme/theme1.xml', type: 'application/vnd.openxmlformats-officedocument.theme+xml' };
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Parts for every chart in `blocks`, at any depth; one without a value has none. */
export async function chartParts(blocks: readonly Block[], layout: Layout): Promise<ChartParts> {
  const charts = chartsIn(blocks).filter(canBeDrawn);
  if (charts.length === 0) return NONE;
  const [{ Document, Packer, Paragraph }, { ChartRun }] = await Promise.all([import('docx'), import('docx/charts')]);
  const children = charts.map((chart) => new Paragraph({ children: [new ChartRun(optionsOf(chart, layout))] }));
  const files = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const drawings = partOf(files, 'word/document.xml').match(/<w:drawing>.*?<\/w:drawing>/gs) ?? [];
  const targets = relationTargets(partOf(files, 'word/_rels/document.xml.rels'));
  const made = await Promise.all(drawings.map((drawing, index) => oneChart(files, drawing, targets, index + 1)));
  return {
    drawings: new Map(made.map(({ drawing }, index) => [charts[index]!, drawing])),
    entries: [...made.flatMap(({ entries }) => entries), { name: THEME.part, content: partOf(files, THEME.part) }],
    relations: [
      ...made.map(({ number }) => ({ id: `rIdChart${number}`, type: 'chart', target: `charts/chart${number}.xml` })),
      { id: 'rIdTheme', type: 'theme', target: 'theme/theme1.xml' },
    ],
    types: [
      ...made.map(({ number }) => [`/word/charts/chart${number}.xml`, CHART_TYPE] as const),
      [`/${THEME.part}`, THEME.type],
    ],
  };
}

type Files = Readonly<Record<string, Uint8Array>>;
const partOf = (files: Files, name: string): string => strFromU8(files[name] ?? new Uint8Array());

async function oneChart(files: Files, drawing: string, targets: ReadonlyMap<string, string>, number: number) {
  const target = targets.get(/<c:chart [^>]*r:id="([^"]*)"/.exec(drawing)?.[1] ?? '') ?? '';
  const chart = partOf(files, `word/${target}`).replace(/(<c:externalData r:id=")[^"]*/, '$1rId1');
  const book = [...relationTargets(partOf(files, `word/charts/_rels/${target.split('/')[1]}.rels`)).values()][0] ?? '';
  const workbook = await repacked(files[`word/${book.replace('../', '')}`] ?? new Uint8Array());
  const relation = `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/chart${number}.xlsx"/>`;
  const entries: ZipEntry[] = [
    {
      name: `word/charts/chart${number}.xml`,
      content: chart
        .replaceAll('lang="en-US"', 'lang="zh-CN"')
        .replace('<c:lang val="en-US"/>', '<c:lang val="zh-CN"/>'),
    },
    {
      name: `word/charts/_rels/chart${number}.xml.rels`,
      content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    },
    { name: `word/embeddings/chart${number}.xlsx`, content: workbook, packed: true },
  ];
  return { number, entries, drawing: drawing.replace(/(<c:chart [^>]*r:id=")[^"]*/, `$1rIdChart${number}`) };
}

/** The same workbook without the time of packing. */
const repacked = (bytes: Uint8Array): Promise<Uint8Array> =>
  zip(Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content })));

const relationTargets = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    [...xml.matchAll(/<Relationship [^>]*>/g)].map(([each]) => [
      /Id="([^"]*)"/.exec(each)?.[1] ?? '',
      /Target="([^"]*)"/.exec(each)?.[1] ?? '',
    ]),
  );

function chartsIn(blocks: readonly Block[], found: ChartBlock[] = []): ChartBlock[] {
  for (const block of blocks) {
    if (block.type === 'chart') found.push(block);
    if (block.type === 'section') chartsIn(block.children, found);
  }
  return found;
}

const canBeDrawn = ({ categories, series }: ChartBlock): boolean =>
  categories.length > 0 && series.some(({ values }) => values.some((value) => value !== null));

/** Trend: lines with markers. Ranking: bars, the first on top. Share: a pie with percentages. */
function optionsOf(chart: ChartBlock, layout: Layout): ChartRunOptions {
  const clean = (text: string) => cleanText(text).text;
  const { palette } = layout.chart;
  const common = {
    title: {
      text: clean(chart.unit === '' ? chart.title : `${chart.title}（${chart.unit}）`),
      font: { size: 12, bold: false, color: '000000' },
    },
    font: { name: fontOf(layout, layout.styles.tableText), color: '000000' },
    chartArea: { border: 'none' as const, fill: 'FFFFFF' },
    altText: { name: '图表', title: clean(chart.title), description: clean(chart.alt) },
    transformation: { width: pixels(typeArea(layout).width), height: pixels(layout.chart.height) },
    categories: chart.categories.map(clean),
  };
  const series = chart.series.map(({ name, values }, index) => ({
    name: clean(name),
    values: values.slice(0, chart.categories.length).map((value) => (value === null ? null : Number(value))),
    color: palette[index % palette.length] ?? '000000',
  }));
  const legend = series.length > 1 ? { position: 'bottom' as const } : (false as const);
  if (chart.chart === 'trend')
    return {
      ...common,
      type: 'line',
      markers: true,
      legend,
      series,
      dataLabels: { ...labels(series), numberFormat: numberFormat(chart) },
      // An axis that begins at 625 makes a fall of one in a hundred look like a collapse.
      valueAxis: { numberFormat: 'General', ...(isBelowZero(series) ? {} : { minimum: 0 }) },
    };
  if (chart.chart === 'ranking')
    return {
      ...common,
      type: 'bar',
      gapWidth: 60,
      legend,
      series,
      dataLabels: { value: true, numberFormat: numberFormat(chart) },
      categoryAxis: { reverseOrder: true },
      valueAxis: { visible: false, gridlines: false, minimum: 0 },
    };
  const [{ name, values } = { name: '', values: [] }] = series;
  const positive = values.map((value) => (value === null || value < 0 ? null : value));
  const colors = positive.map((_, index) => palette[index % palette.length]);
  return {
    ...common,
    type: 'pie',
    legend: { position: 'right' },
    series: [{ name, values: positive, colors }],
    dataLabels: { percentage: true, position: 'outsideEnd' },
  };
}

const isBelowZero = (series: readonly { readonly values: readonly (number | null)[] }[]): boolean =>
  series.some(({ values }) => values.some((value) => value !== null && value < 0));

/** As many decimals as the series has. */
const numberFormat = ({ series }: ChartBlock): string => {
  const decimals = series.flatMap(({ values }) => values.map((value) => value?.split('.')[1]?.length ?? 0));
  const most = Math.max(0, ...decimals);
  return most === 0 ? '0' : `0.${'0'.repeat(most)}`;
};

/** Figures beside the points as long as they do not run into each other. */
const labels = (series: readonly { readonly values: readonly unknown[] }[]) => ({
  value: series.length === 1 && (series[0]?.values.length ?? 0) <= 12,
  position: 'above' as const,
});

/** CSS pixels: 96 to the inch of 25.4 mm. */
const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);
