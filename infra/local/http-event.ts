/**
 * An API Gateway HTTP API event (payload format 2.0) made from a request, so that one machine calls the very handler that
 * runs on Lambda. Source: "Working with AWS Lambda proxy integrations for HTTP APIs", Amazon API Gateway Developer Guide.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path without host; already percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function httpEvent({ method, path, headers = {}, body }: Request, at: string): APIGatewayProxyEventV2 {
  const [rawPath = '/', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: 'jianbao.example', 'x-forwarded-proto': 'https', ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'jianbao.example',
      domainPrefix: 'jianbao',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'jianbao' },
      requestId: 'local',
      routeKey: '$default',
      stage: '$default',
      time: at,
      timeEpoch: Date.parse(at),
    },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body }),
  };
}

export type HttpResult = APIGatewayProxyStructuredResultV2;
