import type { Trx } from '../kernel/database/database.ts';
import { recordEvent } from '../kernel/events.ts';
import type { NewResource } from './schema.ts';

/** Publishes a resource, new or changed, within the transaction of `change`; answers which it was. */
export async function putResource(
  { trx, version, now }: { trx: Trx; version: number; now: Date },
  { body, ...resource }: NewResource,
  role: string,
): Promise<'published' | 'revised'> {
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
  const { numUpdatedRows } = await trx
    .updateTable('resources')
    .set(row)
    .where('reference', '=', reference)
    .executeTakeFirst();
  const what = Number(numUpdatedRows) > 0 ? 'revised' : 'published';
  if (what === 'published') {
    await trx
      .insertInto('resources')
      .values({ reference, ...row })
      .execute();
  }
  await recordEvent(trx, {
    at,
    what,
    about_type: 'resource',
    about_id: reference,
    actor: null,
    role,
    codes: {},
  });
  return what;
}
