/**
 * A request as an HTTP API hands it to a function (payload format 2.0).
 */
export const httpEvent = (method: string, path: string): object => ({
  version: '2.0',
  routeKey: `${method} ${path}`,
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'example.org', accept: 'text/html' },
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'example.org',
    domainPrefix: 'a',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: `${method} ${path}`,
    stage: '$default',
    time: '08/Apr/2022:08:30:00 +0000',
    timeEpoch: 1649406600000,
  },
  isBase64Encoded: false,
});
