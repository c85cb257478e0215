import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with the page that is open: WCAG 2.2 A and AA by axe, and what axe does not look at. */
export async function findBarriers(page: Page): Promise<string[]> {
  // No page of ours has frames: to look for them, and to describe what passed, takes most of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} – ${nodes.map((node) => node.html).join(' | ')}`,
  );
  return [...found, ...(await findMisfits(page))];
}

/** What shows at a glance: a page wider than the window, or without its one heading. */
export async function findMisfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  const { headings, overflow } = await page.evaluate<{ headings: number; overflow: number }>(
    `({
      headings: document.querySelectorAll('h1').length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    })`,
  );
  if (headings !== 1) found.push(`one h1 is wanted, ${headings} are there`);
  if (overflow > 0) found.push(`the page is ${overflow} px wider than the window`);
  return found;
}
