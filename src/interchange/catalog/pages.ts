import { respondJson } from '../../kernel/http/respond.ts';
import { page, type Site } from '../../kernel/http/site.ts';
import { isOfDesk } from '../../review/public/addresses.ts';
import type { FindRegister } from '../../review/public/register-queries.ts';
import { catalogDocument } from './dcat.ts';
import { findLastChange } from './queries.ts';

/** `/catalog.json`: the register as a data set. */
export function registerCatalog(site: Site, register: FindRegister): void {
  page(site, '/catalog', {
    async json({ c }) {
      const { schemes } = (await register()).value;
      // Where there is no scheme, nothing is said of the review desk.
      const routes = site.routes.filter(({ address }) => schemes.length > 0 || !isOfDesk(address));
      const modified = await findLastChange(site.db);
      return respondJson(c, catalogDocument({ routes, url: site.url, modified }));
    },
  });
}
