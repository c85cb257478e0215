import type { Evidence, EvidenceActivity } from './schema.ts';

/**
 * What of the evidence is published with a decision, as plain JSON. Each field is named here, so that
 * one that is added stays private until somebody adds it: no contact, and no files.
 */
export function publicEvidence(evidence: Evidence) {
  const { profile, profile_reason, purpose, plain_summary, not_done, answers, credit } = evidence;
  return {
    profile,
    profile_reason,
    purpose,
    plain_summary,
    activities: evidence.activities.map(publicActivity),
    not_done,
    answers,
    credit,
  };
}

export type PublicEvidence = ReturnType<typeof publicEvidence>;

function publicActivity(activity: EvidenceActivity) {
  const { title, done, method, mode, start, end, aims, represent, came_of_it, changed } = activity;
  const { not_done, example, to_publish, answers } = activity;
  return {
    title,
    done,
    method,
    mode,
    start,
    end,
    aims,
    cohorts: activity.cohorts.map(
      ({ who, count, qualifier, basis, recruitment, payment, note }) => ({
        who,
        count,
        qualifier,
        basis,
        recruitment,
        payment,
        note,
      }),
    ),
    represent,
    came_of_it,
    changed,
    exchanges: activity.exchanges.map(({ asked, said, response, reason, did, evidence }) => ({
      asked,
      said,
      response,
      reason,
      did,
      evidence,
    })),
    not_done,
    example,
    /** The public page that tells of it, where the applicant named one. */
    source: to_publish?.source ? { url: to_publish.source, title: to_publish.source_title } : null,
    answers,
  };
}
