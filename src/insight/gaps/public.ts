import { listAddress } from '../../examples/filters.ts';
import { invitationAddress, newExampleAddress } from '../../examples/invitation.ts';
import { publicExample } from '../../examples/public.ts';
import type { StoredExample } from '../../examples/queries.ts';
import { labelOf } from '../../examples/wording.ts';
import type { Names } from '../../vocabulary/authorities/queries.ts';
import type { MissableField } from '../missing.ts';
import type { ListedStatistic } from '../statistics/reading.ts';
import { gapsAddress } from './parameters.ts';
import type { Cell, Gaps, SourcesState } from './reading.ts';

/** The gaps as JSON. */
export function publicGaps(gaps: Gaps, siteUrl: string) {
  return {
    total: gaps.total,
    matrix: gaps.matrix.flat().map((cell) => publicCell(cell, siteUrl)),
    statistics_without_engagement: {
      total: gaps.statistics.length,
      list: siteUrl + gapsAddress('engagement', 1, '.json'),
    },
    missing: gaps.missing.map(({ field, label, count }) => ({
      field,
      label,
      count,
      list: siteUrl + gapsAddress(field, 1, '.json'),
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
    list: siteUrl + gapsAddress('sources', 1, '.json'),
  };
}

function publicCell({ stage, involved, count }: Cell, siteUrl: string) {
  const address = listAddress(
    { stage: [stage], involved: [involved], kind: ['engagement'] },
    'json',
  );
  return {
    stage,
    stage_label: labelOf('stages', stage),
    involved,
    involved_label: labelOf('involved', involved),
    count,
    examples: siteUrl + address,
  };
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
