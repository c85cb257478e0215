import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Features in the order in which they may know each other: each only those before it. */
export const features = [
  'vocabulary',
  'people',
  'examples',
  'resources',
  'statistics',
  'contributions',
  'review',
  'insight',
  'interchange',
];

type Layer =
  | 'schema'
  | 'rules'
  | 'queries'
  | 'actions'
  | 'views'
  | 'pages'
  | 'part'
  | 'top'
  | 'test';

interface Module {
  path: string;
  feature: string;
  layer: Layer;
  lines: number;
  imports: string[];
}

/** What each layer may not import. `part` is a pure piece with a name of its own. */
const forbidden: Record<Layer, Layer[]> = {
  schema: ['rules', 'queries', 'actions', 'views', 'pages', 'top'],
  rules: ['queries', 'actions', 'views', 'pages', 'top'],
  part: ['actions', 'views', 'pages', 'top'],
  queries: ['actions', 'views', 'pages', 'top'],
  actions: ['views', 'pages', 'top'],
  views: ['actions', 'pages', 'top'],
  pages: ['top'],
  top: [],
  test: [],
};

/** Every break of the dependency rule, of the size of a file and of its name, in a source folder. */
export function breaksOfArchitecture(root: string): { modules: number; breaks: string[] } {
  const modules = new Map(
    globSync('**/*.ts', { cwd: root }).map((path) => {
      const module = readModule(root, path);
      return [module.path, module] as const;
    }),
  );
  const breaks: string[] = [];
  for (const module of modules.values()) {
    breaks.push(...breaksOfName(module));
    if (module.layer === 'test') continue;
    for (const path of module.imports) {
      const imported = modules.get(path);
      if (!imported) continue;
      const why = whyNot(module, imported);
      if (why) breaks.push(`${module.path} imports ${imported.path}: ${why}`);
    }
  }
  return { modules: modules.size, breaks };
}

function whyNot(from: Module, to: Module): string | null {
  if (to.layer === 'test') return 'a test is not imported by the product';
  if (from.feature === 'kernel' && to.feature !== 'kernel') return 'the kernel knows no feature';
  if (to.feature === 'kernel') return null;
  if (forbidden[from.layer].includes(to.layer)) return `${from.layer} may not know ${to.layer}`;
  if (from.layer === 'top' || from.feature === to.feature) return null;
  if (to.layer === 'pages') return 'pages of another feature';
  if (features.indexOf(to.feature) > features.indexOf(from.feature)) {
    return `${to.feature} stands later than ${from.feature}`;
  }
  return null;
}

function breaksOfName({ path, feature, lines }: Module): string[] {
  const breaks: string[] = [];
  if (lines > 300) breaks.push(`${path} has ${lines} lines; 300 is the most`);
  if (/(^|\/)(utils?|helpers?|services?|repositories|index)(\/|\.ts$)/.test(path)) {
    breaks.push(`${path} has a name that says nothing`);
  }
  if (feature !== 'kernel' && feature !== 'top' && !features.includes(feature)) {
    breaks.push(`${path} is in no known feature`);
  }
  return breaks;
}

function readModule(root: string, file: string): Module {
  const path = file.replaceAll('\\', '/');
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'(\.[^']+)'/g)].map((match) =>
    normalize(join(dirname(path), match[1] ?? '')).replaceAll('\\', '/'),
  );
  const parts = path.split('/');
  const feature = parts.length === 1 ? 'top' : (parts[0] ?? '');
  const drawsHtml = /import [^;]*\bhtml\b[^;]*kernel\/html\.ts'/s.test(text);
  return {
    path,
    feature,
    layer: layerOf(parts, feature, drawsHtml),
    lines: text.split('\n').length - 1,
    imports,
  };
}

function layerOf(parts: readonly string[], feature: string, drawsHtml: boolean): Layer {
  const file = parts.at(-1) ?? '';
  if (file.endsWith('.test.ts')) return 'test';
  if (feature === 'top') return 'top';
  const name = /(?:^|-)(schema|rules|queries|actions|views|pages|api|command)\.ts$/.exec(file)?.[1];
  // An address and a command are doors alike: both call actions, and nothing calls them.
  if (name === 'api' || name === 'command' || parts.at(-2) === 'commands') return 'pages';
  if (name) return name as Layer;
  return drawsHtml ? 'views' : 'part';
}
