import type { Trx } from '../kernel/database/database.ts';
import { recordEvent } from '../kernel/events.ts';
import type { NewResource } from './schema.ts';

/** Keeps a resource, new or changed, within the transaction of `change`; answers which it was. */
export async function putResource(
  { trx, version, now }: { trx: Trx; version: number; now: Date },
  resource: NewResource,
  role: string,
): Promise<'new' | 'revised'> {
  const at = now.toISOString();
  const { reference, ...row } = resourceRow(resource, version, at);
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
  // The record is a list that everyone reads: it says nothing of a draft, or of what is in no list.
  if (isListed(resource)) {
    await recordEvent(trx, {
      at,
      what: before && isListed(JSON.parse(before.document)) ? 'revised' : 'published',
      about_type: 'resource',
      about_id: reference,
      actor: null,
      role,
      codes: {},
    });
  }
  return before ? 'revised' : 'new';
}

/** How a resource is kept; `updated`: when it last changed. */
export function resourceRow({ body, ...resource }: NewResource, version: number, updated: string) {
  return {
    reference: resource.reference,
    date: resource.date ?? '',
    listed: isListed(resource) ? (1 as const) : (0 as const),
    document: JSON.stringify(resource),
    body,
    version,
    updated,
  };
}

function isListed({ listed, status }: Pick<NewResource, 'listed' | 'status'>): boolean {
  return listed && status === 'final';
}
