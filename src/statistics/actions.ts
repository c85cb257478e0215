import { slugOf } from '../examples/editing/reading-names.ts';
import { idOf } from '../examples/editing/rules.ts';
import { indexNamedAgain } from '../examples/search/renaming.ts';
import { change, type Database } from '../kernel/database/database.ts';
import { Conflict, Forbidden, Invalid } from '../kernel/errors.ts';
import { recordEvent } from '../kernel/events.ts';
import type { Actor } from '../people/rules.ts';
import { type Names, putStatistics, readNames } from '../vocabulary/authorities/queries.ts';
import { getStatisticDetails, putStatisticDetails } from './queries.ts';
import { changedFields, editsEveryStatistic, problemsOfEdit, requireWorkFor } from './rules.ts';
import type { StatisticEdit } from './schema.ts';

interface Place {
  db: Database;
  now: () => Date;
}

/**
 * Records what is now known of a statistic. Throws Forbidden, Invalid, and Conflict when somebody changed
 * it since `lock` was read. An edit that changes nothing is no event.
 */
export async function saveStatistic(
  { db, now }: Place,
  actor: Actor,
  slug: string,
  lock: number,
  edit: StatisticEdit,
): Promise<void> {
  const at = now();
  await change(db, async (trx, version) => {
    const before = await getStatisticDetails(trx, slug);
    const role = requireWorkFor(actor, before.producer);
    if (before.lock !== lock) throw new Conflict('Somebody changed this since you opened it.');
    if (edit.producer !== before.producer) requireProducerChange(actor);
    const names = await readNames(trx, null, 0);
    requireWhole(edit, names, at);
    const changed = changedFields(before, edit);
    if (changed.length === 0) return;
    if (changed.includes('title')) {
      const renamed = { slug, title: edit.title };
      await putStatistics(trx, version, [renamed]);
      names.statistics.set(slug, renamed);
      await indexNamedAgain({ trx, version, names }, 'statistic', [slug]);
    }
    await putStatisticDetails(trx, { slug, ...edit }, { loaded: false, lock: lock + 1 });
    await recordEvent(trx, {
      ...eventOf(actor, role, slug, at),
      what: 'statistic-edited',
      codes: { fields: changed.join(' ') },
    });
  });
}

/**
 * Adds a statistic to the register; answers its slug, which follows from the title. Throws Forbidden, and
 * Invalid where another statistic has that address or that title.
 */
export async function addStatistic(
  { db, now }: Place,
  actor: Actor,
  edit: StatisticEdit,
): Promise<string> {
  const at = now();
  const slug = slugOf(edit.title);
  return change(db, async (trx, version) => {
    const role = requireWorkFor(actor, edit.producer);
    const names = await readNames(trx, null, 0);
    requireFree(slug, edit.title, names);
    requireWhole(edit, names, at);
    await putStatistics(trx, version, [{ slug, title: edit.title }]);
    await putStatisticDetails(trx, { slug, ...edit }, { loaded: false, lock: 1 });
    await recordEvent(trx, {
      ...eventOf(actor, role, slug, at),
      what: 'statistic-added',
      codes: {},
    });
    return slug;
  });
}

function requireProducerChange(actor: Actor): void {
  if (actor === 'command' || editsEveryStatistic(actor)) return;
  throw new Forbidden('Who the producer of a statistic is, an editor or an adviser changes.');
}

function requireFree(slug: string, title: string, { statistics }: Names): void {
  if (slug === '') {
    throw new Invalid([{ field: 'title', message: 'must have letters or digits' }]);
  }
  const isSame = (other: string) => other.toLowerCase() === title.toLowerCase();
  const taken = statistics.get(slug) ?? [...statistics.values()].find((one) => isSame(one.title));
  if (!taken) return;
  const message = `is that of “${taken.title}”, or has the same address: edit that one, or use a fuller title`;
  throw new Invalid([{ field: 'title', message }]);
}

function requireWhole(edit: StatisticEdit, { organisations }: Names, now: Date): void {
  const problems = problemsOfEdit(edit, organisations, now);
  if (problems.length > 0) throw new Invalid(problems);
}

function eventOf(actor: Actor, role: string, slug: string, at: Date) {
  return {
    at: at.toISOString(),
    about_type: 'statistic',
    about_id: slug,
    actor: idOf(actor),
    role,
  };
}
