import { change, type Trx } from '../kernel/database/database.ts';
import { Conflict, Invalid } from '../kernel/errors.ts';
import { recordEvent } from '../kernel/events.ts';
import { putMail } from '../kernel/mail/outbox.ts';
import { newId } from '../kernel/tokens.ts';
import { readNames } from '../vocabulary/authorities/queries.ts';
import { invitationMail } from './mails.ts';
import { deleteSessions, findPersonByEmail, getPerson, listAdministrators } from './queries.ts';
import { problemsOfRoles } from './role-rules.ts';
import { type Actor, isAdministrator, requireAnotherAdministrator, requireRole } from './rules.ts';
import {
  foldEmail,
  type HeldRole,
  type Invitation,
  nameOfEnded,
  type Person,
  roleLabels,
} from './schema.ts';
import { type Place, writeLink } from './sign-in-actions.ts';

/**
 * Gives somebody an account and tells them by mail. Throws Invalid when the address has one already, and
 * where the role and the producer (`organisation`) do not go together.
 */
export async function invitePerson(
  { db, url, now }: Place,
  actor: Actor,
  invitation: Invitation,
  organisation: string | null = null,
): Promise<Person> {
  const actedAs = requireRole(actor, 'administrator');
  const at = now();
  return change(db, async (trx) => {
    if (await findPersonByEmail(trx, invitation.email)) {
      throw new Invalid([{ field: 'email', message: 'This address has an account already' }]);
    }
    const person = await putPerson(trx, invitation, organisation, at);
    await requireFit(trx, person.roles);
    await recordChange(trx, 'invited', person, actor, actedAs, at);
    const { email, name, roles } = person;
    const label = roles[0] ? roleLabels[roles[0].role] : '';
    await putMail(trx, { now: at, url }, invitationMail(url, email, name, label));
    return person;
  });
}

/**
 * For the command: somebody with this address and (also) this role, and a link that signs them in once.
 * No mail is sent. Whoever runs commands on the server may do everything.
 */
export async function writeInvitation(
  { db, now }: Place,
  invitation: Invitation,
  organisation: string | null,
): Promise<{ person: Person; token: string; known: boolean }> {
  const at = now();
  return change(db, async (trx) => {
    const found = await findPersonByEmail(trx, invitation.email);
    const known = found !== null;
    const before = found ?? (await putPerson(trx, invitation, organisation, at));
    const role = { role: invitation.role, organisation };
    const roles = [...(known ? before.roles.filter((held) => !same(held, role)) : []), role];
    const person = { ...before, roles };
    await requireFit(trx, roles);
    await putRoles(trx, person);
    await recordChange(trx, known ? 'roles-changed' : 'invited', person, 'command', 'command', at);
    const { token } = await writeLink(trx, person, '/people/me', at);
    return { person, token, known };
  });
}

/** Gives somebody exactly these roles. Throws Conflict for the last administrator and for an ended account, Invalid where they do not go together. */
export async function changeRoles(
  { db, now }: Place,
  actor: Actor,
  id: string,
  roles: readonly HeldRole[],
): Promise<void> {
  const actedAs = requireRole(actor, 'administrator');
  await change(db, async (trx) => {
    const person = await getPerson(trx, id);
    if (person.state === 'ended') throw new Conflict('This account was ended.');
    if (isAdministrator(person.roles) && !isAdministrator(roles)) {
      requireAnotherAdministrator(await listAdministrators(trx), id);
    }
    await requireFit(trx, roles);
    const changed = { ...person, roles: [...roles] };
    await putRoles(trx, changed);
    await recordChange(trx, 'roles-changed', changed, actor, actedAs, now());
  });
}

/**
 * Ends an account: nobody signs in with it any more, every session of it ends now, and the name and the
 * address are erased. What was done stays in the record, under the opaque id.
 */
export async function endPerson({ db, now }: Place, actor: Actor, id: string): Promise<void> {
  const actedAs = requireRole(actor, 'administrator');
  await change(db, async (trx) => {
    const person = await getPerson(trx, id);
    if (person.state === 'ended') throw new Conflict('This account was ended already.');
    if (isAdministrator(person.roles)) {
      requireAnotherAdministrator(await listAdministrators(trx), id);
    }
    await trx
      .updateTable('people')
      .set({ state: 'ended', name: nameOfEnded, email: '', email_key: `ended ${id}` })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('outbox').where('recipient', '=', person.email).execute();
    await putRoles(trx, { id, roles: [] });
    await deleteSessions(trx, id, 'all');
    await trx.deleteFrom('sign_in_links').where('person_id', '=', id).execute();
    await recordChange(trx, 'ended', { ...person, roles: [] }, actor, actedAs, now());
  });
}

async function requireFit(trx: Trx, roles: readonly HeldRole[]): Promise<void> {
  const problems = problemsOfRoles(roles, (await readNames(trx, null, 0)).organisations);
  if (problems.length > 0) throw new Invalid(problems);
}

async function putPerson(
  trx: Trx,
  { email, name, role }: Invitation,
  organisation: string | null,
  now: Date,
): Promise<Person> {
  const person: Person = {
    id: newId(),
    email,
    name,
    state: 'active',
    created: now.toISOString(),
    roles: [{ role, organisation }],
  };
  const { roles, ...row } = person;
  await trx
    .insertInto('people')
    .values({ ...row, email_key: foldEmail(email) })
    .execute();
  await putRoles(trx, person);
  return person;
}

async function putRoles(trx: Trx, { id, roles }: Pick<Person, 'id' | 'roles'>): Promise<void> {
  await trx.deleteFrom('roles').where('person_id', '=', id).execute();
  if (roles.length === 0) return;
  const rows = roles.map(({ role, organisation }) => ({
    person_id: id,
    role,
    organisation: organisation ?? '',
  }));
  await trx.insertInto('roles').values(rows).execute();
}

async function recordChange(
  trx: Trx,
  what: string,
  { id, roles }: Pick<Person, 'id' | 'roles'>,
  actor: Actor,
  actedAs: string,
  now: Date,
): Promise<void> {
  await recordEvent(trx, {
    at: now.toISOString(),
    what,
    about_type: 'person',
    about_id: id,
    actor: actor === 'command' ? null : actor.id,
    role: actedAs,
    codes: { roles: [...new Set(roles.map(({ role }) => role))].join(' ') },
  });
}

function same(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && one.organisation === other.organisation;
}
