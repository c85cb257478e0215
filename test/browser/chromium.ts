import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Set by script/test; the browser tests are skipped without it. */
export const noBrowser = process.env.CHROMIUM ? false : 'no Chromium (CHROMIUM is not set)';

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 } };
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** Starts Chromium, closed after the tests of this file. */
export async function launch(t: { after: (close: () => Promise<void>) => void }): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM as string,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
  t.after(() => browser.close());
  return browser;
}

/** Opens a page of its own; what the browser had to complain about is kept in `complaints`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
