import { indexNamedAgain } from '../../examples/search/renaming.ts';
import { createLocator, type FieldFault } from '../../kernel/yaml.ts';
import { listStoredDetails, putStatisticDetails } from '../../statistics/queries.ts';
import { type Details, noDetails, type StatisticRecord } from '../../statistics/schema.ts';
import { putStatistics } from '../../vocabulary/authorities/queries.ts';
import { isDeepEqual, slugsOf } from './names-actions.ts';
import { unknownSlug } from './problems.ts';
import type { Outcome, Store } from './store-actions.ts';

/**
 * Writes what is new or changed in statistics.yaml, and answers what became of each. What was edited in
 * the register since is not overwritten: where the file says something else, that is a fault.
 */
export async function storeStatistics(
  store: Store,
  given: StatisticRecord[],
  text: string,
): Promise<Outcome[] | { faults: FieldFault[] }> {
  const { trx, version, names } = store;
  const stored = await listStoredDetails(trx);
  const known = (slug: string): Known => {
    const details = stored.get(slug);
    const title = names.statistics.get(slug)?.title ?? null;
    return { title, details: details ?? null, edited: details?.loaded === false };
  };
  const read = given.map((one) => ({ one, ...compare(one, known(one.slug)) }));
  const problems = read.flatMap(({ one, clash }, index) => [
    ...(clash ? [{ index, field: null, message: clashText }] : []),
    ...problemsOfProducer(store, one).map((message) => ({ index, field: 'producer', message })),
  ]);
  if (problems.length > 0) return { faults: located(problems, text) };

  const named = read.filter(({ named }) => named).map(({ one }) => one);
  await putStatistics(
    trx,
    version,
    named.map(({ slug, title }) => ({ slug, title })),
  );
  for (const { slug, title } of given) names.statistics.set(slug, { slug, title });
  const renamed = read.filter(({ named, outcome }) => named && outcome === 'revised');
  await indexNamedAgain(store, 'statistic', slugsOf(renamed.map(({ one }) => one)));
  // Where organisations.yaml could not be read, nothing of this load is kept, nor can be checked.
  for (const { one, detailed } of store.namesKnown ? read : []) {
    const lock = (stored.get(one.slug)?.lock ?? 0) + 1;
    if (detailed) await putStatisticDetails(trx, one, { loaded: true, lock });
  }
  return read.map(({ outcome }) => outcome);
}

interface Known {
  /** Null where the statistic is new. */
  title: string | null;
  details: { record: Details } | null;
  /** Whether somebody edited them here. */
  edited: boolean;
}

/** What is to be written of a statistic: its name, its details, both or neither. */
function compare({ slug, title, ...details }: StatisticRecord, known: Known) {
  const held = known.details?.record ?? noDetails;
  const isSilent = isDeepEqual(details, noDetails);
  const named = known.title !== title;
  // A file that says nothing but the title takes nothing away that was written here.
  const detailed = !isDeepEqual(details, held) && !(known.edited && isSilent);
  const outcome: Outcome =
    known.title === null ? 'new' : named || detailed ? 'revised' : 'unchanged';
  return { named, detailed, outcome, clash: known.edited && (named || detailed) };
}

const clashText =
  'differs from this statistic as it was edited here since; bring that into the file, or make the change here';

function problemsOfProducer({ names, namesKnown }: Store, { producer }: StatisticRecord): string[] {
  if (producer === null || !namesKnown || names.organisations.has(producer)) return [];
  return [unknownSlug(producer, 'organisation', names.organisations)];
}

function located(
  problems: readonly { index: number; field: string | null; message: string }[],
  text: string,
): FieldFault[] {
  const locate = createLocator(text);
  return problems.map(({ index, field, message }) => ({
    line: locate([index, field ?? 'slug']),
    field,
    message,
  }));
}
