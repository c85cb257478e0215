/**
 * What a YAML text says, as the schemas take it. A key without a value is as if it were not there, and
 * a year that is written without quotation marks is text: both are what people write.
 */
export function tidied(value: unknown, key = ''): unknown {
  if (typeof value === 'number')
    return years.has(key) && Number.isInteger(value) ? String(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => tidied(one, key));
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, tidied(one, name)]));
}

const years = new Set(['start', 'end', 'date', 'imported', 'period']);
