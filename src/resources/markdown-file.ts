import { stringify } from 'yaml';
import { excerptOf, type Resource } from './schema.ts';

/** The resource as a file that the loader reads again: the seed's front matter, then the text. */
export function resourceFile({ body, excerpt, updated, other, ...facts }: Resource): string {
  const given = Object.entries(facts).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  const written = given.map(([key, value]) => [key, single(key, value)]);
  // An excerpt that is marked in the text is said once.
  if (excerpt !== null && excerpt !== excerptOf(body)) written.push(['excerpt', excerpt]);
  return `---\n${stringify({ ...Object.fromEntries(written), ...other })}---\n\n${body}\n`;
}

function single(key: string, value: unknown): unknown {
  const isSingle = key !== 'topics' && Array.isArray(value) && value.length === 1;
  return isSingle ? value[0] : value;
}
