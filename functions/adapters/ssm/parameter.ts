/**
 * Secrets in the parameter store of AWS (SSM), read one by one and decrypted. Kept nowhere: a changed one counts at once.
 */
import { GetParameterCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';

export interface SsmOptions {
  /** Settings over the defaults below: credentials, region, endpoint. */
  readonly client?: SSMClientConfig;
}

/** Time-outs that end the call: the SDK's own defaults wait for ever on a silent peer. */
const ENDING = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} satisfies SSMClientConfig;

/** Gives the parameter at a path such as `/jianbao/wecom`; undefined when there is none. Throws the SDK's errors. */
export function openSsmParameters({ client }: SsmOptions = {}): (path: string) => Promise<string | undefined> {
  const ssm = new SSMClient({ ...ENDING, ...client });
  return async (path) => {
    try {
      return (await ssm.send(new GetParameterCommand({ Name: path, WithDecryption: true }))).Parameter?.Value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
      throw error;
    }
  };
}
