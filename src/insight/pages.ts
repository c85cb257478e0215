import type { Holdings } from '../examples/holdings.ts';
import type { Site } from '../kernel/http/site.ts';
import type { Kept } from '../kernel/memory.ts';
import type { FindRegister } from '../review/public/register-queries.ts';
import { registerAboutPages } from './about/pages.ts';
import { registerComparePages } from './compare/pages.ts';
import { createFindings } from './findings.ts';
import { registerGapsPage } from './gaps/pages.ts';
import { registerHomePage } from './home/pages.ts';
import { registerOrganisationPages } from './organisations/pages.ts';
import { registerRecordPage } from './record/pages.ts';
import { registerStatisticPages } from './statistics/pages.ts';
import { registerTermPages } from './terms/pages.ts';

/** The pages that join features. */
export function registerInsightPages(
  site: Site,
  holdings: () => Promise<Kept<Holdings>>,
  register: FindRegister,
): void {
  const findings = createFindings(site.db);
  registerHomePage(site, holdings, register);
  registerOrganisationPages(site, holdings, findings);
  registerStatisticPages(site, holdings, findings, register);
  registerTermPages(site, holdings, findings);
  registerComparePages(site, holdings);
  registerGapsPage(site, holdings, findings);
  registerRecordPage(site, register);
  registerAboutPages(site, register);
}
