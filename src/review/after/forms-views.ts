import type { ActForm } from '../acts/act-form.ts';
import { adviseAmendmentForm, amendForm, decideAmendmentForm } from './amendment-views.ts';
import { appealForm, hearAppealForm } from './appeal-views.ts';
import { acceptEvidenceForm, fileEvidenceForm, returnEvidenceForm } from './condition-views.ts';
import { decideForm } from './deciding-views.ts';
import { letterForm } from './letter-views.ts';
import { cancelForm, liftForm, suspendForm } from './mark-views.ts';
import { acceptReviewForm, fileReviewForm, returnReviewForm } from './review-views.ts';

/** The decision and everything that comes after it. */
export const afterForms: readonly ActForm[] = [
  decideForm,
  letterForm,
  fileEvidenceForm,
  acceptEvidenceForm,
  returnEvidenceForm,
  fileReviewForm,
  acceptReviewForm,
  returnReviewForm,
  amendForm,
  adviseAmendmentForm,
  decideAmendmentForm,
  liftForm,
  suspendForm,
  cancelForm,
  appealForm,
  hearAppealForm,
];
