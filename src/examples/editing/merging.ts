import { formItems, type Item, isGroup } from './fields.ts';
import { rowsOf, type Typed } from './typed.ts';

/** What `mine` changed from `base`, on top of `theirs`: by whole fields of the example. */
export function mergeTyped(base: Typed, mine: Typed, theirs: Typed): Typed {
  const merged: Record<string, readonly string[]> = {};
  for (const item of formItems) {
    const from = isSame(item, base, mine) ? theirs : mine;
    for (const [name, values] of Object.entries(from)) {
      if (belongs(item, name)) merged[name] = values;
    }
  }
  return merged;
}

/** The questions, an example's unless told, that two forms answer differently. */
export function differingFields(one: Typed, other: Typed, items = formItems): Item[] {
  return items.filter((item) => !isSame(item, one, other));
}

function isSame(item: Item, one: Typed, other: Typed): boolean {
  return canonical(item, one) === canonical(item, other);
}

/** A field's values without what does not matter: empty rows and inputs, space around, their order in the form. */
function canonical(item: Item, typed: Typed): string {
  if (isGroup(item) && item.one) {
    return JSON.stringify(rowsOf(typed, item.key).map((row) => filled(row, () => true)));
  }
  return JSON.stringify(filled(typed, (name) => belongs(item, name)));
}

function filled(typed: Typed, isWanted: (name: string) => boolean) {
  return Object.entries(typed)
    .filter(([name]) => isWanted(name))
    .map(([name, values]) => [name, values.map((value) => value.trim()).filter(Boolean)] as const)
    .filter(([, values]) => values.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function belongs({ key }: Item, name: string): boolean {
  return name === key || name === `${key}_new` || name.startsWith(`${key}.`);
}
