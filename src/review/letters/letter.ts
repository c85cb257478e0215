import { whenText } from '../../examples/wording.ts';
import { applicationAddress, decisionReference } from '../acts/addresses.ts';
import type { Application } from '../applications/queries.ts';
import { clockOf } from '../course/count-rules.ts';
import { dueNext } from '../course/due-rules.ts';
import type { Act } from '../course/schema.ts';
import { lastDecision } from '../course/standing.ts';
import type { LetterKind } from '../scheme/schema.ts';
import { fillTemplate, type Values } from './template.ts';

/** What a letter is about, in words. */
export interface Named {
  statistic: string;
  producer: string;
}

export interface Letter {
  subject: string;
  text: string;
}

type OfKind<K extends LetterKind> = Omit<
  Values<K>,
  'reference' | 'statistic' | 'producer' | 'scheme' | 'body' | 'link'
>;

/** A letter of a kind from its scheme's template. `link`: the application's page unless said. */
export function letterOfKind<K extends LetterKind>(
  kind: K,
  { reference, scheme }: Application,
  named: Named,
  url: string,
  values: OfKind<K>,
  link = url + applicationAddress(reference),
): Letter {
  const { subject, text } = scheme.letters[kind];
  const all = { ...named, ...values, reference, scheme: scheme.title, body: scheme.body, link };
  // A subject is one line, whatever was typed.
  return {
    subject: fillTemplate(subject, all).replace(/\s+/g, ' '),
    text: fillTemplate(text, all),
  };
}

/** The letter that an act sends to the applicant, as the application stands after it; null where none. */
export function letterAfter(
  act: Act,
  application: Application,
  named: Named,
  url: string,
): Letter | null {
  const now = new Date(act.at);
  const due = dueNext(application, now)?.day ?? null;
  const of = <K extends LetterKind>(kind: K, values: OfKind<K>) =>
    letterOfKind(kind, application, named, url, values);
  switch (act.what) {
    case 'submit':
      return of('received', { due: whenText(due) });
    case 'comment':
      return of('comment', { words: act.details.words });
    case 'ask':
      return of('question', { words: act.details.words, due: whenText(due) });
    case 'return':
      return of('returned', { words: act.details.words });
    case 'validate':
      return of('valid', { ...counted(application, now), due: whenText(due) });
    case 'letter':
      return { subject: act.details.subject.replace(/\s+/g, ' '), text: act.details.words };
    case 'suspend':
      return of('suspended', { words: act.details.words });
    case 'lift':
      return of('lifted', { words: act.details.words });
    case 'cancel':
      return of('cancelled', { words: act.details.words });
    case 'accept-review':
      return of('review', { what: 'it is accepted', words: act.details.words ?? '' });
    case 'return-review':
      return of('review', { what: 'it is returned to you', words: act.details.words });
    case 'accept-evidence':
      return of('condition', {
        what: `condition ${act.details.condition} is met`,
        words: act.details.words ?? '',
      });
    case 'return-evidence':
      return of('condition', {
        what: `the evidence for condition ${act.details.condition} is returned to you`,
        words: act.details.words,
      });
    case 'decide-amendment':
      return of('amendment', {
        what: act.details.outcome === 'agreed' ? 'it is agreed' : 'it is refused',
        words: act.details.words,
      });
    case 'hear-appeal':
      return of('appeal', {
        what:
          act.details.outcome === 'upheld'
            ? 'it is upheld, and the application is valid again'
            : 'it is dismissed, and the decision stands',
        words: act.details.words,
      });
    default:
      return null;
  }
}

/** The final letter as the scheme's template gives it, to be edited before it goes out. Throws without a decision. */
export function draftLetter(
  application: Application,
  named: Named,
  url: string,
): { subject: string; words: string } {
  const decision = lastDecision(application.standing);
  if (!decision) throw new Error('There is no letter without a decision.');
  const { reference, scheme } = application;
  const { outcome, reasons, differs, conditions, refused_for } = decision.details;
  const refusals = scheme.refusal_reasons.filter(({ code }) => refused_for.includes(code));
  // One appeal can be made in an application: nobody is told of a second.
  const appeal =
    outcome === 'not-supported' && application.standing.appeal === null
      ? `You may appeal within ${scheme.appeal_days} days of this letter.`
      : '';
  const why = outcome === decision.advice.details.outcome ? '' : (differs ?? '');
  const words = [reasons, why, ...refusals.map(({ label }) => `- ${label}`), appeal];
  const { subject, text } = letterOfKind(
    'decision',
    application,
    named,
    url,
    {
      outcome: scheme.outcomes[outcome].label,
      words: words.filter((one) => one !== '').join('\n\n'),
      conditions: conditions
        .map((one, index) => `${index + 1}. ${one.text} By ${whenText(one.due)}.`)
        .join('\n\n'),
      ...counted(application, new Date(decision.at)),
    },
    `${url}/decisions/${decisionReference(reference, decision.number)}`,
  );
  return { subject, words: text };
}

function counted(application: Application, now: Date): { day: string; allowed: string } {
  const clock = clockOf(application, now);
  return { day: String(clock?.day ?? 0), allowed: String(clock?.allowed ?? 0) };
}
