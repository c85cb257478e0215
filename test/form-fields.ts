import assert from 'node:assert/strict';
import type { Editor } from './desk.ts';
import { unescaped } from './door.ts';
import type { Fields } from './staff.ts';

/** What an editor's browser would send of the form that is open at an address. */
export async function fieldsAt(editor: Editor, address: string): Promise<Record<string, string>> {
  const { status, body } = await editor.read(address);
  assert.equal(status, 200);
  return fieldsIn(body) as Record<string, string>;
}

/** What a browser would send of a form: inputs, areas and choices as they stand. */
export function fieldsIn(body: string): Fields {
  const form = /<form method="post" action="[^"]*\/editing"[\s\S]*?<\/form>/.exec(body)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), unescaped(value)];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const named = /\sname="([^"]+)"/.exec(tag)?.[1];
    const isChoice = /type="(checkbox|radio)"/.test(tag);
    if (named && (!isChoice || /\schecked/.test(tag))) {
      add(named, /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
    }
  }
  for (const [, name, value] of form.matchAll(
    /<textarea[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g,
  )) {
    add(name ?? '', (value ?? '').replace(/^\n/, ''));
  }
  for (const [, name, inner] of form.matchAll(
    /<select[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = /<option value="([^"]*)" selected/.exec(inner ?? '')?.[1];
    add(name ?? '', chosen ?? '');
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}
