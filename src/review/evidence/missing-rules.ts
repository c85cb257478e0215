import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Scheme } from '../scheme/schema.ts';
import { counted } from './least.ts';
import type { Evidence, EvidenceActivity } from './schema.ts';

/** One thing that the scheme asks for and that is not there. `field` is the form's: `activities.0.done`. */
export interface Missing {
  field: string;
  message: string;
}

/**
 * What still stands between an application and submission, in plain words; empty when nothing does.
 * `today` is the date in the scheme's time zone: what was done must lie before it.
 */
export function missingFrom(evidence: Evidence, scheme: Scheme, today: string): Missing[] {
  const { profile } = evidence;
  const missing: Missing[] = [];
  const ask = (field: string, message: string) => missing.push({ field, message });
  if (!profile) ask('profile', 'Choose the public-interest profile of the statistic');
  if (!evidence.profile_reason) ask('profile_reason', 'Say why it has that profile');
  if (!evidence.purpose) ask('purpose', 'Say what you apply for, and why now');
  if (!evidence.plain_summary) {
    ask('plain_summary', 'Give the plain-language summary that participants were shown');
  }
  if (!evidence.contact) ask('contact', 'Say who answers for this application');
  for (const question of scheme.questions) {
    if (question.of !== 'application' || !isRequired(question.required_for, profile)) continue;
    if (!evidence.answers[question.code]) {
      ask(`answers.${question.code}`, `Answer the question “${question.label}”`);
    }
  }
  for (const [index, activity] of evidence.activities.entries()) {
    missing.push(...missingFromActivity(activity, index, { scheme, profile, today }));
  }
  if (profile) missing.push(...belowLeast(evidence, scheme, profile));
  return missing;
}

const factWords: Record<Scheme['activity_requires'][number], string> = {
  title: 'give it a name',
  done: 'say what was done',
  method: 'say by which method',
  start: 'say when it was done',
  cohorts: 'say who took part',
  represent: 'say how they represent the people whom the statistics are about',
  came_of_it: 'say what came of it',
  changed: 'say how it changed the statistics, or that it did not',
};

function missingFromActivity(
  activity: EvidenceActivity,
  index: number,
  { scheme, profile, today }: { scheme: Scheme; profile: Evidence['profile']; today: string },
): Missing[] {
  const missing: Missing[] = [];
  const name = activity.title ?? `Activity ${index + 1}`;
  const ask = (field: string, message: string) =>
    missing.push({ field: `activities.${index}.${field}`, message: `${name}: ${message}` });
  for (const fact of scheme.activity_requires) {
    const value = activity[fact];
    if (value === null || value.length === 0) ask(fact, factWords[fact]);
  }
  if (activity.start && !liesBefore(activity.start, today)) {
    ask('start', 'it must have been done before applying');
  }
  if (activity.end && !liesBefore(activity.end, today)) {
    ask('end', 'it must have ended before applying, or leave the end out');
  }
  if (
    activity.start &&
    activity.end &&
    activity.end < activity.start.slice(0, activity.end.length)
  ) {
    ask('end', 'it ends before it begins');
  }
  if (activity.aims.length === 0) {
    ask('aims', 'say whether it was about needs, about acceptability, or both');
  }
  for (const [at, cohort] of activity.cohorts.entries()) {
    if (!cohort.who) ask(`cohorts.${at}.who`, `group ${at + 1}: say who the people were`);
    if (cohort.count !== null && !cohort.basis) {
      ask(
        `cohorts.${at}.basis`,
        `group ${at + 1}: say what the number counts: people invited, responses …`,
      );
    }
  }
  for (const [at, exchange] of activity.exchanges.entries()) {
    if (!exchange.asked) ask(`exchanges.${at}.asked`, `exchange ${at + 1}: say what you asked`);
    if (!exchange.said) ask(`exchanges.${at}.said`, `exchange ${at + 1}: say what people said`);
    // A producer knows what it answered: not recorded is for those who read about it.
    if (!exchange.response || exchange.response === 'not-recorded') {
      ask(`exchanges.${at}.response`, `exchange ${at + 1}: say what the answer was`);
    }
    if (!exchange.reason && !exchange.did) {
      ask(
        `exchanges.${at}.did`,
        `exchange ${at + 1}: say what was done about it, or why nothing was`,
      );
    }
  }
  if (activity.to_publish) {
    const { title, summary, source, source_title } = activity.to_publish;
    if (!title) ask('to_publish.title', 'give the example for the register a title');
    if (!summary) ask('to_publish.summary', 'give the example for the register a summary');
    if (!source) ask('to_publish.source', 'give a public page that tells of it');
    if (!source_title) ask('to_publish.source_title', 'give the title of that page');
  }
  for (const question of scheme.questions) {
    if (question.of !== 'activity' || !isRequired(question.required_for, profile)) continue;
    if (!activity.answers[question.code]) {
      ask(`answers.${question.code}`, `answer the question “${question.label}”`);
    }
  }
  return missing;
}

/** Whether a day lies before today; whether a month or a year that is known no closer may. */
function liesBefore(date: string, today: string): boolean {
  return date.length === today.length ? date < today : date <= today.slice(0, date.length);
}

function belowLeast(evidence: Evidence, scheme: Scheme, profile: NonNullable<Evidence['profile']>) {
  const least = scheme.least[profile];
  const missing: Missing[] = [];
  const ask = (message: string) => missing.push({ field: 'activities', message });
  const forProfile = `for a statistic of ${profile} public interest`;
  const { activities } = evidence;
  if (activities.length < least.activities) {
    ask(
      `The scheme asks for at least ${counted(least.activities, 'activity', 'activities')} ${forProfile}; there ${activities.length === 1 ? 'is' : 'are'} ${activities.length}`,
    );
  }
  for (const aim of least.aims) {
    if (activities.some((one) => one.aims.includes(aim))) continue;
    ask(`The scheme asks for an activity about “${vocabulary('aims').label(aim)}” ${forProfile}`);
  }
  const kinds = new Set(activities.flatMap((one) => one.cohorts.flatMap(({ who }) => who ?? [])));
  if (kinds.size < least.kinds_of_people) {
    ask(
      `The scheme asks for at least ${counted(least.kinds_of_people, 'kind', 'kinds')} of people to have taken part ${forProfile}; there ${kinds.size === 1 ? 'is' : 'are'} ${kinds.size}`,
    );
  }
  if (least.any_of.length > 0 && !least.any_of.some((one) => kinds.has(one))) {
    const labels = least.any_of.map((one) => vocabulary('involved').label(one).toLowerCase());
    ask(`The scheme asks that one of these took part ${forProfile}: ${labels.join('; ')}`);
  }
  const exchanges = activities.reduce((sum, one) => sum + one.exchanges.length, 0);
  if (exchanges < least.exchanges) {
    ask(
      `The scheme asks for at least ${counted(least.exchanges, 'account', 'accounts')} of what was asked, said and done ${forProfile}; there ${exchanges === 1 ? 'is' : 'are'} ${exchanges}`,
    );
  }
  return missing;
}

/** Until a profile is chosen, only what every profile must answer is asked for. */
function isRequired(forProfiles: readonly string[], profile: Evidence['profile']): boolean {
  return profile ? forProfiles.includes(profile) : forProfiles.length === 3;
}
