import type { Context } from 'hono';
import { respondFile } from '../../contributions/files/answer.ts';
import { Conflict, Forbidden, Invalid, NotFound, type Problem } from '../../kernel/errors.ts';
import { fieldOf } from '../../kernel/http/form.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { applicationAddress } from '../acts/addresses.ts';
import { type Review, readHub } from '../applications/hub-queries.ts';
import { getEvidenceFile } from '../evidence/file-queries.ts';
import { readFiles } from '../evidence/file-reading.ts';
import { addEvidenceFiles, removeEvidenceFile } from './file-actions.ts';
import { filesView } from './files-views.ts';
import { openDraft, showWriting } from './part-pages.ts';
import { taskPages } from './tasks.ts';

/** Files of evidence: added and removed by who writes the application, opened by who has its papers. */
export function registerFilesPages(review: Review): void {
  const { site } = review;
  const address = `/applications/:reference/${taskPages.files}`;

  signedInPage(site, address, {
    html: async ({ c, params, query, person }) =>
      show(c, person, params.reference ?? '', query.activity?.[0] ?? '', []),
  });

  signedInAction(site, address, async ({ c, params, person, form }) => {
    const reference = params.reference ?? '';
    await openDraft(review, person, reference);
    const activity = fieldOf(form, 'activity');
    try {
      const files = await readFiles(form);
      if (files.length === 0) throw new Invalid([{ field: 'files', message: 'Choose a file' }]);
      await addEvidenceFiles(site, person, reference, { activity, files });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(c, person, reference, activity, error.problems);
    }
    return c.redirect(applicationAddress(reference, taskPages.files), 303);
  });

  signedInPage(site, `${address}/:file`, {
    html: async ({ c, params, person }) => {
      const hub = await readHub(review, person, params.reference ?? '');
      const { application, sight, files, conditionFiles } = hub;
      if (sight !== 'papers') throw new Forbidden('These papers are not open to you.');
      const id = Number(params.file);
      if (![...files, ...conditionFiles].some((file) => file.id === id))
        throw new NotFound('There is no such file.');
      return respondFile(c, await getEvidenceFile(site.db, application.id, id));
    },
  });

  signedInAction(site, `${address}/:file/removal`, async ({ c, params, person }) => {
    const reference = params.reference ?? '';
    const { hub } = await openDraft(review, person, reference);
    const id = Number(params.file);
    if (!hub.files.some((file) => file.id === id)) {
      throw new Conflict('This file was removed already.');
    }
    await removeEvidenceFile(site, person, reference, id);
    return c.redirect(applicationAddress(reference, taskPages.files), 303);
  });

  async function show(
    c: Context,
    person: SignedIn,
    reference: string,
    chosen: string,
    problems: readonly Problem[],
  ): Promise<Response> {
    const { hub, evidence } = await openDraft(review, person, reference);
    return showWriting(review, c, hub, {
      title: 'Files of evidence',
      path: applicationAddress(reference, taskPages.files),
      main: filesView(hub, evidence, { problems, chosen }),
      status: problems.length > 0 ? 422 : 200,
    });
  }
}
