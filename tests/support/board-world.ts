/**
 * A day on the board with any number of units, in every state: used by the browser's tests of the board.
 */
import { finding } from '../../functions/core/findings/finding.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Revision } from '../../functions/core/report/submission.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Message } from '../../functions/ports.ts';
import { insertRevision } from '../../functions/records/report/submissions.ts';
import { DAY, openWebWorld, type WebWorld } from './web-world.ts';

const GROUPS = ['执法队伍', '直属单位', '街道办事处', '工作专班', '县市区局'];

export interface BoardWorld extends WebWorld {
  /** What group robots were sent. */
  readonly sent: Message[];
  /** A report of unit `u3`, at that time of the day. */
  report(index: number, time: string, over?: Partial<Revision>): Promise<void>;
}

/** Of ten units each: one owes a report, one is late, one is nil, one is questioned, one has noise in its text and photos. */
export async function openBoardWorld(count: number, over: Partial<Programme> = {}): Promise<BoardWorld> {
  const units = Array.from({ length: count }, (_, index) => ({
    id: `u${index}`,
    name: `第${index + 1}${['大队', '服务中心', '街道办', '督察组', '分局'][index % 5]}`,
    group: GROUPS[index % 5]!,
  }));
  const web = await openWebWorld({ units, deliver: [{ channel: 'wecom', urlRef: 'env:GROUP_ROBOT' }], ...over });
  const sent: Message[] = [];
  const send = async (message: Message) => {
    sent.push(message);
    return { answer: '已接收' };
  };
  Object.assign(web.world, {
    channels: { wecom: { name: 'wecom', send } },
    queue: { send: async (job: Job) => void (await runJob(web.world, job)) },
  });
  const report: BoardWorld['report'] = async (index, time, over = {}) => {
    const said = { figures: { dissuaded: '5' }, narratives: [], findings: [], nil: false };
    const about = {
      programme: 'suizhou',
      day: DAY,
      unit: `u${index}`,
      revision: 1,
      basedOn: 0,
      by: 'k',
      checksum: 'c',
    };
    const receivedAt = new Date(`${DAY}T${time}:00+08:00`).toISOString();
    const revision: Revision = { id: `r${index}`, previous: null, receivedAt, ...about, ...said, ...over };
    await insertRevision(web.world.table, web.programme, revision);
  };
  for (const index of units.keys()) await reportOf(index, report);
  web.setNow(`${DAY}T10:30:00.000Z`);
  return { ...web, sent, report };
}

async function reportOf(index: number, report: BoardWorld['report']): Promise<void> {
  const time = `1${index % 8}:${String(10 + (index % 50)).padStart(2, '0')}`;
  switch (index % 10) {
    case 0:
      return;
    case 1:
      return report(index, '18:20');
    case 2:
      return report(index, time, { nil: true, figures: {} });
    case 3: {
      const words = {
        path: 'figures.dissuaded',
        name: '劝离劝返市民',
        seen: '12000人次',
        expected: '近日一般为1200人次',
      };
      return report(index, time, { findings: [finding('figure.unusual', words)], revision: 1 });
    }
    case 4: {
      const noise = finding('text.mojibake', { path: 'narratives[0].text', name: '工作动态', seen: '锟斤拷' });
      const narratives = [{ kind: '工作动态', text: '锟斤拷', photos: ['p1', 'p2'] }];
      return report(index, time, { findings: [noise], narratives });
    }
    default:
      return report(index, time);
  }
}
