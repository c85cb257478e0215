import { continueNumbers, listTables } from '../../../kernel/database/tables.ts';
import { resourceRow } from '../../../resources/actions.ts';
import { putStatisticDetails } from '../../../statistics/queries.ts';
import { noDetails } from '../../../statistics/schema.ts';
import { putOrganisations, putStatistics } from '../../../vocabulary/authorities/queries.ts';
import {
  type RecordLine,
  recordLineSchema,
  registerFileSchema,
  resourceLineSchema,
} from '../../export/countersign/schema.ts';
import { isDeepEqual } from '../../load/names-actions.ts';
import { readOrganisations, readStatistics } from '../../load/names-file.ts';
import { unknownSlug } from '../../load/problems.ts';
import { readResourceFile } from '../../load/resource-file.ts';
import { type Storing, storeExamples } from './examples-actions.ts';
import { fault } from './folder.ts';
import { readJson, readJsonLines, sound, textOf } from './reading.ts';

/** How much a folder holds. */
export interface Totals {
  examples: number;
  withdrawn: number;
  revisions: number;
  resources: number;
  organisations: number;
  statistics: number;
  record: number;
}

/** Writes everything of a checked folder into an empty register. Throws BadFolder. */
export async function storeFolder(given: Omit<Storing, 'names'>): Promise<Totals> {
  const names = { organisations: new Map(), statistics: new Map() };
  const storing: Storing = { ...given, names };
  await storeDemonstration(storing);
  const organisations = await storeOrganisations(storing);
  const statistics = await storeStatistics(storing);
  const examples = await storeExamples(storing);
  const resources = await storeResources(storing);
  const record = await storeRecord(storing);
  await continueNumbers(given.trx, await listTables(given.trx));
  return { ...examples, resources, organisations, statistics, record };
}

async function storeDemonstration({ trx, folder }: Storing): Promise<void> {
  const path = 'register.json';
  const { demonstration } = readJson(folder, path, registerFileSchema, textOf(folder, path));
  if (demonstration === null) return;
  await trx.insertInto('demonstration').values({ id: 1, made: demonstration }).execute();
}

async function storeOrganisations({ trx, version, folder, names }: Storing): Promise<number> {
  const path = 'organisations.yaml';
  const given = sound(folder, path, readOrganisations(textOf(folder, path)));
  await putOrganisations(trx, version, given);
  for (const one of given) names.organisations.set(one.slug, one);
  return given.length;
}

async function storeStatistics({ trx, version, folder, names }: Storing): Promise<number> {
  const path = 'statistics.yaml';
  const given = sound(folder, path, readStatistics(textOf(folder, path)));
  for (const record of given) {
    const { slug, title, ...details } = record;
    await putStatistics(trx, version, [{ slug, title }]);
    names.statistics.set(slug, { slug, title });
    if (isDeepEqual(details, noDetails)) continue;
    if (details.producer !== null && !names.organisations.has(details.producer)) {
      throw fault(folder, path, unknownSlug(details.producer, 'organisation', names.organisations));
    }
    await putStatisticDetails(trx, record, { loaded: true, lock: 1 });
  }
  return given.length;
}

async function storeResources({ trx, version, folder }: Storing): Promise<number> {
  const updated = new Map<string, string>();
  for (const line of readJsonLines(folder, 'resources.jsonl', resourceLineSchema)) {
    updated.set(line.reference, line.updated);
  }
  const paths = [...folder.files.keys()].filter((path) => path.startsWith('resources/'));
  for (const path of paths) {
    const reference = path.slice('resources/'.length, -'.md'.length);
    const resource = sound(folder, path, readResourceFile(textOf(folder, path), reference));
    const at = updated.get(resource.reference);
    if (resource.reference !== reference || at === undefined) {
      throw fault(folder, path, 'does not fit resources.jsonl, which says when it last changed');
    }
    await trx
      .insertInto('resources')
      .values(resourceRow(resource, version, at))
      .execute();
  }
  if (paths.length !== updated.size) {
    throw fault(folder, 'resources.jsonl', 'names a resource of which there is no file');
  }
  return paths.length;
}

async function storeRecord({ trx, folder }: Storing): Promise<number> {
  let last = 0;
  let count = 0;
  let some: RecordLine[] = [];
  const write = async () => {
    const rows = some.map(({ about, codes, ...line }) => ({
      ...line,
      about_type: about.type,
      about_id: about.id,
      codes: JSON.stringify(codes),
    }));
    if (rows.length > 0) await trx.insertInto('events').values(rows).execute();
    some = [];
  };
  for (const line of readJsonLines(folder, 'record.jsonl', recordLineSchema)) {
    count++;
    if (line.id <= last) throw fault(folder, 'record.jsonl', 'is not in order', count);
    last = line.id;
    some.push(line);
    if (some.length === 200) await write();
  }
  await write();
  return count;
}
