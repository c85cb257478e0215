import type { Holdings } from '../../examples/holdings.ts';
import { foldText } from '../../examples/search/words.ts';
import { labelOf } from '../../examples/wording.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { Organisation } from '../../vocabulary/authorities/schema.ts';
import { type Findings, type RoleCounts, rolesByOrganisation } from '../findings.ts';
import { namedLike } from '../named.ts';

export interface ListedOrganisation extends Organisation {
  /** By this it is put in order and under a letter. */
  key: string;
  count: number;
  roles: RoleCounts;
}

/** The organisations by name whose names have every word asked for, or begin so. */
export function listOrganisationsKnown(
  { names, index }: Holdings,
  findings: Findings,
  q: string | undefined,
): ListedOrganisation[] {
  const counts = new Map(index.counts('organisation').map(({ code, count }) => [code, count]));
  const roles = rolesByOrganisation(findings);
  return sorted(names)
    .filter(({ text }) => namedLike(text, q))
    .map(({ organisation, key }) => ({
      ...organisation,
      key,
      count: counts.get(organisation.slug) ?? 0,
      roles: roles.get(organisation.slug) ?? [],
    }));
}

interface Sorted {
  organisation: Organisation;
  key: string;
  /** Every name: what `q` is looked for in. */
  text: string;
}

const orders = new WeakMap<Names['organisations'], Sorted[]>();

function sorted({ organisations }: Names): Sorted[] {
  const known = orders.get(organisations);
  if (known) return known;
  const made = [...organisations.values()].map((organisation) => ({
    organisation,
    key: foldText(organisation.name),
    text: [organisation.name, ...organisation.also].join(' '),
  }));
  made.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
  orders.set(organisations, made);
  return made;
}

export function publicOrganisation(one: ListedOrganisation, siteUrl: string) {
  const { slug, name, also, country, roles, count } = one;
  return {
    slug,
    url: `${siteUrl}/organisations/${slug}`,
    name,
    also,
    country,
    roles: roles.map(({ role, count }) => ({ code: role, label: roleText(role), count })),
    total: count,
  };
}

export function roleText(role: string | null): string {
  return role === null ? 'Role not recorded' : labelOf('organisation-roles', role);
}
