/**
 * What `npm start` may be told, with its help; what cannot be meant is a sentence.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { instantOption } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import type { BackupPlan } from './scheduled-backup.ts';

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly empty: boolean;
  readonly now?: string;
  readonly backup?: BackupPlan;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

interface Given {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly empty?: true;
  readonly now?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly backup?: string;
  readonly backupAt: string;
  readonly keep: number;
}

/** @throws CommanderError for help and what is no option; InputError, where files cannot be read */
export async function serverOptions(argv: readonly string[]): Promise<ServerOptions> {
  const given = command().parse(argv, { from: 'user' }).opts<Given>();
  const { port, host } = given;
  return {
    ...{ port, host, data: resolve(given.data), empty: given.empty === true },
    ...(given.now === undefined ? {} : { now: given.now }),
    ...(given.backup === undefined ? {} : { backup: backupPlan(given, given.backup) }),
    ...(await tlsOf(given)),
  };
}

const command = (): Command =>
  new Command('npm start --')
    .description('简报：网页与定时任务，数据保存在一个文件夹中')
    .option('--port <number>', '端口；0 由系统选择', wholeNumber(0, 65_535), 3000)
    .option('--host <address>', '监听的地址；0.0.0.0 供其他电脑访问', '127.0.0.1')
    .option('--data <dir>', '数据文件夹；空的先装入示例', '.data')
    .option('--empty', '空的数据文件夹不装入示例')
    .option('--cert <file>', 'TLS 证书（PEM，含中间证书），与 --key 一起给出后用 https 访问')
    .option('--key <file>', 'TLS 私钥（PEM）')
    .option('--now <time>', '从这个时间开始走的时钟，如 2022-04-09T08:00:00+08:00', instantOption)
    .option('--backup <dir>', '每天备份到这个文件夹')
    .option('--backup-at <time>', '备份的时间（本机时间）', timeOfDay, '02:00')
    .option('--keep <number>', '保留几份备份', wholeNumber(1, 9999), 7)
    .helpOption('--help', '显示这份说明')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
    .exitOverride();

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : -1;
    if (number < least || number > most) throw new InvalidArgumentError(`请写 ${least} 到 ${most} 之间的整数。`);
    return number;
  };

function timeOfDay(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new InvalidArgumentError('请写成 02:00 的形式。');
  return text;
}

const backupPlan = ({ data, backupAt, keep }: Given, into: string): BackupPlan => ({
  ...{ data: resolve(data), into: resolve(into), at: backupAt, keep },
  timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});

async function tlsOf({ cert, key }: Given): Promise<Pick<ServerOptions, 'tls'>> {
  if (cert === undefined && key === undefined) return {};
  if (cert === undefined || key === undefined) throw new InputError('--cert 和 --key 要一起给出。');
  const read = async (file: string): Promise<Buffer> => {
    try {
      return await readFile(file);
    } catch {
      throw new InputError(`读不了文件“${file}”，请核对路径和权限。`);
    }
  };
  return { tls: { cert: await read(cert), key: await read(key) } };
}
