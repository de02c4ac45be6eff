/**
 * 分项: an indicator broken down is a whole and an indicator for each part, of the same kind; where two dimensions are crossed, a
 * part for each pair, which units give, and one for each name, which is what its pairs add up to. So whatever is done with
 * figures is done with parts. Their names are unique within the whole; an id is `calls:热线`, which no indicator of a file has.
 */
import type { RuleExpression } from '../rule/rule.ts';
import type { Breakdown, Indicator } from './indicator.ts';

export const partId = (whole: string, part: string): string => `${whole}:${part.replace('/', ':')}`;

const listsIn = (by: Breakdown): readonly (readonly string[])[] =>
  Array.isArray(by) ? [by as readonly string[]] : Object.values(by);

/** Parts that units give: `热线`; of two dimensions crossed `经营性/安全`. */
export function givenParts(by: Breakdown): string[] {
  const [first = [], second] = listsIn(by);
  return second === undefined ? [...first] : first.flatMap((one) => second.map((other) => `${one}/${other}`));
}

/** Names of two dimensions, each with the parts that it is made of; none of a single one. */
export function sumsOfParts(by: Breakdown): { readonly name: string; readonly of: readonly string[] }[] {
  const [first = [], second] = listsIn(by);
  if (second === undefined) return [];
  return [
    ...first.map((name) => ({ name, of: second.map((other) => `${name}/${other}`) })),
    ...second.map((name) => ({ name, of: first.map((one) => `${one}/${name}`) })),
  ];
}

/** Ids of the parts, as formulas and ratios name them. */
export const partIds = (whole: string, by: Breakdown): string[] =>
  [...givenParts(by), ...sumsOfParts(by).map(({ name }) => name)].map((part) => partId(whole, part));

/** The whole followed by its parts. */
export function withParts(whole: Indicator): Indicator[] {
  const { by } = whole;
  if (by === undefined) return [whole];
  return [
    whole,
    ...givenParts(by).map((part) => givenPart(whole, part)),
    ...sumsOfParts(by).map(({ name, of }) => summedPart(whole, name, of)),
  ];
}

/** Nothing of the whole's own: no balance, target, alias or limit above. */
function givenPart(whole: Indicator, part: string): Indicator {
  const { id, name, unit, kind, decimals, askedOf, askedOn, reported, min, carry, section } = whole;
  return {
    ...{ id: partId(id, part), name: `${name}·${part}`, unit, kind, decimals },
    ...(askedOf === undefined ? {} : { askedOf }),
    ...(askedOn === undefined ? {} : { askedOn }),
    aliases: part.includes('/') ? [] : [part],
    ...(reported === undefined ? {} : { reported }),
    ...(min === undefined ? {} : { min }),
    ...(section === undefined ? {} : { section }),
    ...{ required: false, carry, partOf: { whole: id, part } },
  };
}

function summedPart({ id, name, unit, decimals }: Indicator, part: string, of: readonly string[]): Indicator {
  const [first, ...more] = of.map((each): RuleExpression => {
    return { kind: 'figure', indicator: partId(id, each), of: 'today' };
  });
  const tree = more.reduce((left, right) => ({ kind: 'operation', operator: '+', left, right }), first!);
  return {
    ...{ id: partId(id, part), name: `${name}·${part}`, unit, kind: 'computed', decimals, aliases: [] },
    ...{ formula: { text: of.join(' + '), tree }, required: false, carry: false, partOf: { whole: id, part } },
  };
}

/** What is told by itself: parts are told with their whole. */
export const isWhole = ({ partOf }: Pick<Indicator, 'partOf'>): boolean => partOf === undefined;

/** Its parts add up to it. */
export const isSummed = ({ by, overlapping }: Pick<Indicator, 'by' | 'overlapping'>): boolean =>
  by !== undefined && overlapping !== true;

/** The parts of a whole among these, in their order. */
export const partsIn = (indicators: readonly Indicator[], whole: string): Indicator[] =>
  indicators.filter(({ partOf }) => partOf?.whole === whole);
