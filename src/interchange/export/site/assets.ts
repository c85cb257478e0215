import { listAssetAddresses } from '../../../kernel/http/assets.ts';
import type { Site } from '../../../kernel/http/site.ts';
import type { ExportFolder } from '../folder.ts';

/** Writes the stylesheet, the fonts and the mark; the one script is for a form, and no form is in the export. */
export async function writeAssets({ app }: Site, folder: ExportFolder): Promise<void> {
  for (const address of listAssetAddresses().filter((one) => !one.endsWith('.js'))) {
    const answer = await app.request(address);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isStyle = address.endsWith('.css');
    await folder.write(
      address.slice(1),
      isStyle ? new TextDecoder().decode(bytes).replaceAll('/assets/', '') : bytes,
    );
  }
}
