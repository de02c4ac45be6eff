/**
 * The document that every maker of `word-peers.ts` makes: its content, and the same as blocks of a briefing.
 */
import type { Block, TableBlock } from '../functions/core/briefing/briefing.ts';

export interface Content {
  readonly title: string;
  readonly headings: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly { readonly unit: string; readonly figures: readonly string[]; readonly narrative: string }[];
}

const SENTENCE =
  '组织下沉党员干部协助社区开展全员核酸检测，维护现场秩序，引导群众保持一米间距，对辖区内主次干道、背街小巷、农贸市场周边开展拉网式清扫保洁和消杀作业，做到不留死角、不漏一处。';

/** Clauses in another order for each unit, so that texts pack no better than real ones. */
function varied(unit: number): string {
  const characters = [...SENTENCE];
  let state = unit + 1;
  return Array.from({ length: 140 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return characters[state % characters.length];
  }).join('');
}

export function contentOf(units: number): Content {
  const rows = Array.from({ length: units }, (_, unit) => ({
    unit: `第${unit + 1}街道执法中队`,
    figures: Array.from({ length: 12 }, (_, figure) => String((unit * 7919 + figure * 104_729) % 100_000)),
    narrative: `第${unit + 1}街道执法中队：${varied(unit)}`.slice(0, 150),
  }));
  const columns = Array.from({ length: 12 }, (_, figure) => `指标${figure + 1}`);
  return {
    title: '各单位每日工作情况',
    headings: ['一、', '二、', '三、', '四、', '五、', '六、'].map((n) => `${n}工作情况`),
    columns,
    rows,
  };
}

export const blocksOf = ({ headings, columns, rows }: Content): readonly Block[] => {
  const text = (words: string) => [{ type: 'text', text: words } as const];
  const table: TableBlock = {
    type: 'table',
    columns: [
      { header: text('单位'), align: 'left', weight: 1 },
      ...columns.map((name) => ({ header: text(name), align: 'decimal', weight: 1 }) as const),
    ],
    rows: rows.map(({ unit, figures }) => ({
      role: 'row',
      cells: [unit, ...figures].map((each) => ({ children: text(each) })),
    })),
  };
  return [
    ...headings.map(
      (heading): Block => ({
        type: 'heading',
        level: 1,
        number: heading.slice(0, 2),
        children: text(heading.slice(2)),
      }),
    ),
    table,
    ...rows.map(({ narrative }): Block => ({ type: 'paragraph', children: text(narrative) })),
  ];
};
