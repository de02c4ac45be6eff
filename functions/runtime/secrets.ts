/**
 * Secrets by name: `env:NAME` or a plain `name` from the environment, `ssm:/path` from the parameter store. See
 * docs/decisions/.
 *
 * A name may be shown, what it stands for never. What is no name may be a secret that somebody wrote in its place, so it
 * is not repeated either.
 */
import { type ChannelError, refusedForGood, tryLater } from '../core/delivery/channel-error.ts';
import { isSecretRef } from '../core/programme/secret-ref.ts';
import type { ReadSecret } from '../ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type ReadParameter = (path: string) => Promise<string | undefined>;

/** Loads the parameter store's client with the first secret that lies there. */
export function openSecrets(env: Environment, parameters: () => Promise<ReadParameter> = ssm): ReadSecret {
  let opened: Promise<ReadParameter> | undefined;
  return async (ref) => {
    if (!isSecretRef(ref))
      throw refusedForGood('密钥引用的写法不对，应为 env:名称 或 ssm:/路径；密钥本身不要写在任务里。');
    if (!ref.includes(':')) return found(ref, env[ref.replaceAll('-', '_').toUpperCase()]);
    const name = ref.slice(4);
    if (ref.startsWith('env:')) return found(ref, env[name]);
    opened ??= parameters();
    const read = await opened;
    return found(ref, await read(name).catch(() => Promise.reject(unreadable(ref))));
  };
}

async function ssm(): Promise<ReadParameter> {
  return (await import('../adapters/ssm/parameter.ts')).openSsmParameters();
}

/** Nothing was sent, and somebody may be setting it right now: worth another try. */
function found(ref: string, value: string | undefined): string {
  const trimmed = value?.trim();
  if (!trimmed) throw tryLater(`没有找到密钥 ${ref}，没有发送；请设置后再试。`);
  return trimmed;
}

const unreadable = (ref: string): ChannelError =>
  tryLater(`读不到密钥 ${ref}，没有发送；请检查参数库的权限和网络，系统会再试。`);
