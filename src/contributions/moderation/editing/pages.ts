import type { Context } from 'hono';
import { withoutErased } from '../../../examples/credit-actions.ts';
import { mergeTyped } from '../../../examples/editing/merging.ts';
import { putNewNames } from '../../../examples/editing/new-names-actions.ts';
import { readEditedExample, readTyped } from '../../../examples/editing/reading.ts';
import { type Typed, typedExample } from '../../../examples/editing/typed.ts';
import type { Holdings } from '../../../examples/holdings.ts';
import { findRevision } from '../../../examples/page/queries.ts';
import type { Example } from '../../../examples/schema.ts';
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.ts';
import { type Form, fieldOf } from '../../../kernel/http/form.ts';
import { parse, problemsOf } from '../../../kernel/http/query.ts';
import { respondHtml } from '../../../kernel/http/respond.ts';
import type { Site } from '../../../kernel/http/site.ts';
import { layout } from '../../../kernel/layout.ts';
import type { Kept } from '../../../kernel/memory.ts';
import { findNames } from '../../../people/queries.ts';
import { requireRole } from '../../../people/rules.ts';
import type { SignedIn } from '../../../people/schema.ts';
import { signedInAction, signedInPage } from '../../../people/signed-in.ts';
import { slug as slugSchema } from '../../../vocabulary/fields.ts';
import { referencePart } from '../../addresses.ts';
import { getContribution, listFiles } from '../../queries.ts';
import { findAboutExample } from '../../subjects-queries.ts';
import { offersOf, readSaid } from '../acceptance.ts';
import { acceptContribution } from '../acceptance-actions.ts';
import type { DeskPage } from '../desk-page.ts';
import { readDeskPage, type Tried } from '../desk-queries.ts';
import { openedSchema, valuesOf } from '../schema.ts';
import { requireSaved, saveEdit } from './actions.ts';
import { prefilled } from './prefilled.ts';
import { findSavedEdit } from './queries.ts';
import { editingView } from './views.ts';

