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
  return [...violations.map(toldOf), ...(await findMisfits(page))];
}

/** What may differ from one window, or one scheme of colours, to the next; the rest is the page's markup. */
export async function findVisibleBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withRules([
      'color-contrast',
      'link-in-text-block',
      'scrollable-region-focusable',
      'target-size',
    ])
    .analyze();
  return [...violations.map(toldOf), ...(await findMisfits(page))];
}

function toldOf({ id, help, nodes }: Violation): string {
  return `${id}: ${help} – ${nodes.map((node) => node.html).join(' | ')}`;
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

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
