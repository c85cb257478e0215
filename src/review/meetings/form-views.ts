import type { Problem } from '../../kernel/errors.ts';
import { govukButton, govukInput, govukSelect, govukTextarea } from '../../kernel/govuk.ts';
import { type Html, html } from '../../kernel/html.ts';
import { errorOf, summaryOf } from '../../people/problem-views.ts';
import type { SignedIn } from '../../people/schema.ts';
import { formKeyField } from '../../people/signed-in.ts';
import type { StoredScheme } from '../scheme/queries.ts';

/** A meeting as it was typed. */
export interface TypedMeeting {
  scheme: string;
  day: string;
  starts: string;
  slot_minutes: string;
  place: string;
}

/** The form that plans a meeting. */
export function meetingForm(
  person: SignedIn,
  schemes: readonly StoredScheme[],
  typed: TypedMeeting,
  problems: readonly Problem[],
): Html {
  const shown = (name: keyof TypedMeeting, label: string, hint = '') => {
    const errorMessage = errorOf(name, problems);
    return {
      name,
      label: { text: label },
      value: typed[name],
      ...(hint && { hint: { text: hint } }),
      ...(errorMessage && { errorMessage }),
    };
  };
  return html`${summaryOf(problems)}<header class="page-head"><h1>Plan a meeting</h1>
<p class="lead">Its agenda is public: which statistics are on it, and whose they are. There is one meeting a day.</p></header>
<form method="post" action="/meetings" novalidate>${formKeyField(person)}
${govukSelect({
  ...shown('scheme', 'Scheme'),
  items: schemes.map(({ scheme }) => ({ value: scheme.scheme, text: scheme.title })),
})}
${govukInput({ ...shown('day', 'Day'), type: 'date', classes: 'govuk-input--width-10' })}
${govukInput({ ...shown('starts', 'It starts at', 'Such as 10:00, in the scheme’s time zone'), classes: 'govuk-input--width-5' })}
${govukInput({ ...shown('slot_minutes', 'Minutes for each item'), inputmode: 'numeric', classes: 'govuk-input--width-5' })}
${govukTextarea({ ...shown('place', 'Where it is, or how observers may ask to attend', 'This is public.'), rows: 3 })}
${govukButton({ text: 'Plan the meeting' })}</form>`;
}
