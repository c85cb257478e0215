import { stringify } from 'yaml';

/**
 * YAML that readers of 1.1 (Ruby's) and of 1.2 understand alike. Every text is quoted: unquoted, some of
 * them take `NO` for false, `2021` for a number, `12:30` for 750, `1,000` for 1000 and `:a` for a symbol.
 */
export function plainYaml(value: unknown): string {
  return stringify(present(value), {
    version: '1.1',
    directives: false,
    aliasDuplicateObjects: false,
    defaultKeyType: 'PLAIN',
    defaultStringType: 'QUOTE_DOUBLE',
    lineWidth: 0,
  });
}

/** What is not recorded has no key. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, present(one)]),
  );
}
