/**
 * Checks a template against the CloudFormation resource specification: unknown types and properties, missing properties,
 * values of another type. Intrinsic functions may stand for any value.
 */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Template } from './deployments.ts';

type Database = ReturnType<typeof loadAwsServiceSpecSync>;
type Definition = ReturnType<Database['get']>;
interface Property {
  readonly required?: boolean;
  readonly type: PropertyType;
  readonly previousTypes?: readonly PropertyType[];
}
type PropertyType = {
  readonly type: string;
  readonly element?: PropertyType;
  readonly types?: readonly PropertyType[];
  readonly reference?: unknown;
};

let loaded: Database | undefined;
const database = (): Database => {
  loaded ??= loadAwsServiceSpecSync();
  return loaded;
};

/** One sentence for each breach. */
export function specBreaches({ Resources }: Template): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    const [resource] = database().lookup('resource', 'cloudFormationType', 'equals', Type);
    if (resource === undefined) return [`${id}: there is no ${Type}`];
    return objectBreaches(`${id} (${Type})`, resource.properties as Record<string, Property>, Properties ?? {});
  });
}

function objectBreaches(where: string, known: Readonly<Record<string, Property>>, given: object): string[] {
  const missing = Object.entries(known).filter(([name, { required }]) => required && !(name in given));
  return [
    ...missing.map(([name]) => `${where} lacks ${name}`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const property = known[name];
      if (property === undefined) return [`${where} knows no ${name}`];
      const types = [property.type, ...(property.previousTypes ?? [])];
      const breaches = types.map((type) => valueBreaches(`${where}.${name}`, type, value));
      return breaches.some((each) => each.length === 0) ? [] : breaches[0]!;
    }),
  ];
}

const isIntrinsic = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0] === 'Ref' || names[0]!.startsWith('Fn::'));
};

function valueBreaches(where: string, type: PropertyType, value: unknown): string[] {
  if (isIntrinsic(value) || type.type === 'json') return [];
  if (type.type === 'union') {
    const breaches = type.types!.map((each) => valueBreaches(where, each, value));
    return breaches.some((each) => each.length === 0) ? [] : breaches[0]!;
  }
  if (type.type === 'array')
    return Array.isArray(value) ? elements(where, type.element!, value) : [`${where} is no list`];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (type.type === 'map') return elements(where, type.element!, Object.values(value));
    if (type.type !== 'ref') return [`${where} is an object, not a ${type.type}`];
    const { properties } = database().get('typeDefinition', type.reference as never) as Definition & {
      properties: Record<string, Property>;
    };
    return objectBreaches(where, properties, value);
  }
  const fits = SCALARS[type.type]?.(value) ?? false;
  return fits ? [] : [`${where} is ${JSON.stringify(value)}, not a ${type.type}`];
}

const elements = (where: string, type: PropertyType, values: readonly unknown[]): string[] =>
  values.flatMap((value, index) => valueBreaches(`${where}[${index}]`, type, value));

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  'date-time': (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
};
