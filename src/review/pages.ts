import type { Holdings } from '../examples/holdings.ts';
import type { Site } from '../kernel/http/site.ts';
import type { Kept } from '../kernel/memory.ts';
import type { ActForm } from './acts/act-form.ts';
import { afterForms } from './after/forms-views.ts';
import { registerAfterPages } from './after/pages.ts';
import { markSection } from './after/section-views.ts';
import { courseSection } from './applications/course-views.ts';
import type { Section } from './applications/hub-views.ts';
import { registerApplicationPages } from './applications/pages.ts';
import { createReviewDesk } from './applications/queries.ts';
import { applyingForms } from './applying/act-forms.ts';
import { registerApplyingPages } from './applying/pages.ts';
import { evidenceSection, writingSection } from './applying/sections.ts';
import { askForm, commentForm, returnForm, validateForm } from './checking/checking-views.ts';
import { registerConcernPages } from './concerns/pages.ts';
import { registerDashboard } from './dashboard/dashboard-pages.ts';
import { followUps } from './follow-up-actions.ts';
import { registerMeetingPages } from './meetings/pages.ts';
import { adviseForm, attendForm, noteForm } from './panel/advising-views.ts';
import { declareForm } from './panel/declaring-views.ts';
import { panelSection } from './panel/item-views.ts';
import { registerPanelPages } from './panel/pages.ts';
import { viewForm } from './panel/viewing-views.ts';
import { registerPublicPages } from './public/pages.ts';
import { createDecisionRegister, type FindRegister } from './public/register-queries.ts';
import { placeForm, unplaceForm } from './routing/agenda-views.ts';
import { assignForm, releaseForm } from './routing/reviewer-views.ts';
import { routeForm } from './routing/route-views.ts';

/** Every act that has a page; the order is that of the links on an application's page. */
const forms: readonly ActForm[] = [
  ...applyingForms,
  validateForm,
  askForm,
  returnForm,
  commentForm,
  routeForm,
  assignForm,
  releaseForm,
  placeForm,
  unplaceForm,
  declareForm,
  viewForm,
  attendForm,
  noteForm,
  adviseForm,
  ...afterForms,
];

/** What stands on an application's page, from the top. */
const sections: readonly Section[] = [
  writingSection,
  markSection,
  panelSection,
  courseSection,
  evidenceSection,
];

/** The review desk. Answers what is public of it, for the pages that join features. */
export function registerReviewPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
): FindRegister {
  const review = { site, holdings, desk: createReviewDesk(site.db) };
  registerApplyingPages(review);
  registerDashboard(review);
  registerAfterPages(review);
  registerPanelPages(review);
  registerMeetingPages(review, followUps);
  registerApplicationPages(review, { forms, sections, followUps });

  const register = createDecisionRegister(site.db, review.desk);
  registerPublicPages({ site, holdings, register });
  registerConcernPages(site);
  return register;
}
