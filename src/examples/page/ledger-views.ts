import { type Html, html, nothing } from '../../kernel/html.ts';
import { vocabulary } from '../../vocabulary/vocabularies.ts';
import type { Facet } from '../columns.ts';
import { listAddress } from '../filters.ts';
import type { PublicExample } from '../public.ts';
import {
  inSentence,
  labelOf,
  notRecorded,
  participantsText,
  periodText,
  whenText,
} from '../wording.ts';
import type { Fact } from './facts.ts';

/** What a reader wants to know first: who, about what, how, how far, how many, when, where, how sure. */
export function mainFacts(example: PublicExample): Fact[] {
  const { level, participants, evidence, kind } = example;
  const asked = kind === 'engagement';
  return [
    {
      fields: ['involved', 'involved_note'],
      label: asked ? 'Who was involved' : 'Who was concerned, or spoke up',
      value: involved(example.involved),
      notes: noted(example.involved_note),
      main: true,
    },
    {
      fields: ['participants'],
      label: 'How many',
      value: participants && countOf(participants),
      notes: noted(participants?.note ?? null),
      main: true,
    },
    {
      fields: ['level'],
      label: 'How far',
      value:
        level === null
          ? null
          : html`<a href="${listAddress({ level: [level] })}">${labelOf('levels', level)}</a>`,
      notes: noted(level && definition('levels', level)),
      main: true,
    },
    {
      fields: ['statistic'],
      label: 'About',
      value:
        example.statistic_slug === null
          ? null
          : html`<a href="/statistics/${example.statistic_slug}">${example.statistic ?? example.statistic_slug}</a>`,
      notes: [],
    },
    {
      fields: ['organisations'],
      label: 'Organisations',
      value: organisations(example.organisations),
      notes: [],
    },
    {
      fields: ['methods', 'method_note'],
      label: asked ? 'How' : 'By what means',
      value: methods(example.methods),
      notes: noted(example.method_note),
    },
    {
      fields: ['start', 'end', 'ongoing', 'period', 'date_note'],
      label: 'When',
      value: periodText(example) === notRecorded ? null : html`${periodText(example)}`,
      notes: [...noted(datesText(example)), ...noted(example.date_note)],
    },
    {
      fields: ['countries', 'places'],
      label: 'Where',
      value: labels('countries', 'country', example.countries),
      notes: noted(example.places.map((place) => place.name).join(', ')),
    },
    {
      fields: ['evidence', 'checked'],
      label: 'Evidence',
      value: labels('evidence', 'evidence', evidence === null ? [] : [evidence]),
      notes: [
        example.verified.length === 0
          ? 'Nobody who was there has verified this.'
          : 'Some of this was verified by somebody who was there.',
      ],
    },
  ];
}

/** The rest of what is recorded, in the order in which it is coded. */
export function otherFacts(example: PublicExample): Fact[] {
  const { subject, mode, recruitment, checked } = example;
  return [
    plain('kind', 'Kind', 'kinds', example.kind),
    plain('subject', 'Subject', 'subjects', subject),
    {
      fields: ['stages'],
      label: 'Stage of making statistics',
      value: stages(example.stages),
      notes: [],
    },
    plain('mode', 'How people met or answered', 'modes', mode),
    plain('recruitment', 'How people came to take part', 'recruitment', recruitment),
    {
      fields: ['aims'],
      label: 'Aims',
      value: joined(example.aims.map((code) => html`${labelOf('aims', code)}`)),
      notes: example.aims.flatMap((code) => noted(definition('aims', code))),
    },
    {
      fields: ['topics'],
      label: 'Topics',
      value: joined(
        example.topics.map(
          (code) => html`<a href="/topics/${code}">${labelOf('topics', code)}</a>`,
        ),
      ),
      notes: [],
    },
    plain('checked', 'Second check of the sources', 'checks', checked, true),
    {
      fields: ['coded_by'],
      label: 'Coded by',
      value: example.coded_by === null ? null : html`${example.coded_by}`,
      notes: [],
      certain: true,
    },
    {
      fields: ['verified'],
      label: 'Verified',
      value:
        joined(
          example.verified.map(
            ({ field, by, date }) => html`${field}, by ${by}, ${whenText(date)}`,
          ),
        ) ?? html`Nobody who was there has verified this.`,
      notes: [],
    },
    ...credits(example),
  ];
}

