import type { Context } from 'hono';
import { Conflict, Invalid, type Problem } from '../../kernel/errors.ts';
import { type Html, html, nothing } from '../../kernel/html.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import { findNames } from '../../people/queries.ts';
import { requireRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { withoutErased } from '../credit-actions.ts';
import type { Holdings } from '../holdings.ts';
import { differencesOf } from '../page/differences.ts';
import { exampleView } from '../page/example-views.ts';
import { findRevision } from '../page/queries.ts';
import { similarIds } from '../page/similar.ts';
import { publicExample } from '../public.ts';
import { listExamplesByIds, type StoredExample } from '../queries.ts';
import type { Example } from '../schema.ts';
import {
  deleteDraft,
  openWorkingCopy,
  publishDraft,
  rebaseDraft,
  saveDraft,
  startDraft,
} from './draft-actions.ts';
import {
  draftFormView,
  draftsView,
  overtakenView,
  type PreviewParts,
  previewBanner,
  previewEnd,
  previewProblems,
  savedMeanwhile,
} from './draft-views.ts';
import { differingFields } from './merging.ts';
import { missingFacts } from './missing.ts';
import { getAnyExample, getDraft, listDrafts } from './queries.ts';
import { type Edited, namesWith, readTyped } from './reading.ts';
import { slugOf } from './reading-names.ts';
import { type Draft, publicationSchema } from './schema.ts';
import { type Typed, typedValue } from './typed.ts';

type Read = () => Promise<Kept<Holdings>>;

/** Where editors write examples and edit published ones, before anything of it is public. */
export function registerDraftPages(site: Site, holdings: Read): void {
  signedInPage(site, '/moderation/drafts', {
    html: async ({ c, path, person }) => {
      requireRole(person, 'editor', 'administrator');
      const drafts = await listDrafts(site.db);
      const names = await findNames(
        site.db,
        drafts.map(({ author }) => author),
      );
      return show(c, person, path, 'Drafts', draftsView(person, drafts, names));
    },
  });

  signedInAction(site, '/moderation/drafts', async ({ c, person }) => {
    const id = await startDraft(site, person);
    return c.redirect(`/moderation/drafts/${id}`, 303);
  });

  signedInAction(site, '/examples/:slug/working-copy', async ({ c, params, person }) => {
    const id = await openWorkingCopy(site, person, params.slug ?? '');
    return c.redirect(`/moderation/drafts/${id}`, 303);
  });

  signedInPage(site, '/moderation/drafts/:draft', {
    html: async ({ c, params, person }) => {
      requireRole(person, 'editor', 'administrator');
      const draft = await getDraft(site.db, params.draft ?? '');
      return showForm(c, person, draft, draft.typed, nothing);
    },
  });

  signedInAction(site, '/moderation/drafts/:draft', async ({ c, params, person, form }) => {
    requireRole(person, 'editor', 'administrator');
    const draft = await getDraft(site.db, params.draft ?? '');
    const fields = withoutErased(form.fields, await findBase(draft));
    const { form_key, lock, next, more, ...typed } = fields;
    if (more) return showForm(c, person, { ...draft, lock: lockOf(form) }, fields, nothing);
    if (lockOf(form) !== draft.lock) return showSavedMeanwhile(c, person, draft, typed);
    await saveDraft(site, person, draft.id, draft.lock, typed);
    const preview = fieldOf(form, 'next') === 'preview' ? '/preview' : '';
    return c.redirect(`/moderation/drafts/${draft.id}${preview}`, 303);
  });

  signedInPage(site, '/moderation/drafts/:draft/preview', {
    html: async ({ c, params, person }) => {
      requireRole(person, 'editor', 'administrator');
      const draft = await getDraft(site.db, params.draft ?? '');
      return showPreview(c, person, draft, { reason: '', slug: '' }, []);
    },
  });

  signedInAction(
    site,
    '/moderation/drafts/:draft/publication',
    async ({ c, params, person, form }) => {
      requireRole(person, 'editor', 'administrator');
      const draft = await getDraft(site.db, params.draft ?? '');
      const { revision } =
        draft.slug === '' ? { revision: null } : await getAnyExample(site.db, draft.slug);
      if (revision !== draft.base_revision) return showOvertaken(c, person, draft);
      const typed = {
        reason: fieldOf(form, 'reason'),
        slug: draft.slug || fieldOf(form, 'slug').trim(),
      };
      try {
        const said = { ...parse(publicationSchema, typed), lock: seenLock(form, draft) };
        const slug = await publishDraft(site, person, draft.id, said);
        return c.redirect(`/examples/${slug}`, 303);
      } catch (error) {
        // Somebody else's revision came in between: said as it is above.
        if (error instanceof Conflict && draft.slug !== '') return showOvertaken(c, person, draft);
        if (!(error instanceof Invalid)) throw error;
        return showPreview(c, person, draft, typed, error.problems);
      }
    },
  );

  signedInAction(site, '/moderation/drafts/:draft/base', async ({ c, params, person }) => {
    requireRole(person, 'editor', 'administrator');
    const { id } = await getDraft(site.db, params.draft ?? '');
    await rebaseDraft(site, person, id);
    return c.redirect(`/moderation/drafts/${id}/preview`, 303);
  });

  signedInAction(
    site,
    '/moderation/drafts/:draft/deletion',
    async ({ c, params, person, form }) => {
      requireRole(person, 'editor', 'administrator');
      const draft = await getDraft(site.db, params.draft ?? '');
      await deleteDraft(site, person, draft.id, seenLock(form, draft));
      return c.redirect('/moderation/drafts', 303);
    },
  );

  async function showForm(
    c: Context,
    person: SignedIn,
    draft: Draft,
    typed: Typed,
    notice: Html,
    status: 200 | 409 = 200,
  ) {
    const { names } = (await holdings()).value;
    // A form that was never sent has nothing wrong yet.
    const isBegun = draft.created !== draft.updated || draft.example_id !== null;
    const problems = isBegun ? readTyped(typed, names).problems : [];
    const base = await findBase(draft);
    const main = draftFormView({ person, draft, typed, base, problems, names, notice });
    const title = typedValue(typed, 'title') || 'A new example';
    return show(c, person, `/moderation/drafts/${draft.id}`, `Draft: ${title}`, main, status);
  }

  async function findBase({ example_id, base_revision }: Draft): Promise<Example | null> {
    if (example_id === null || base_revision === null) return null;
    return (await findRevision(site.db, example_id, base_revision))?.example ?? null;
  }

  async function showSavedMeanwhile(c: Context, person: SignedIn, draft: Draft, typed: Typed) {
    const names = await findNames(site.db, [draft.author]);
    const fields = differingFields(draft.typed, typed).map(({ label }) => label);
    const notice = savedMeanwhile(draft, names.get(draft.author) ?? 'Somebody', fields);
    return showForm(c, person, draft, typed, notice, 409);
  }

  async function showPreview(
    c: Context,
    person: SignedIn,
    draft: Draft,
    typed: PreviewParts['typed'],
    wrong: readonly Problem[],
  ) {
    const held = (await holdings()).value;
    const { edited, problems } = readTyped(draft.typed, held.names);
    const slug = draft.slug || typed.slug || slugOf(typedValue(draft.typed, 'title'));
    const missing = edited ? missingFacts(edited.example) : [];
    const parts = { person, draft, problems, missing, typed: { ...typed, slug }, wrong };
    const shown = edited ? await asItWouldLook(draft, slug, edited, held) : previewProblems(parts);
    const main = html`${previewBanner(parts)}${shown}${edited ? previewEnd(parts) : nothing}`;
    const title = `${wrong.length > 0 ? 'Error: ' : ''}Preview: ${typedValue(draft.typed, 'title') || 'A new example'}`;
    return show(
      c,
      person,
      `/moderation/drafts/${draft.id}/preview`,
      title,
      main,
      wrong.length > 0 ? 422 : 200,
    );
  }

  async function asItWouldLook(
    draft: Draft,
    slug: string,
    edited: Edited,
    { names, index }: Holdings,
  ) {
    const at = site.now().toISOString();
    const stored: StoredExample = {
      id: draft.example_id ?? 0,
      slug: slug || 'a-new-example',
      state: 'published',
      revision: (draft.base_revision ?? 0) + 1,
      published: at,
      updated: at,
      example: edited.example,
    };
    const similar = await listExamplesByIds(site.db, similarIds(stored, index));
    return exampleView(publicExample(stored, namesWith(names, edited), site.url), similar, names);
  }

  async function showOvertaken(c: Context, person: SignedIn, draft: Draft) {
    const { names } = (await holdings()).value;
    const stored = await getAnyExample(site.db, draft.slug);
    const base = await findRevision(site.db, stored.id, draft.base_revision ?? 0);
    const newest = await findRevision(site.db, stored.id, stored.revision);
    if (!newest || stored.state === 'withdrawn') {
      throw new Conflict(
        'The example was withdrawn meanwhile. What you typed is kept in the draft.',
      );
    }
    const shown = (example: Example) => publicExample({ ...stored, example }, names, site.url);
    const differences = base ? differencesOf(shown(base.example), shown(newest.example)) : [];
    const main = overtakenView(person, draft, newest, differences);
    return show(
      c,
      person,
      `/moderation/drafts/${draft.id}`,
      'Somebody published a revision meanwhile',
      main,
      409,
    );
  }

  function show(
    c: Context,
    person: SignedIn,
    path: string,
    title: string,
    main: Html,
    status: 200 | 409 | 422 = 200,
  ) {
    const breadcrumbs =
      path === '/moderation/drafts' ? [] : [{ text: 'Drafts', href: '/moderation/drafts' }];
    const page = layout(site, { title, path, main, noindex: true, person, breadcrumbs });
    return respondHtml(c, page, status);
  }
}

function lockOf(form: Form): number {
  return Number(fieldOf(form, 'lock')) || 0;
}

/** The state of the draft that the editor had before them; as it is now where a form does not say. */
function seenLock(form: Form, { lock }: Draft): number {
  return 'lock' in form.fields ? lockOf(form) : lock;
}
