export type InvitedKind = 'information' | 'correction' | 'involved' | 'source';

/**
 * Where “Do you know?” leads: the place to tell us of the register as a whole (null), of an example, or
 * of one of its fields. Without a kind, a field is asked about as one that is not recorded.
 */
export function invitationAddress(
  slug: string | null,
  field: string | null,
  kind: InvitedKind | null = field === null ? null : 'information',
): string {
  if (slug === null) return '/contribute';
  const search = new URLSearchParams();
  if (kind !== null) search.append('kind', kind);
  if (field !== null) search.append('field', field);
  return `/examples/${slug}/contribute${search.size === 0 ? '' : `?${search}`}`;
}

/** Where somebody may tell us of something else than an example. */
export function invitationAbout(type: 'statistic' | 'resource', id: string): string {
  return `/contribute?${new URLSearchParams({ about: `${type}:${id}` })}`;
}

/** Where somebody may tell us of a new example, and what it would fill: a gap such as `4:workers`. */
export function newExampleAddress(type: 'gap' | 'statistic' | null, id = ''): string {
  if (type === null) return '/contribute/example';
  return `/contribute/example?${new URLSearchParams({ about: `${type}:${id}` })}`;
}
