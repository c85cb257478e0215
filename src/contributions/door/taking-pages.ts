import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Holdings } from '../../examples/holdings.ts';
import { Invalid, type Problem } from '../../kernel/errors.ts';
import { fieldOf, readForm } from '../../kernel/http/form.ts';
import { problemsOf } from '../../kernel/http/query.ts';
import { respondHtml } from '../../kernel/http/respond.ts';
import type { Site } from '../../kernel/http/site.ts';
import { layout } from '../../kernel/layout.ts';
import type { Kept } from '../../kernel/memory.ts';
import type { Guard } from '../abuse/guard.ts';
import { suspicionsOf } from '../abuse/suspicions.ts';
import { findAnswerTime } from '../queries.ts';
import { contributionSchema } from '../schema.ts';
import { type About, findSubject } from '../subjects-queries.ts';
import { sendContribution } from './actions.ts';
import { findLikelyDuplicates } from './duplicates.ts';
import { duplicatesView } from './duplicates-views.ts';
import { readAbout } from './parameters.ts';
import { inputOf, problemsOfForm, readTyped, type Typed } from './reading.ts';
import { allowOwnScript, respondForm } from './respond-form-views.ts';

/** Takes a form. Whatever is wrong, the answer is the form again, with everything that was typed. */
export async function takeForm(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  guard: Guard,
  c: Context,
): Promise<Response> {
  const form = await readForm(c);
  const typed = readTyped(form);
  const stamp = fieldOf(form, 'stamp');
  const proof = fieldOf(form, 'proof');
  const held = (await holdings()).value;

  const parsed = contributionSchema.safeParse(inputOf(typed));
  const found = parsed.success ? [] : problemsOf(parsed.error);
  const problems = problemsOfForm(typed, found);
  const instead = fieldOf(form, 'instead');
  if (instead) return showForm(addedTo(instead, typed), []);
  if (fieldOf(form, 'change')) return showForm(typed, []);
  if (!parsed.success || problems.length > 0) return showForm(typed, problems);
  const sent = parsed.data;
  if (guard.readStamp(stamp) === 'expired') return showForm(typed, [expired]);

  if (sent.kind === 'example' && !fieldOf(form, 'confirmed')) {
    const total = held.index.size;
    const alike = await findLikelyDuplicates(site.db, sent.title ?? '', total);
    if (alike.length > 0) {
      const main = duplicatesView(typed, { stamp, proof }, alike, held.names);
      const page = { title: 'Is it one of these?', path: '/contribute/example', main };
      c.header('Cache-Control', 'no-store');
      return respondHtml(c, layout(site, { ...page, noindex: true }));
    }
  }

  const wait = guard.takeOne(c);
  if (wait > 0) {
    c.header('Retry-After', String(wait * 60));
    return showForm(typed, [tooMany(wait)], 429);
  }
  const sending = { stamp, proof, honeypot: fieldOf(form, 'website') };
  const suspicions = [...guard.suspicionsOfSending(sending), ...suspicionsOf(sent)];
  guard.noteOne();
  const seen = /^\d{1,9}$/.test(typed.seen) ? Number(typed.seen) : null;
  try {
    const mayMail = sent.email !== null && suspicions.length === 0 && guard.mayMail(sent.email);
    const receipt = await sendContribution(site, sent, {
      suspicions,
      form: createHash('sha256')
        .update(JSON.stringify([stamp, sent]))
        .digest('base64url'),
      seen,
      mayMail,
    });
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(`${receipt.address}&sent=yes`, 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return showForm({ ...typed, kind: 'example', about: '', field: '' }, [gone]);
  }

  async function showForm(shown: Typed, wrong: readonly Problem[], status?: 429) {
    const { type, id } = readAbout(shown.about);
    const subject = shown.about ? await findSubject(site.db, { type, id } as About) : null;
    const underLoad = guard.isUnderLoad();
    if (underLoad) allowOwnScript(c);
    const keep = guard.readStamp(stamp) !== 'expired';
    return respondForm(
      site,
      c,
      {
        typed: shown,
        problems: wrong,
        subject,
        names: held.names,
        stamp: keep ? stamp : guard.renewedStamp(),
        proof: underLoad,
        answerTime: await findAnswerTime(site.db, site.now()),
      },
      status,
    );
  }
}

/** A new example that turns out to be one that is there: what was typed goes to that one. */
function addedTo(slug: string, typed: Typed): Typed {
  const text = [typed.title, typed.text].filter(Boolean).join('\n\n');
  return { ...typed, kind: 'information', about: `example:${slug}`, title: '', text };
}

const expired: Problem = {
  field: 'stamp',
  message:
    'This form had been open for more than a day, or was changed on the way. Nothing that you typed is lost: please look at it and send it again',
};

const gone: Problem = {
  field: 'about',
  message:
    'What this was about is no longer in the register. What you typed is kept below: please say what you mean, give it a title, and send it as a new example',
};

function tooMany(minutes: number): Problem {
  const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    field: 'limit',
    message: `A great many contributions came from your network. What you typed is kept below: please send it again in ${when}`,
  };
}
