import { listVocabularies } from '../../vocabulary/vocabularies.ts';

/** Every vocabulary with its codes, for scripts. */
export function publicVocabularies() {
  return Object.fromEntries(
    listVocabularies().map(({ name, title, version, note, terms }) => [
      name,
      {
        title,
        version,
        note,
        terms: [...terms.values()].map(({ code, label, definition, broader, mappings }) => ({
          code,
          label,
          definition,
          broader,
          mappings,
        })),
      },
    ]),
  );
}
