/**
 * `jianbao key create | list | revoke`: access keys. The key itself is shown once and never stored.
 */
import type { Command } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import type { Role } from '../../../functions/contract.ts';
import { LIMITS } from '../../../functions/core/limits/limits.ts';
import { hasForm } from '../../../functions/core/unit/levels.ts';
import { HOUSE } from '../../../functions/core/workshop/house.ts';
import { createKey, listKeys, revokeKey } from '../../../functions/records/access/access-keys.ts';
import { instantOption, programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { printTable } from '../table-print.ts';

const ROLES: readonly Role[] = ['unit', 'branch', 'office', 'signatory', 'reader', 'administrator'];

interface CreateOptions extends StoreOptions {
  readonly programme: string;
  readonly role: string;
  readonly unit?: string;
  readonly expires?: string;
  readonly label?: string;
  readonly signer?: string;
  readonly link?: string;
}

export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('access keys of units, the office and readers');
  withStoreOptions(key.command('create'))
    .requiredOption('--programme <id>', `the programme; ${HOUSE}, with --role administrator: all of them`)
    .requiredOption('--role <role>', ROLES.join(' | '))
    .option('--unit <id>', 'the unit, with --role unit or branch')
    .option('--expires <time>', '2022-05-01T00:00:00+08:00')
    .option('--label <text>', 'what it is for')
    .option('--signer <name>', 'who signs with it, with --role office, signatory or administrator')
    .option('--link <address>', 'address of the site: also print the sign-in link and its QR code')
    .description('make a key; it stands alone on the last line and is not shown again')
    .action(create);
  withStoreOptions(key.command('list')).requiredOption('--programme <id>').description('list keys').action(list);
  withStoreOptions(key.command('revoke').argument('<id>')).description('revoke a key').action(revoke);
}

async function create(options: CreateOptions): Promise<void> {
  const role = ROLES.find((each) => each === options.role);
  if (role === undefined) throw new InputError(`没有角色“${options.role}”；可用的有 ${ROLES.join('、')}。`);
  await withWorld(options, async (world) => {
    const isHouse = options.programme === HOUSE && role === 'administrator';
    const programme = isHouse ? { id: HOUSE, units: [] } : (await programmeOf(world, options.programme)).programme;
    const isOfUnit = role === 'unit' || role === 'branch';
    if (isOfUnit !== (options.unit !== undefined)) {
      throw new InputError('单位和分管单位的访问码要写明 --unit；其他角色不写 --unit。');
    }
    if (options.unit !== undefined && !programme.units.some(({ id }) => id === options.unit)) {
      throw new InputError(
        `任务 ${programme.id} 没有单位“${options.unit}”；可用的有 ${programme.units.map(({ id }) => id).join('、')}。`,
      );
    }
    const unitOf = programme.units.find(({ id }) => id === options.unit);
    if (role === 'branch' && unitOf?.branch !== true) {
      throw new InputError(`“${options.unit}”不是分管单位；任务文件中给它写 branch: true，或改用 --role unit。`);
    }
    if (role === 'unit' && unitOf !== undefined && !hasForm(unitOf)) {
      throw new InputError(`“${options.unit}”是分管单位，本级不报送；请用 --role branch。`);
    }
    const at = world.clock.now();
    const expires = options.expires === undefined ? {} : { expires: instantOption(options.expires) };
    const unit = options.unit === undefined ? {} : { unit: options.unit };
    const label = options.label === undefined ? {} : { label: options.label };
    const signer = options.signer === undefined ? {} : { signer: signerOption(role, options.signer) };
    const { id, key } = await createKey(world.table, {
      programme: programme.id,
      role,
      at,
      ...unit,
      ...expires,
      ...label,
      ...signer,
    });
    const link = options.link === undefined ? undefined : `${options.link.replace(/\/+$/, '')}/sign-in#key=${key}`;
    if (options.json) console.log(JSON.stringify({ id, key, ...(link === undefined ? {} : { link }) }));
    else if (link !== undefined) console.log(`${renderUnicodeCompact(link)}\n${link}`);
    if (!options.json) console.log(`访问码编号 ${id}。访问码只显示这一次，请妥善转交：\n${key}`);
  });
}

function signerOption(role: Role, name: string): string {
  if (role === 'unit' || role === 'branch' || role === 'reader') {
    throw new InputError(`角色 ${role} 不签简报，不写 --signer。`);
  }
  const length = [...name.trim()].length;
  if (length >= 1 && length <= LIMITS.signerCharacters) return name.trim();
  throw new InputError(`--signer 写签名人的姓名，1至${LIMITS.signerCharacters}个字，收到${length}个。`);
}

async function list(options: StoreOptions & { readonly programme: string }): Promise<void> {
  await withWorld(options, async (world) => {
    if (options.programme !== HOUSE) await programmeOf(world, options.programme);
    const keys = await listKeys(world.table, options.programme);
    if (options.json) console.log(JSON.stringify(keys));
    else
      printTable(
        ['编号', '角色', '单位', '备注', '签名人', '到期', '作废'],
        keys.map(({ id, role, unit, label, signer, expires, revoked }) => [
          id,
          role,
          unit ?? '',
          label ?? '',
          signer ?? '',
          expires ?? '',
          String(revoked ?? ''),
        ]),
      );
  });
}

async function revoke(id: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    if (!(await revokeKey(world.table, id, world.clock.now())))
      throw new InputError(`没有编号为“${id}”的访问码，或它已经作废。`);
    console.log(options.json ? JSON.stringify({ id, revoked: true }) : `访问码 ${id} 已作废。`);
  });
}
