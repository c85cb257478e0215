// The columns of Participedia's own data files, in their order; what holds several values in one cell
// there (`general_issues_1` …) is said once, without a number, as nothing here maps to it.

const all = 'id type title url description featured post_date updated_date';
const people =
  'creator_id creator_name creator_profile_url last_updated_by_id last_updated_by_name last_updated_by_profile_url original_language';
const where = 'address1 address2 city province postal_code country latitude longitude';
const attached = 'photos_count files_count videos_count links_count audio_count collections';

export const caseColumns = columns(
  all,
  people,
  where,
  'is_component_of_id is_component_of_title is_component_of_url specific_methods_tools_techniques_titles has_components_titles general_issues specific_topics scope_of_influence start_date end_date ongoing time_limited purposes approaches public_spectrum number_of_participants open_limited recruitment_method targeted_participants method_types tools_techniques_types legality facilitators facilitator_training facetoface_online_or_both participants_interactions learning_resources decision_methods if_voting insights_outcomes primary_organizer_id primary_organizer_title primary_organizer_url organizer_types funder funder_types staff volunteers impact_evidence change_types implementers_of_change formal_evaluation body files_count links_count photos_count videos_count audio_count evaluation_reports_count evaluation_links_count collections',
);

export const methodColumns = columns(
  all,
  people,
  'facilitators facetoface_online_or_both public_spectrum open_limited recruitment_method level_polarization level_complexity method_types number_of_participants scope_of_influence participants_interactions decision_methods if_voting purpose_method body',
  attached,
);

export const organizationColumns = columns(
  all,
  people,
  where,
  'sector scope_of_influence type_method type_tool specific_topics general_issues specific_methods_tools_techniques body',
  attached,
);

/** What a file says in some of its columns; the others are empty. */
export type Row = Readonly<Record<string, string | number | null>>;

function columns(...lists: string[]): readonly string[] {
  return lists.flatMap((list) => list.split(' '));
}
