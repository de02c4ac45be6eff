/**
 * The deployments there are: one entry a stage, everything that differs between them, typed. Change this file to deploy
 * yours; nothing else is read (no environment variable, no lookup), so the same file gives the same templates.
 */
import type { FunctionName } from '../../functions/contract.ts';

/** Open to the internet. In China any open address needs an ICP record, and a domain of one's own. */
export interface PublicShape {
  readonly kind: 'public';
  readonly domain?: {
    /** `jianbao.example.gov.cn` */
    readonly name: string;
    /** A certificate of ACM in the stage's region that covers the name. */
    readonly certificateArn: string;
  };
}

/** Reached only through VPC endpoints, that is from the bureau's own network; no address on the internet. */
export interface InternalShape {
  readonly kind: 'internal';
  /** Interface endpoints for `execute-api` in the bureau's VPC. */
  readonly apiEndpoints: readonly [string, ...string[]];
  /** Puts the functions into the VPC too: needed only to reach a mail server or robot gateway inside it. */
  readonly network?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
}

/** The mail server that briefings and reminders are sent by. */
export interface Mail {
  readonly host: string;
  /** Absent: 465, 587 or 25 by its security. */
  readonly port?: number;
  /** Absent: tls. */
  readonly security?: 'tls' | 'starttls' | 'none';
  /** `每日专报 <briefing@example.org>` */
  readonly from: string;
  readonly user?: string;
  /** Name of the secret that holds the password, `ssm:/jianbao/smtp`; never the password. */
  readonly passwordRef?: `ssm:/jianbao/${string}`;
}

export interface Stage {
  /** Small letters, digits and hyphens; part of the names of stacks and functions. */
  readonly name: string;
  readonly region: string;
  /** Zone in which the clock's schedule is written. Programmes have their own zones. */
  readonly zone: string;
  readonly shape: PublicShape | InternalShape;
  /** Days that logs are kept: 400, because a year is asked for and a gap of some days must not break it. */
  readonly logDays: 400 | 545 | 731 | 1096 | 1827 | 3653;
  /** Archived files cannot be deleted for that long, by anybody; `governance` lets named administrators. Absent: no lock. */
  readonly objectLock?: { readonly mode: 'governance' | 'compliance'; readonly days: number };
  /**
   * Instances kept for each function, which are also its limit. `false` reserves nothing: for new accounts whose quota is
   * 10 in all, until it is raised.
   */
  readonly reserved: Readonly<Record<FunctionName, number>> | false;
  /** Requests per second and the burst on top, over all callers; above it they are answered with 429. */
  readonly throttling: { readonly rate: number; readonly burst: number };
  /** Address of the site, for links in messages; a domain of one's own is known. Absent: messages have no links. */
  readonly siteUrl?: string;
  /** Absent: nothing is mailed. */
  readonly mail?: Mail;
  /** Where alarms are mailed to, besides the topic; the address has to confirm. */
  readonly alarmMail?: string;
}

/** 100,000 reports in ten minutes, half of them in the last: 833 a second, about 80 ms each. */
const ORDINARY = {
  zone: 'Asia/Shanghai',
  logDays: 400,
  reserved: { collect: 100, desk: 20, archive: 50, clock: 1, publish: 5 },
  throttling: { rate: 1_000, burst: 2_000 },
} as const satisfies Partial<Stage>;

const open = { kind: 'public' } as const;

export const STAGES: readonly Stage[] = [
  { ...ORDINARY, name: 'global', region: 'us-east-1', shape: open },
  { ...ORDINARY, name: 'beijing', region: 'cn-north-1', shape: open },
  { ...ORDINARY, name: 'ningxia', region: 'cn-northwest-1', shape: open },
  {
    ...ORDINARY,
    name: 'internal',
    region: 'cn-north-1',
    shape: { kind: 'internal', apiEndpoints: ['vpce-00000000000000000'] },
    objectLock: { mode: 'governance', days: 3_653 },
  },
];

/** @throws Error with a sentence when a stage could not be deployed as it is written. */
export function checkStage(stage: Stage): Stage {
  const refuse = (why: string): never => {
    throw new Error(`The stage ${stage.name} (infra/aws/stages.ts) ${why}.`);
  };
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage.name))
    refuse('needs a name of at most 20 small letters, digits and hyphens');
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(stage.region)) refuse(`names no region: ${stage.region}`);
  if (!Intl.supportedValuesOf('timeZone').includes(stage.zone)) refuse(`names no time zone: ${stage.zone}`);
  if (stage.objectLock && !(stage.objectLock.days >= 1)) refuse('locks objects for no day');
  return stage;
}
