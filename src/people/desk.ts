import { producersOf } from './role-rules.ts';
import { hasRole } from './rules.ts';
import type { DeskLink, Person, Role } from './schema.ts';

const editors: readonly Role[] = ['editor', 'administrator'];
const members: readonly Role[] = ['member-lay', 'member-expert', 'chair'];
const recorders: readonly Role[] = ['adviser', 'chair'];
const applications: readonly Role[] = ['adviser', ...members, 'decision-maker', 'applicant'];

/**
 * The pages that somebody works on, by their roles. `isThere`: whether an address is a page of this site.
 * Who may see a page is that page's own rule; this only shows the way.
 */
export function deskOf(
  person: Pick<Person, 'roles' | 'state'>,
  isThere: (address: string) => boolean,
): DeskLink[] {
  const holds = (some: readonly Role[]) =>
    some.some((role) => person.roles.some((held) => held.role === role));
  const links: DeskLink[] = [];
  if (editors.some((role) => hasRole(person, role))) {
    links.push({ text: 'Contributions', href: '/moderation' });
  }
  const producers = producersOf(person);
  // Of several producers, one's own page has the list, under their names.
  if (producers.length > 0) {
    const [only, another] = producers;
    const href = another ? '/people/me' : producerAddress(only ?? '');
    links.push({ text: 'Your statistics', href });
  }
  if (holds(applications)) links.push({ text: 'Applications', href: '/applications' });
  if (holds(['adviser'])) links.push({ text: 'Concerns', href: '/concerns' });
  if (holds(recorders)) links.push({ text: 'Panel and meetings', href: '/panel' });
  if (holds(members)) links.push({ text: 'Your panel page', href: '/panel/me' });
  return links.filter(({ href }) => href.startsWith('/organisations/') || isThere(href));
}

/** Where a producer's people look after what the register holds of their statistics. */
export function producerAddress(producer: string): string {
  return `/organisations/${producer}/statistics`;
}