/** What the one line of `periodText` leaves out: exact dates beside the source's words, or the reverse. */
function datesText({ start, end, ongoing, period }: PublicExample): string | null {
  if (period === null || (!start && !end)) return ongoing && end ? 'It goes on.' : null;
  if (start && end) {
    const years = [...new Set([start.slice(0, 4), end.slice(0, 4)])].join('-');
    return period === years ? null : `In the source’s words: ${period}.`;
  }
  return `Began: ${whenText(start)}. Ended: ${ongoing ? 'it goes on' : whenText(end)}.`;
}

function credits({ credits, provenance }: PublicExample): Fact[] {
  const facts: Fact[] = [];
  if (credits.length > 0) {
    const value = joined(credits.map((credit) => html`${credit}`));
    facts.push({ fields: ['credits'], label: 'With thanks to', value, notes: [], certain: true });
  }
  if (provenance) {
    const { system, id, url, licence, imported } = provenance;
    const value = html`${url ? html`<a href="${url}" rel="noopener">${system} ${id}</a>` : html`${system} ${id}`}${imported ? html`, ${whenText(imported)}` : nothing}${licence ? html`, ${licence}` : nothing}`;
    facts.push({ fields: ['provenance'], label: 'Imported from', value, notes: [], certain: true });
  }
  return facts;
}

function plain(
  field: string,
  label: string,
  vocabularyName: string,
  code: string | null,
  certain = false,
): Fact {
  return {
    fields: [field],
    label,
    value: code === null ? null : html`${labelOf(vocabularyName, code)}`,
    notes: noted(code && definition(vocabularyName, code)),
    certain,
  };
}

function labels(vocabularyName: string, facet: Facet, codes: readonly string[]): Html | null {
  return joined(
    codes.map(
      (code) =>
        html`<a href="${listAddress({ [facet]: [code] })}">${labelOf(vocabularyName, code)}</a>`,
    ),
  );
}

function involved(codes: readonly string[]): Html | null {
  const all = inSentence(codes.map((code) => labelOf('involved', code)));
  const address = (index: number) => listAddress({ involved: codes.slice(index, index + 1) });
  return joined(all.map((label, index) => html`<a href="${address(index)}">${label}</a>`));
}

function methods(codes: readonly string[]): Html | null {
  const all = inSentence(codes.map((code) => labelOf('methods', code)));
  return joined(
    all.map((label, index) => html`<a href="/methods/${codes[index] ?? ''}">${label}</a>`),
  );
}

function stages(codes: readonly string[]): Html | null {
  const links = codes.map(
    (code) =>
      html`<a href="${listAddress({ stage: [code] })}">${code} ${labelOf('stages', code)}</a>`,
  );
  return joined(links, lineBreak);
}

function organisations(all: PublicExample['organisations']): Html | null {
  const links = all.map(({ slug, name, role }) => {
    const part =
      role === null ? 'role not recorded' : labelOf('organisation-roles', role).toLowerCase();
    return html`<a href="/organisations/${slug}">${name}</a> <span class="quiet">(${part})</span>`;
  });
  return joined(links, lineBreak);
}

function countOf(participants: NonNullable<PublicExample['participants']>): Html {
  const words = participantsText({ participants });
  const [, before = '', figure = '', after = ''] = /^(\D*)([\d,]+)(.*)$/s.exec(words) ?? [];
  return html`${before}<b class="ledger__figure">${figure}</b>${after}`;
}

/** Many on one line, or one a line; null when there is none. */
function joined(items: readonly Html[], between: Html = comma): Html | null {
  if (items.length === 0) return null;
  return html`${items.map((item, index) => (index === 0 ? item : html`${between}${item}`))}`;
}

const comma = html`, `;
const lineBreak = html`<br>`;

function definition(vocabularyName: string, code: string): string | null {
  return vocabulary(vocabularyName).terms.get(code)?.definition ?? null;
}

function noted(note: string | null): string[] {
  return note ? [note] : [];
}
