/**
 * Leaves out of the bundles what a Lambda function never uses: the SDK's search for credentials in files, SSO, processes,
 * web identities and instance metadata. A function has them in its environment. That is 41 % of the DynamoDB client.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * The same three variables that the SDK's own chain reads first, read at each call.
 * source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (reserved variables)
 */
const FROM_ENVIRONMENT = `
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error('The environment holds no AWS credentials.');
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
};`;

/** A cache of discovered endpoints, 8 kB with what it needs: the client asks for none unless it is told to, which it is not. */
const NO_ENDPOINT_CACHE =
  'export class EndpointCache { get() {} getEndpoint() {} set() {} has() { return false; } delete() {} clear() {} }';

/** Of a client's own description, 2 kB, it reads the version. */
const versionOf = (path: string): string => {
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return JSON.stringify({ version });
};

export const lambdaCredentials = (): Plugin => ({
  name: 'lambda-credentials',
  setup(bundler) {
    bundler.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: 'lambda-credentials',
      namespace: 'lambda-credentials',
    }));
    bundler.onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, () => ({ path: 'none', namespace: 'endpoint-cache' }));
    bundler.onLoad({ filter: /\/@aws-sdk\/client-[\w-]+\/package\.json$/ }, ({ path }) => ({
      contents: versionOf(path),
      loader: 'json',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'endpoint-cache' }, () => ({
      contents: NO_ENDPOINT_CACHE,
      loader: 'js',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'lambda-credentials' }, () => ({
      contents: FROM_ENVIRONMENT,
      loader: 'js',
    }));
  },
});
