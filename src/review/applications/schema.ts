import type { Generated } from 'kysely';

declare module '../../kernel/database/database.ts' {
  interface Tables {
    applications: {
      id: Generated<number>;
      /** Public and short, `A-7K3F9Q`. */
      reference: string;
      scheme: string;
      /** The rules under which it was begun hold for it to the end. */
      scheme_version: number;
      /** Slugs. */
      statistic: string;
      producer: string;
      created: string;
      created_by: string;
      /** JSON of `Evidence`, as it is being written. */
      document: string;
      /** Raised by every saving: two people writing at once collide on it. */
      document_lock: number;
      document_saved: string;
      /** The register version of the last change: memory reads only what is newer. */
      version: number;
    };
    /** The evidence as it was handed in, each time. */
    application_versions: { application_id: number; number: number; document: string; at: string };
    application_files: {
      id: Generated<number>;
      application_id: number;
      /** Key of the activity that it is evidence of; empty for the whole application. */
      activity: string;
      name: string;
      type: string;
      bytes: Uint8Array;
      sha256: string;
      added: string;
      added_by: string;
    };
    /** Activities that became examples of the register with a decision: each once. */
    application_examples: {
      application_id: number;
      /** Key of the activity. */
      activity: string;
      /** The number of the decision that it was published with. */
      decision: number;
      example_id: number;
    };
    review_reminders: {
      application_id: number;
      /** `answer`, `review`, or `condition-2`. */
      what: string;
      due: string;
      distance: number;
      sent: string;
    };
  }
}
