import { change, type Database } from '../../kernel/database/database.ts';
import { Conflict } from '../../kernel/errors.ts';
import { recordEvent } from '../../kernel/events.ts';
import { type Actor, requireRole } from '../../people/rules.ts';
import { getScheme } from './queries.ts';
import type { Scheme } from './schema.ts';

interface Place {
  db: Database;
  now: () => Date;
}

/**
 * Adds a scheme, or a new version of one: applications go on under the version they were begun under.
 * The same version with the same rules again changes nothing. Throws Forbidden, and Conflict where a
 * version is there with other rules, or is not newer than the newest.
 */
export async function addScheme(
  { db, now }: Place,
  actor: Actor,
  scheme: Scheme,
): Promise<'added' | 'unchanged'> {
  const role = requireRole(actor, 'administrator');
  const at = now().toISOString();
  return change(db, async (trx) => {
    const rows = await trx
      .selectFrom('schemes')
      .select(['version', 'document'])
      .where('slug', '=', scheme.scheme)
      .execute();
    const document = JSON.stringify(scheme);
    const same = rows.find(({ version }) => version === scheme.version);
    if (same?.document === document) return 'unchanged';
    const newest = Math.max(0, ...rows.map(({ version }) => version));
    if (scheme.version <= newest) {
      throw new Conflict(
        `Version ${newest} of ${scheme.scheme} is there with its own rules: give changed rules a higher version.`,
      );
    }
    const actorId = actor === 'command' ? null : actor.id;
    await trx
      .insertInto('schemes')
      .values({
        slug: scheme.scheme,
        version: scheme.version,
        document,
        state: 'open',
        added: at,
        added_by: actorId,
      })
      .execute();
    await recordEvent(trx, {
      at,
      what: 'scheme-added',
      about_type: 'scheme',
      about_id: scheme.scheme,
      actor: actorId,
      role,
      codes: { version: scheme.version },
    });
    return 'added';
  });
}

/** Takes no new applications under a scheme; those under way go on. Throws Forbidden, NotFound and Conflict. */
export async function closeScheme({ db, now }: Place, actor: Actor, slug: string): Promise<void> {
  const role = requireRole(actor, 'administrator');
  await change(db, async (trx) => {
    const { open, scheme } = await getScheme(trx, slug);
    if (!open) throw new Conflict(`${slug} is closed already.`);
    await trx.updateTable('schemes').set({ state: 'closed' }).where('slug', '=', slug).execute();
    await recordEvent(trx, {
      at: now().toISOString(),
      what: 'scheme-closed',
      about_type: 'scheme',
      about_id: slug,
      actor: actor === 'command' ? null : actor.id,
      role,
      codes: { version: scheme.version },
    });
  });
}
