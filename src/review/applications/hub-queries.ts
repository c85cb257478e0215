import type { Holdings } from '../../examples/holdings.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { Forbidden, NotFound } from '../../kernel/errors.ts';
import type { Site } from '../../kernel/http/site.ts';
import type { Kept } from '../../kernel/memory.ts';
import { findNames } from '../../people/queries.ts';
import type { SignedIn } from '../../people/schema.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { dayOf } from '../course/clock-rules.ts';
import { type Sight, sightOf } from '../course/parts-rules.ts';
import { type Possible, possibleActs } from '../course/possible-rules.ts';
import type { Side } from '../course/schema.ts';
import {
  type EvidenceFile,
  findHandedIn,
  listConditionFiles,
  listEvidenceFiles,
} from '../evidence/file-queries.ts';
import { type Missing, missingFrom } from '../evidence/missing-rules.ts';
import { findCited } from '../evidence/queries.ts';
import type { Evidence } from '../evidence/schema.ts';
import { findMeetingDays } from '../meetings/queries.ts';
import { findNoticed, findPanel } from '../panel/queries.ts';
import {
  type Application,
  type Draft,
  getApplication,
  getDraft,
  getEvidence,
  type ReviewDesk,
} from './queries.ts';

/** What the review desk's pages need beside the site. */
export interface Review {
  site: Site;
  holdings: () => Promise<Kept<Holdings>>;
  /** Every application as it stands, in memory. */
  desk: () => Promise<Kept<ReviewDesk>>;
}

/** One application as one person sees it now. */
export interface Hub {
  site: Site;
  application: Application;
  person: SignedIn;
  sight: Exclude<Sight, 'nothing'>;
  now: Date;
  /** The day in the scheme's time zone. */
  today: string;
  possible: Possible;
  /** The evidence as it is being written: for the applicant's people, and in pre-assessment the advice team. */
  draft: Draft | null;
  /** What the draft lacks. */
  missing: readonly Missing[];
  /** The evidence as it was handed in last; null before, and to who sees no papers. */
  evidence: Evidence | null;
  /** When it was handed in last. */
  handedIn: string | null;
  /** Titles of the examples that draft and evidence cite, by slug. */
  cited: ReadonlyMap<string, string>;
  /** Files of evidence that this person may open. */
  files: readonly EvidenceFile[];
  /** Files sent in for conditions, that this person may open. */
  conditionFiles: readonly EvidenceFile[];
  panel: ReadonlyMap<string, Side>;
  /** Who has accepted the scheme's notice. */
  noticed: ReadonlySet<string>;
  /** Days of the scheme's meetings. */
  meetings: ReadonlySet<string>;
  /** Names of people by opaque id: everybody who acted, and the panel. */
  people: ReadonlyMap<string, string>;
  /** The register's authorities. */
  names: Names;
}

/** Throws NotFound where there is none, or none for this person. */
export async function readHub(
  { site, holdings }: Review,
  person: SignedIn,
  reference: string,
): Promise<Hub> {
  const { db } = site;
  const application = await getApplication(db, reference);
  const { standing, scheme, producer } = application;
  const now = site.now();
  const sight = sightOf(person, standing, producer);
  if (sight === 'nothing') throw hiddenFrom(application, person);
  const today = dayOf(now, scheme.time_zone);
  const own = standing.hands.get(person.id)?.has('applicant') || holdsOwn(person, producer);
  const assessing = standing.state === 'draft' && standing.pre_assessment !== 'none';
  const draft =
    own || (assessing && sight === 'papers') ? await getDraft(db, application.id) : null;
  const missing = draft ? missingFrom(draft.evidence, scheme, today) : [];
  const [panel, meetings] = [await findPanel(db), await findMeetingDays(db, scheme.scheme)];
  const noticed = await findNoticed(db, scheme.notice);
  const possible = possibleActs(person, standing, {
    scheme,
    producer,
    now,
    missing,
    panel,
    noticed,
    meetings,
    insiders: new Set(),
    overlaps: [],
  });
  return {
    site,
    application,
    person,
    sight,
    now,
    today,
    possible,
    draft,
    missing,
    ...(await readPapers(db, application, sight, draft)),
    panel,
    noticed,
    meetings,
    people: await findNames(db, [
      ...standing.hands.keys(),
      ...panel.keys(),
      ...standing.reviewers.map((one) => one.person),
    ]),
    names: (await holdings()).value.names,
  };
}

async function readPapers(
  db: Queryable,
  application: Application,
  sight: Sight,
  draft: Draft | null,
): Promise<Pick<Hub, 'evidence' | 'handedIn' | 'cited' | 'files' | 'conditionFiles'>> {
  const { id, standing } = application;
  if (sight !== 'papers') {
    return { evidence: null, handedIn: null, cited: new Map(), files: [], conditionFiles: [] };
  }
  const evidence = standing.version > 0 ? await getEvidence(db, id, standing.version) : null;
  const handedIn = await findHandedIn(db, id, standing.version);
  const activities = [evidence, draft?.evidence].flatMap((one) => one?.activities ?? []);
  return {
    evidence,
    handedIn,
    cited: await findCited(db, { activities }),
    // Who does not see the draft sees none of what was put beside it since.
    conditionFiles: await listConditionFiles(db, application),
    files:
      draft || handedIn ? await listEvidenceFiles(db, application, draft ? null : handedIn) : [],
  };
}

function holdsOwn(person: SignedIn, producer: string): boolean {
  return person.roles.some(
    ({ role, organisation }) => role === 'applicant' && organisation === producer,
  );
}

/** A member who left is told so; to others there is nothing at the address. */
function hiddenFrom({ reference, standing }: Application, person: SignedIn): Error {
  return standing.interests.get(person.id)?.interest === 'leaves'
    ? new Forbidden(
        'You have declared an interest and left this item, so its papers are closed to you.',
      )
    : new NotFound(`There is no application ${reference}.`);
}
