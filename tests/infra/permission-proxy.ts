/**
 * A loopback proxy before emulated DynamoDB that refuses what a function's own statements do not allow: by action and by
 * the partition key of each request, as the service would. What it refused is kept, so that a test can name it.
 */
import { createServer } from 'node:http';
import type { FunctionName } from '../../functions/contract.ts';
import { permissionsOf } from '../../infra/aws/constructs/permissions.ts';
import { forward, listen, readBody, respond } from '../support/loopback.ts';

const ARN = 'arn:aws:x:::resource';
const RESOURCES = {
  ...{ tableArn: ARN, tableName: 'table', archiveArn: ARN, photosArn: ARN },
  ...{ keyArn: ARN, queueArn: ARN, secretsArn: ARN },
};

export interface PermissionProxy {
  readonly endpoint: string;
  /** `PutItem P#suizhou`, one for each request that was refused. */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

export async function startPermissionProxy(target: string, name: FunctionName): Promise<PermissionProxy> {
  const allows = allowedTo(name);
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const action = String(request.headers['x-amz-target']).split('.').at(-1)!;
    const pk = partitionOf(body);
    if (allows(action, pk)) return respond(response, await forward(target, request, body));
    refused.push(`${action} ${pk}`);
    const type = 'com.amazon.coral.service#AccessDeniedException';
    respond(response, { status: 400, headers: {}, body: Buffer.from(JSON.stringify({ __type: type })) });
  });
  return { ...(await listen(server)), refused };
}

/** The key of the one item or partition that a request names. */
function partitionOf(body: Buffer): string {
  const { Key, Item, ExpressionAttributeValues } = JSON.parse(body.toString()) as Record<
    string,
    Record<string, { S?: string }> | undefined
  >;
  return (Key?.pk ?? Item?.pk ?? ExpressionAttributeValues?.[':pk'])?.S ?? '';
}

interface Written {
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Do the function's own statements allow that action on that partition? Our reading of them, not IAM's. */
export function allowedTo(name: FunctionName): (action: string, pk: string) => boolean {
  const written = permissionsOf(name, RESOURCES).map((each) => each.toStatementJson() as Written);
  const keys = (statement: Written, operator: string): RegExp[] =>
    [statement.Condition?.[`ForAllValues:${operator}`]?.['dynamodb:LeadingKeys'] ?? []].flat().map(asPattern);
  return (action, pk) =>
    written
      .filter((statement) => [statement.Action].flat().includes(`dynamodb:${action}`))
      .some(
        (statement) =>
          keys(statement, 'StringLike').some((pattern) => pattern.test(pk)) &&
          !keys(statement, 'StringNotLike').some((pattern) => pattern.test(pk)),
      );
}

/** `P#*#D#*`, with `*` for anything. */
const asPattern = (like: string): RegExp =>
  new RegExp(
    `^${like
      .split('*')
      .map((each) => each.replaceAll(/[^\w#]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
