import { type Door, hiddenFields } from '../door.ts';
import { nextNumber, type OpenIt, staffOf, withKey } from './opening.ts';

const statistic = 'uk-labour-market-statistics-and-unpaid-care';
const producer = 'office-for-national-statistics';

/** What is recorded of a statistic, by the people who may. */
export function statisticsForms({ site }: Door): Record<string, OpenIt> {
  const typed = () => ({
    title: `Unpaid care ${nextNumber()}`,
    description: 'How much care is given without pay.',
    producer,
    designation: '',
    designation_by: '',
    designation_source: '',
    'designation_seen-day': '',
    'designation_seen-month': '',
    'designation_seen-year': '',
    frequency: '',
    subject: '',
    profile: 'lower',
    profile_reason: 'Few decisions rest on it.',
    home: 'https://care.example/',
  });
  return {
    '/statistics/:slug/editing': async () => {
      const grace = await staffOf(site, 'grace', 'editor');
      const address = `/statistics/${statistic}/editing`;
      const { lock = '', opened = '' } = hiddenFields((await grace.read(address)).body);
      return withKey(grace, address, { lock, opened, ...typed() });
    },
    '/organisations/:slug/statistics': async () => {
      const grace = await staffOf(site, 'grace', 'editor');
      return withKey(grace, `/organisations/${producer}/statistics`, typed());
    },
  };
}