/** Editing an example with a contribution in it, then accepting. */
export function registerEditingPages(site: Site, holdings: () => Promise<Kept<Holdings>>): void {
  signedInPage(site, '/moderation/:reference/editing', {
    html: async ({ c, params, person }) => {
      requireRole(person, 'editor', 'administrator');
      const page = await read(person, params.reference ?? '', afresh);
      const { contribution, stored, registerNames } = page;
      const saved = await findSavedEdit(site.db, contribution.id);
      const values = saved
        ? await rebased(page, saved.typed, saved.base_revision)
        : prefilled(contribution, stored, registerNames);
      return show(c, page, values);
    },
  });

  signedInAction(
    site,
    '/moderation/:reference/editing',
    async ({ c, params, person, form: sent }) => {
      requireRole(person, 'editor', 'administrator');
      const reference = params.reference ?? '';
      const opened = parse(openedSchema, valuesOf(sent, ['lock', 'seen', 'revision']));
      const base = await findBase(reference, opened.revision);
      const form = { ...sent, fields: withoutErased(sent.fields, base) };
      const { names } = (await holdings()).value;
      if (fieldOf(form, 'more') !== '' || fieldOf(form, 'check') !== '') {
        const problems = fieldOf(form, 'check') ? readTyped(form.fields, names).problems : [];
        const page = await read(person, reference, { typed: form, problems, collided: null });
        return show(c, page, form.fields, problems.length > 0 ? 422 : 200);
      }
      try {
        if (fieldOf(form, 'save') !== '') {
          const { form_key, lock, seen, revision, draft, save, ...typed } = form.fields;
          const edit = { typed, base: opened.revision, lock: Number(fieldOf(form, 'draft')) };
          await saveEdit(site, person, reference, edit);
          return c.redirect(`/moderation/${referencePart(reference)}/editing`, 303);
        }
        const { acceptance, edited, slug } = readWhole(form, names);
        await acceptContribution(
          site,
          names,
          { actor: person, reference, opened },
          { ...acceptance, parts: null, files: await filesNamed(reference, edited.example) },
          {
            slug,
            example: edited.example,
            credit: fieldOf(form, 'credit') === 'yes',
            prepare: async (trx, version) => {
              const { id } = await getContribution(trx, reference);
              await requireSaved(trx, id, Number(fieldOf(form, 'draft')));
              return putNewNames({ trx, version, now: site.now(), names }, edited);
            },
          },
        );
      } catch (error) {
        if (error instanceof Invalid) {
          const tried = { typed: form, problems: error.problems, collided: null };
          return show(c, await read(person, reference, tried), form.fields, 422);
        }
        if (!(error instanceof Conflict)) throw error;
        const collided = { message: error.message, seen: opened.seen };
        const page = await read(person, reference, { typed: form, problems: [], collided });
        return show(c, page, await rebased(page, form.fields, opened.revision), 409);
      }
      return c.redirect(`/moderation/${referencePart(reference)}`, 303);
    },
  );

  function readWhole(form: Form, names: DeskPage['registerNames']) {
    const problems: { field: string; message: string }[] = [];
    const edited = collect(problems, () => readEditedExample(form.fields, names));
    const acceptance = collect(problems, () => readSaid(form));
    // Asked for only of a new example; an example that stands keeps its own.
    const given = slugSchema.safeParse(form.fields.slug?.[0]?.trim() ?? 'kept');
    if (!given.success) {
      const [first] = problemsOf(given.error);
      problems.push({ field: 'slug', message: `The address ${first?.message ?? 'is wrong'}` });
    }
    if (problems.length > 0 || !edited || !acceptance || !given.success)
      throw new Invalid(problems);
    return { edited, acceptance, slug: given.data };
  }

  /** Ids of the contributor's files that the example names among its sources: they are published with it. */
  async function filesNamed(reference: string, { sources }: Example): Promise<number[]> {
    const contribution = await getContribution(site.db, reference);
    const files = await listFiles(site.db, contribution.id);
    return offersOf(contribution, files, site.url).flatMap(({ file, url }) =>
      file !== null && sources.some((source) => source.url === url) ? [file] : [],
    );
  }

  /** The version that an editor had before them; null where it is about no example. */
  async function findBase(reference: string, revision: number): Promise<Example | null> {
    const { about_type, about_id } = await getContribution(site.db, reference);
    if (about_type !== 'example' || about_id === null) return null;
    const stored = await findAboutExample(site.db, about_id);
    return (stored && (await findRevision(site.db, stored.id, revision))?.example) ?? null;
  }

  /** What was typed, on top of what somebody else published meanwhile: fields that one left alone are theirs. */
  async function rebased(page: DeskPage, typed: Typed, base: number): Promise<Typed> {
    const { stored, registerNames } = page;
    if (!stored || stored.revision === base) return typed;
    const before = await findRevision(site.db, stored.id, base);
    if (!before) return typed;
    const began = typedExample(before.example, registerNames);
    return mergeTyped(began, typed, typedExample(stored.example, registerNames));
  }

  async function read(person: SignedIn, reference: string, tried: Tried): Promise<DeskPage> {
    const { names } = (await holdings()).value;
    const page = await readDeskPage(site, names, person, reference, tried);
    if (page.contribution.kind === 'example' || page.stored) return page;
    throw new NotFound('It is about no example that is published.');
  }

  async function show(
    c: Context,
    page: DeskPage,
    values: Typed,
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { reference, id } = page.contribution;
    const edit = await findSavedEdit(site.db, id);
    const names = await findNames(site.db, edit?.saved_by ? [edit.saved_by] : []);
    const by = names.get(edit?.saved_by ?? '') ?? 'an editor';
    const saved = edit && { by, at: edit.saved, lock: edit.lock };
    const title = page.stored ? 'Edit the example, then accept' : 'Make an example of it';
    return respondHtml(
      c,
      layout(site, {
        title: status === 422 ? `Error: ${title}` : title,
        path: `/moderation/${referencePart(reference)}/editing`,
        breadcrumbs: [
          { text: 'Contributions', href: '/moderation' },
          { text: reference, href: `/moderation/${referencePart(reference)}` },
        ],
        main: editingView(page, values, saved),
        noindex: true,
        person: page.person,
      }),
      status,
    );
  }
}

const afresh: Tried = { typed: null, problems: [], collided: null };

/** What a reading gives; null where it throws Invalid, whose problems are added. */
function collect<T>(problems: { field: string; message: string }[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    problems.push(...error.problems);
    return null;
  }
}
