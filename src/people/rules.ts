import { Conflict, Forbidden } from '../kernel/errors.ts';
import { type HeldRole, type Person, type Role, roleLabels } from './schema.ts';

/** Who does something: a person, or whoever runs commands on the server itself. */
export type Actor = Person | 'command';

export const linkLastsMinutes = 15;
const sessionLastsDays = 30;
const sessionIdleDays = 7;

/** Whether somebody has a role; for one organisation, a role for the whole register does as well. */
export function hasRole(
  person: Pick<Person, 'roles' | 'state'>,
  role: Role,
  organisation: string | null = null,
): boolean {
  return (
    person.state === 'active' &&
    person.roles.some(
      (held) =>
        held.role === role && (held.organisation === null || held.organisation === organisation),
    )
  );
}

/** Throws Forbidden unless the actor has one of the roles; answers the role acted in, for the record. */
export function requireRole(actor: Actor | null, ...allowed: readonly Role[]): Role | 'command' {
  if (actor === 'command') return 'command';
  const role = actor ? allowed.find((one) => hasRole(actor, one)) : undefined;
  if (role) return role;
  const names = allowed.map((one) => roleLabels[one].toLowerCase()).join(' or ');
  throw new Forbidden(
    actor
      ? `This needs the role of ${names}. An administrator can give it to you.`
      : `This is for people with the role of ${names}. Sign in first.`,
  );
}

/** Somebody must remain who can let people in. `administrators`: ids of the active ones. */
export function requireAnotherAdministrator(administrators: readonly string[], id: string): void {
  if (administrators.some((one) => one !== id)) return;
  throw new Conflict(
    'This is the last administrator. Make somebody else an administrator first, then try again.',
  );
}

export function isAdministrator(roles: readonly HeldRole[]): boolean {
  return roles.some((held) => held.role === 'administrator' && held.organisation === null);
}

/** How a link stands at a time. Null where there is none: mistyped, or long gone. */
export function linkState(
  link: { expires: string; used: string | null } | null,
  now: Date,
): 'open' | 'used' | 'expired' | 'unknown' {
  if (!link) return 'unknown';
  if (link.used) return 'used';
  return link.expires > now.toISOString() ? 'open' : 'expired';
}

/** When a session that was used now ends: unused for a week, and at the latest a month after it began. */
export function sessionEnds(begun: Date, used: Date): string {
  const latest = begun.getTime() + sessionLastsDays * 86_400_000;
  return new Date(Math.min(latest, used.getTime() + sessionIdleDays * 86_400_000)).toISOString();
}

/** An address within this site, to go on to; the person's own page for anything else. */
export function safeDestination(wanted: string): string {
  const within = /^\/(?![/\\])[^\s\p{Cc}\\]*$/u.test(wanted) && wanted.length <= 500;
  return within ? wanted : '/people/me';
}

/** The family of a browser and nothing more: a full user-agent tells people apart. */
export function browserFamily(userAgent: string): string {
  const known: [RegExp, string][] = [
    [/\bEdgA?\//, 'Edge'],
    [/\bOPR\//, 'Opera'],
    [/\bSamsungBrowser\//, 'Samsung Internet'],
    [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
    [/\b(?:(?:Headless)?Chrome|CriOS|Chromium)\//, 'Chrome'],
    [/\bSafari\//, 'Safari'],
  ];
  return known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Another browser';
}

/** The name that may be published; null where somebody invited without a name goes by their address. */
export function publicName({ name }: Pick<Person, 'name'>): string | null {
  return name.includes('@') ? null : name;
}
