import type { Hub } from '../applications/hub-queries.ts';

/** As much of an application as one person sees it as the panel's work on it is shown with. */
export type PanelWork = Pick<Hub, 'application' | 'person' | 'people' | 'panel' | 'today'>;
