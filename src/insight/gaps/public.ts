import { type MatrixCode, producerGapId } from '../../contributions/gaps.ts';
import { type Facet, facetVocabularies } from '../../examples/columns.ts';
import { listAddress } from '../../examples/filters.ts';
import { invitationAddress, newExampleAddress } from '../../examples/invitation.ts';
import { publicExample } from '../../examples/public.ts';
import type { StoredExample } from '../../examples/queries.ts';
import type { ExampleField } from '../../examples/schema.ts';
import { labelOf } from '../../examples/wording.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import { completenessOf, type MissableField } from '../missing.ts';
import type { ListedStatistic } from '../statistics/reading.ts';
import { axesOf, type Cell, fillingAddress, filtersOf } from './matrices.ts';
import { type GapsAsked, gapsAddress, matrixCodes } from './parameters.ts';
import type { ProducerWithout } from './producers.ts';
import type { Gaps, SourcesState } from './reading.ts';

/** The gaps as JSON. */
export function publicGaps(gaps: Gaps, siteUrl: string) {
  const list = (asked: GapsAsked) => siteUrl + gapsAddress(asked, 1, '.json');
  return {
    total: gaps.total,
    matrix: gaps.matrix.rows.flatMap(({ cells }) =>
      cells.map((cell) => publicCell(gaps.matrix.code, cell, siteUrl)),
    ),
    matrices: matrixCodes.map((matrix) => ({ matrix, url: list({ matrix }) })),
    statistics_without_engagement: {
      total: gaps.statistics.length,
      list: list({ missing: 'engagement' }),
    },
    producers_without_engagement: {
      total: gaps.producers.length,
      list: list({ missing: 'producers' }),
    },
    incomplete: { total: gaps.incomplete.length, list: list({ missing: 'any' }) },
    missing: gaps.missing.map(({ field, label, count }) => ({
      field,
      label,
      count,
      list: list({ missing: field }),
    })),
    unverified: gaps.unverified.map(({ field, label, recorded, count }) => ({
      field,
      label,
      recorded,
      count,
      list: list({ unverified: field }),
    })),
    /** Null: no source has been checked yet. */
    dead_sources: gaps.sources.checked === 0 ? null : publicSources(gaps.sources, siteUrl),
  };
}

function publicSources({ dead, count, checked, lastChecked }: SourcesState, siteUrl: string) {
  return {
    total: dead,
    sources: count,
    checked,
    last_checked: lastChecked,
    list: siteUrl + gapsAddress({ missing: 'sources' }, 1, '.json'),
  };
}

/** A cell by the names of its two sides, so `stage` and `stage_label`, `involved` and `involved_label`. */
function publicCell(code: MatrixCode, cell: Cell, siteUrl: string) {
  const { rows, columns } = axesOf[code];
  return {
    ...publicSide(rows, cell.row),
    ...publicSide(columns, cell.column),
    count: cell.count,
    examples: siteUrl + listAddress(filtersOf(code, cell), 'json'),
    tell_us: siteUrl + fillingAddress(code, cell),
  };
}

function publicSide(facet: Facet, code: string): Record<string, string> {
  return { [facet]: code, [`${facet}_label`]: labelOf(facetVocabularies[facet] ?? facet, code) };
}

export function publicLacking(
  { slug, example }: StoredExample,
  field: MissableField,
  siteUrl: string,
) {
  return {
    slug,
    url: `${siteUrl}/examples/${slug}`,
    title: example.title,
    tell_us: siteUrl + invitationAddress(slug, field),
  };
}

/** An example with the sources of it that are gone; `names` are the register's. */
export function publicDeadSources(stored: StoredExample, names: Names, siteUrl: string) {
  const { slug, url, title, sources } = publicExample(stored, names, siteUrl);
  return {
    slug,
    url,
    title,
    sources: sources
      .filter(({ status }) => status === 'gone')
      .map((source) => ({
        url: source.url,
        title: source.title,
        not_found: source.not_found,
        checked: source.checked,
        archived: source.archived,
      })),
    tell_us: siteUrl + invitationAddress(slug, null, 'source'),
  };
}

export function publicStatisticWithout(one: ListedStatistic, siteUrl: string) {
  return {
    slug: one.slug,
    url: `${siteUrl}/statistics/${one.slug}`,
    title: one.title,
    total: one.count,
    tell_us: siteUrl + newExampleAddress('statistic', one.slug),
  };
}

export function publicProducerWithout({ slug, name, count }: ProducerWithout, siteUrl: string) {
  return {
    slug,
    url: `${siteUrl}/organisations/${slug}`,
    name,
    total: count,
    tell_us: siteUrl + newExampleAddress('gap', producerGapId(slug)),
  };
}

/** An example with the facts that it lacks, and how many of how many it has. */
export function publicIncomplete({ slug, example }: StoredExample, siteUrl: string) {
  const { recorded, of, missing } = completenessOf(example);
  return {
    slug,
    url: `${siteUrl}/examples/${slug}`,
    title: example.title,
    recorded,
    of,
    missing: missing.map(({ field, label }) => ({
      field,
      label,
      tell_us: siteUrl + invitationAddress(slug, field),
    })),
    tell_us: siteUrl + invitationAddress(slug, null),
  };
}

/** An example in which nobody has verified one fact. */
export function publicUnverified(
  { slug, example }: StoredExample,
  field: ExampleField,
  siteUrl: string,
) {
  return {
    slug,
    url: `${siteUrl}/examples/${slug}`,
    title: example.title,
    tell_us: siteUrl + invitationAddress(slug, field, 'involved'),
  };
}
