import { Temporal } from 'temporal-polyfill';
import { whenText } from '../../examples/wording.ts';
import { dayOf } from '../course/clock-rules.ts';
import type { Act } from '../course/schema.ts';
import { interestLabels } from '../panel/wording.ts';
import type { Scheme } from '../scheme/schema.ts';

/** What an act did, in a few words. `nameOf`: of a person's opaque id. */
export function actText(act: Act, scheme: Scheme, nameOf: (id: string) => string): string {
  switch (act.what) {
    case 'request-pre-assessment':
      return 'Asked for comments on the draft';
    case 'comment':
      return 'Commented on the draft';
    case 'submit':
      return act.details.version === 1
        ? 'Handed in the application'
        : `Handed in the application again, version ${act.details.version}`;
    case 'ask':
      return 'Asked a question: the clock stopped';
    case 'answer':
      return `Answered, version ${act.details.version}: the clock went on`;
    case 'return':
      return 'Returned the application';
    case 'validate':
      return 'Confirmed that it is valid: day 0';
    case 'route':
      return `Chose the route “${labelOf(scheme.routes, act.details.route)}”`;
    case 'assign':
      return `Assigned ${nameOf(act.details.person)} as ${act.details.as === 'lead' ? 'lead reviewer' : 'reviewer'}`;
    case 'release':
      return `Released ${nameOf(act.details.person)} as reviewer`;
    case 'place':
      return `Put it on the agenda of ${whenText(act.details.meeting)}, at ${act.details.starts}`;
    case 'unplace':
      return 'Took it off the agenda';
    case 'declare':
      return `Declared: ${interestLabels[act.details.interest].toLowerCase()}`;
    case 'view':
      return 'Wrote a view';
    case 'attend':
      return `Noted that ${nameOf(act.details.person)} ${act.details.present ? 'is there' : 'is not there'} for the item`;
    case 'note':
      return 'Noted the discussion';
    case 'advise':
      return `Gave the panel’s advice: ${scheme.outcomes[act.details.outcome].label}`;
    case 'decide':
      return `Decided: ${scheme.outcomes[act.details.outcome].label}`;
    case 'letter':
      return 'Sent the final letter: the decision took effect';
    case 'file-evidence':
      return `Sent evidence for condition ${act.details.condition}`;
    case 'accept-evidence':
      return `Accepted that condition ${act.details.condition} is met`;
    case 'return-evidence':
      return `Returned the evidence for condition ${act.details.condition}`;
    case 'file-review':
      return 'Handed in the annual review';
    case 'accept-review':
      return 'Accepted the annual review';
    case 'return-review':
      return 'Returned the annual review';
    case 'amend':
      return `Asked for an amendment: ${act.details.changes.map((code) => labelOf(scheme.amendments, code)).join(', ')}`;
    case 'advise-amendment':
      return `Advised to ${act.details.advice === 'agree' ? 'agree to' : 'refuse'} amendment ${act.details.amendment}`;
    case 'decide-amendment':
      return `${act.details.outcome === 'agreed' ? 'Agreed to' : 'Refused'} amendment ${act.details.amendment}`;
    case 'suspend':
      return 'Suspended the mark';
    case 'lift':
      return 'Lifted the suspension';
    case 'cancel':
      return 'Cancelled the mark';
    case 'withdraw':
      return 'Withdrew the application';
    case 'appeal':
      return 'Appealed against the decision';
    case 'hear-appeal':
      return act.details.outcome === 'upheld' ? 'Upheld the appeal' : 'Dismissed the appeal';
  }
}

/** What was written with an act, to be read on the page; null where there is nothing, or it has a place of its own. */
export function actWords({ what, details }: Act): string | null {
  // The panel's section shows these, to whom it may.
  if (what === 'view' || what === 'declare' || what === 'note') return null;
  if (what === 'route' || what === 'advise' || what === 'decide') return details.reasons;
  return 'words' in details ? details.words : null;
}

function labelOf(list: readonly { code: string; label: string }[], wanted: string): string {
  return list.find(({ code }) => code === wanted)?.label ?? wanted;
}

/** `23 November 2026, 18:31`, in the scheme's time zone. */
export function momentText(at: string, timeZone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime();
  return `${whenText(dayOf(at, timeZone))}, ${time.toString({ smallestUnit: 'minute' })}`;
}
