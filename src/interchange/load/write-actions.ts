import { readText } from '../../kernel/text-file.ts';
import type { FieldFault } from '../../kernel/yaml.ts';
import { readExampleFile } from './example-file.ts';
import { readBytes } from './folder.ts';
import { storeOrganisations } from './names-actions.ts';
import { readOrganisations, readStatistics } from './names-file.ts';
import { hashOf, type PlannedFile } from './plan.ts';
import { readResourceFile } from './resource-file.ts';
import { storeStatistics } from './statistics-actions.ts';
import { type Outcome, type Store, storeExample, storeResource } from './store-actions.ts';

type Kind = 'examples' | 'resources' | 'organisations' | 'statistics';
export type Written = { kind: Kind; outcomes: Outcome[] } | { faults: FieldFault[] };

/** Reads one file and writes what it says; `readOnly` once it is known that nothing will be kept. */
export async function writeFile(
  store: Store,
  file: PlannedFile,
  readOnly: boolean,
): Promise<Written> {
  const bytes = readBytes(file.path);
  if (typeof bytes === 'string') return fault(bytes);
  const text = readText(bytes);
  if (typeof text !== 'string') return { faults: [{ ...text, field: null }] };
  const written = await writers[file.kind](store, file, text, readOnly);
  // Of these bytes, not of those that the plan saw: somebody may have saved the file in between.
  if (!('faults' in written) && !readOnly) store.loaded.push({ ...file, hash: hashOf(bytes) });
  return written;
}

const writers = {
  async organisations(store: Store, _: PlannedFile, text: string): Promise<Written> {
    const read = readOrganisations(text);
    // Which organisations are known cannot be told now: the examples that name them are not blamed.
    if ('faults' in read) return withoutNames(store, read);
    return { kind: 'organisations', outcomes: await storeOrganisations(store, read) };
  },

  async statistics(store: Store, _: PlannedFile, text: string): Promise<Written> {
    const read = readStatistics(text);
    if ('faults' in read) return withoutNames(store, read);
    const stored = await storeStatistics(store, read, text);
    return 'faults' in stored
      ? withoutNames(store, stored)
      : { kind: 'statistics', outcomes: stored };
  },

  async example(
    store: Store,
    file: PlannedFile,
    text: string,
    readOnly: boolean,
  ): Promise<Written> {
    const read = readExampleFile(text, file.slug, store.namesKnown ? store.names : null);
    if ('faults' in read) return read;
    const stored = await storeExample(store, read, file.path, readOnly);
    return typeof stored === 'object' ? stored : { kind: 'examples', outcomes: [stored] };
  },

  async resource(
    store: Store,
    file: PlannedFile,
    text: string,
    readOnly: boolean,
  ): Promise<Written> {
    const read = readResourceFile(text, file.slug);
    if ('faults' in read) return read;
    const other = store.references.get(read.reference);
    if (other) {
      return fault(
        `has the reference “${read.reference}”, which is that of ${other} too`,
        'reference',
      );
    }
    store.references.set(read.reference, file.shown);
    return {
      kind: 'resources',
      outcomes: [readOnly ? 'unchanged' : await storeResource(store, read)],
    };
  },
};

function withoutNames(store: Store, read: { faults: FieldFault[] }): Written {
  store.namesKnown = false;
  return read;
}

function fault(message: string, field: string | null = null): Written {
  return { faults: [{ line: null, field, message }] };
}
