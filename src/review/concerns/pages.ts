import type { Context } from 'hono';
import type { Handling } from '../../contributions/moderation/moderating-actions.ts';
import { findContact } from '../../contributions/queries.ts';
import { Conflict, Invalid } from '../../kernel/errors.ts';
import { type Form, fieldOf } from '../../kernel/http/form.ts';
import { parse } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import { requireRole } from '../../people/rules.ts';
import type { SignedIn } from '../../people/schema.ts';
import { signedInAction, signedInPage } from '../../people/signed-in.ts';
import { answerConcern, askAboutConcern, restoreConcern, setConcernAside } from './actions.ts';
import { getConcern, listConcerns } from './queries.ts';
import { concernAnswerSchema, concernQuestionSchema } from './schema.ts';
import { address, type ConcernPage, concernsView, concernView } from './views.ts';

type Tried = Pick<ConcernPage, 'typed' | 'problems' | 'notice'>;
const afresh: Tried = { typed: null, problems: [], notice: null };

/** `/concerns`: what people say is wrong with marks and decisions, for the advice team to answer. */
export function registerConcernPages(site: Site): void {
  signedInPage(site, '/concerns', {
    html: async ({ c, person, path }) => {
      requireRole(person, 'adviser');
      const { open, closed } = await listConcerns(site.db);
      const main = concernsView(open, closed, site.now());
      return respondHtml(c, layout(site, { title: 'Concerns', path, main, noindex: true, person }));
    },
  });

  signedInPage(site, '/concerns/:reference', {
    html: ({ c, params, person }) => {
      requireRole(person, 'adviser');
      return show(c, person, params.reference ?? '', afresh);
    },
  });

  on('answer', (handling, form) =>
    answerConcern(site, handling, parse(concernAnswerSchema, read(form, ['outcome', 'words']))),
  );
  on('question', (handling, form) =>
    askAboutConcern(site, handling, parse(concernQuestionSchema, read(form, ['question']))),
  );
  on('setting-aside', (handling) => setConcernAside(site, handling));
  on('restoration', (handling) => restoreConcern(site, handling));

  /** Registers one decision: what is wrong with it comes back on the page, with all that was typed. */
  function on(what: string, take: (handling: Handling, form: Form) => Promise<void>): void {
    signedInAction(site, `/concerns/:reference/${what}`, async ({ c, params, person, form }) => {
      requireRole(person, 'adviser');
      const reference = params.reference ?? '';
      const lock = Number(fieldOf(form, 'lock'));
      const handling = { actor: person, reference, opened: { lock, seen: 0, revision: 0 } };
      try {
        await take(handling, form);
      } catch (error) {
        if (error instanceof Invalid) {
          const tried = { typed: form, problems: error.problems, notice: null };
          return show(c, person, reference, tried, 422);
        }
        if (!(error instanceof Conflict)) throw error;
        return show(
          c,
          person,
          reference,
          { typed: form, problems: [], notice: error.message },
          409,
        );
      }
      return c.redirect(address(reference), 303);
    });
  }

  async function show(
    c: Context,
    person: SignedIn,
    reference: string,
    tried: Tried,
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const concern = await getConcern(site.db, reference);
    const { contribution } = concern;
    const hasContact = (await findContact(site.db, contribution.id)) !== null;
    const title = `Concern ${contribution.reference}`;
    return respondHtml(
      c,
      layout(site, {
        title: status === 422 ? `Error: ${title}` : title,
        path: address(contribution.reference),
        main: concernView({ ...concern, hasContact, person, ...tried }),
        breadcrumbs: [{ text: 'Concerns', href: '/concerns' }],
        noindex: true,
        person,
      }),
      status,
    );
  }
}

function read(form: Form, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]));
}
