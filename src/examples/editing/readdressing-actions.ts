import { liftAppendOnly, makeAppendOnly } from '../../kernel/database/append-only.ts';
import type { Trx } from '../../kernel/database/database.ts';
import { Invalid } from '../../kernel/errors.ts';
import { listMailsNaming, rewriteMail } from '../../kernel/mail/outbox.ts';
import type { StoredExample } from '../queries.ts';
import { requireFree } from './draft-actions.ts';
import { isInName } from './redacting.ts';
import { listSlugs } from './redaction-queries.ts';
import type { WordsElsewhere } from './rewriting.ts';
import type { RedactionOrder } from './schema.ts';

/** Where an example stands from now on, and the slugs that are dropped for good. */
export interface Readdressed {
  slug: string;
  dropped: string[];
}

/**
 * Gives an example another slug, and drops the one it had and former ones: nothing is at them any more,
 * and whatever named them names the new one, the public record too. Throws Invalid.
 */
export async function readdress(
  trx: Trx,
  version: number,
  stored: StoredExample,
  { slug: wanted, former, words }: RedactionOrder,
  elsewhere: readonly WordsElsewhere[],
): Promise<Readdressed> {
  const { id } = stored;
  const slug = wanted ?? stored.slug;
  if (wanted) await requireGood(trx, wanted, stored, words);
  const leaving = wanted ? [stored.slug, ...former] : former;
  const known = await listSlugs(trx, stored);
  const dropped = known.filter((one) => leaving.includes(one) && one !== slug);
  if (dropped.length === 0) return { slug, dropped };
  // The new one may be one that it had before.
  const unkept = [...dropped, slug];
  await trx.deleteFrom('former_slugs').where('slug', 'in', unkept).execute();
  await trx.updateTable('examples').set({ slug, version }).where('id', '=', id).execute();
  await trx.updateTable('example_drafts').set({ slug }).where('example_id', '=', id).execute();
  await readdressRecord(trx, dropped, slug);
  for (const from of dropped) {
    await readdressMails(trx, `/examples/${from}`, `/examples/${slug}`);
    for (const one of elsewhere) await one.readdress(trx, from, slug);
  }
  return { slug, dropped };
}

async function requireGood(
  trx: Trx,
  wanted: string,
  { id, slug }: StoredExample,
  words: readonly string[],
): Promise<void> {
  const wrong = (message: string) => new Invalid([{ field: 'slug', message }]);
  if (wanted === slug) throw wrong('That is the address that it has now');
  if (words.some((one) => isInName(one, wanted))) throw wrong('The words stand in this one too');
  await requireFree(trx, wanted, id);
}

// The one change that is ever made to the record: an address that names somebody would stand in it for ever.
async function readdressRecord(trx: Trx, dropped: readonly string[], to: string): Promise<void> {
  await liftAppendOnly(trx, 'events');
  const rows = await trx
    .selectFrom('events')
    .select(['id', 'about_type', 'about_id', 'codes'])
    .where((eb) =>
      eb.or([
        eb('about_id', 'in', dropped),
        ...dropped.map((slug) => eb('codes', 'like', `%"${slug}"%`)),
      ]),
    )
    .execute();
  for (const { id, about_type, about_id, codes } of rows) {
    const isOfIt = about_type === 'example' && dropped.includes(about_id);
    const named = Object.entries(JSON.parse(codes) as Record<string, string | number>);
    const kept = named
      .filter(([name, value]) => !(name === 'from' && dropped.includes(String(value))))
      .map(([name, value]) => [name, dropped.includes(String(value)) ? to : value]);
    await trx
      .updateTable('events')
      .set({
        about_id: isOfIt ? to : about_id,
        codes: JSON.stringify(Object.fromEntries(kept)),
      })
      .where('id', '=', id)
      .execute();
  }
  await makeAppendOnly(trx, 'events', 'the public record');
}

async function readdressMails(trx: Trx, from: string, to: string): Promise<void> {
  const address = new RegExp(`${RegExp.escape(from)}(?![a-z0-9-])`, 'g');
  for (const { id, subject, body } of await listMailsNaming(trx, [from])) {
    await rewriteMail(trx, id, { subject, body: body.replace(address, to) });
  }
}
