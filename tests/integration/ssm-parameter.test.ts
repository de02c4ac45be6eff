/**
 * Secrets in the parameter store, read over the SDK's own protocol from a server on loopback.
 */
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { openSsmParameters } from '../../functions/adapters/ssm/parameter.ts';
import { openSecrets } from '../../functions/runtime/secrets.ts';
import { listen, readBody } from '../support/loopback.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** Knows one parameter, and only decrypted. */
async function parameterStore(answers: boolean): Promise<string> {
  const server = createServer(async (request, response) => {
    const asked = JSON.parse((await readBody(request)).toString('utf8'));
    if (!answers) return;
    const found = asked.Name === '/jianbao/wecom-url' && asked.WithDecryption === true;
    response.writeHead(found ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    const value = { Parameter: { Name: asked.Name, Type: 'SecureString', Value: 'https://hook.example/4711' } };
    const target = request.headers['x-amz-target'] === 'AmazonSSM.GetParameter';
    response.end(JSON.stringify(found && target ? value : { __type: 'ParameterNotFound', message: 'no' }));
  });
  const started = await listen(server);
  running.push(started);
  return started.endpoint;
}

const secretsFrom = (endpoint: string) => {
  const client = {
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 200, requestTimeout: 300, throwOnRequestTimeout: true },
  };
  return openSecrets({}, async () => openSsmParameters({ client }));
};

describe('a secret in the parameter store', () => {
  it('is read by its path, decrypted', async () => {
    const read = secretsFrom(await parameterStore(true));
    expect(await read('ssm:/jianbao/wecom-url')).toBe('https://hook.example/4711');
  });

  it('that is not there is said by name', async () => {
    const read = secretsFrom(await parameterStore(true));
    await expect(read('ssm:/jianbao/other')).rejects.toThrow('没有找到密钥 ssm:/jianbao/other');
  });

  it('behind a silent store ends the call', async () => {
    const read = secretsFrom(await parameterStore(false));
    await expect(read('ssm:/jianbao/wecom-url')).rejects.toThrow('读不到密钥 ssm:/jianbao/wecom-url');
  });
});
