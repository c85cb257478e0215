import type { Trx } from '../kernel/database/database.ts';
import { recordEvent } from '../kernel/events.ts';
import type { NewResource } from './schema.ts';

/** Keeps a resource, new or changed, within the transaction of `change`; answers which it was. */
export async function putResource(
  { trx, version, now }: { trx: Trx; version: number; now: Date },
  { body, ...resource }: NewResource,
  role: string,
): Promise<'new' | 'revised'> {
  const at = now.toISOString();
  const { reference } = resource;
  const row = {
    date: resource.date ?? '',
    listed: resource.listed && resource.status === 'final' ? (1 as const) : (0 as const),
    document: JSON.stringify(resource),
    body,
    version,
    updated: at,
  };
  const before = await trx
    .selectFrom('resources')
    .select('document')
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (before) {
    await trx.updateTable('resources').set(row).where('reference', '=', reference).execute();
  } else {
    await trx
      .insertInto('resources')
      .values({ reference, ...row })
      .execute();
  }
  // The record is public: it says nothing of a draft.
  if (resource.status === 'final') {
    const wasFinal = before && JSON.parse(before.document).status === 'final';
    await recordEvent(trx, {
      at,
      what: wasFinal ? 'revised' : 'published',
      about_type: 'resource',
      about_id: reference,
      actor: null,
      role,
      codes: {},
    });
  }
  return before ? 'revised' : 'new';
}
