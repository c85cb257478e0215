import { z } from 'zod';
import { schemeSchema } from './schema.ts';

/** A key of a scheme's file, as `routes.quorum.lay`; `absent`: what it is when it is not given. */
export interface SchemeKey {
  name: string;
  /** JSON of the default; null where it must be given. */
  absent: string | null;
}

/** Every key that a scheme's file may have, in the schema's order. */
export function listSchemeKeys(): SchemeKey[] {
  const schema = z.toJSONSchema(schemeSchema, { io: 'input', unrepresentable: 'any' });
  return keysOf(schema as Shape, '');
}

interface Shape {
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: Shape | boolean;
  default?: unknown;
}

function keysOf(shape: Shape, within: string): SchemeKey[] {
  const { items, anyOf = [], additionalProperties, properties = {}, required = [] } = shape;
  const nested = [items, ...anyOf, additionalProperties].flatMap((one) =>
    typeof one === 'object' ? keysOf(one, within) : [],
  );
  const own = Object.entries(properties).flatMap(([key, value]) => {
    const name = within ? `${within}.${key}` : key;
    const absent = required.includes(key) ? null : JSON.stringify(value.default ?? null);
    return [{ name, absent }, ...keysOf(value, name)];
  });
  return [...own, ...nested];
}
