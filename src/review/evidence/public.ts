import type { Evidence } from './schema.ts';

/** What of the evidence is published with a decision, as plain JSON: no contact, and no files. */
export function publicEvidence({ contact: _, activities, ...rest }: Evidence) {
  return {
    ...rest,
    activities: activities.map(({ key, to_publish, ...activity }) => ({
      ...activity,
      /** The public page that tells of it, where the applicant named one. */
      source: to_publish?.source
        ? { url: to_publish.source, title: to_publish.source_title }
        : null,
    })),
  };
}

export type PublicEvidence = ReturnType<typeof publicEvidence>;
