import { types } from '../../kernel/http/respond.ts';
import type { Format, Route, Site } from '../../kernel/http/site.ts';
import { contributionJsonSchema, contributionsPath, receiptJsonSchema } from './contributing.ts';
import { parameters } from './parameters.ts';
import { componentSchemas, type SchemaName } from './schemas.ts';

const answers: Readonly<Record<string, SchemaName>> = {
  '/examples': 'ExampleList',
  '/examples/:slug': 'Example',
  '/resources': 'ResourceList',
  '/resources/:reference': 'Resource',
  '/statistics/:slug': 'Statistic',
  '/gaps': 'GapsAnswer',
  '/record': 'Record',
  '/decisions': 'DecisionList',
  '/decisions/:reference': 'Decision',
  '/decisions/figures': 'DecisionFigures',
  '/schemes': 'SchemeList',
  '/schemes/:slug': 'Scheme',
  '/marks/:scheme/:statistic': 'Mark',
  '/moderation/log': 'ModerationLog',
};

/** OpenAPI 3.1 of every public address in every format but HTML. */
export function openApiDocument({ routes, url }: Pick<Site, 'routes' | 'url'>) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign',
      version: '1',
      summary: 'How the public has, and has not, been given a say in official statistics.',
      description: `Documented at ${url}/api. Reading needs no key.`,
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    servers: [{ url }],
    paths: {
      ...Object.fromEntries(machineRoutes(routes).map(pathItem)),
      '/contributions': contributionsPath,
    },
    components: {
      schemas: {
        ...componentSchemas(),
        Contribution: contributionJsonSchema(),
        Receipt: receiptJsonSchema(),
      },
    },
  };
}

export interface MachineRoute {
  address: string;
  format: Format;
}

/** Every address and format that a machine may read without signing in. */
export function machineRoutes(routes: readonly Route[]): MachineRoute[] {
  return routes
    .filter((route) => !route.signedIn)
    .flatMap(({ address, formats }) =>
      formats.filter((format) => format !== 'html').map((format) => ({ address, format })),
    );
}

function pathItem({ address, format }: MachineRoute) {
  const names = [...address.matchAll(/:([a-z]+)/g)].map((match) => match[1] ?? '');
  const path = `${address.replace(/:([a-z]+)/g, '{$1}')}.${format}`;
  const query = parameters[address] ?? [];
  return [
    path,
    {
      get: {
        operationId: operationId(path),
        parameters: [
          ...names.map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^[a-z0-9-]+$' },
          })),
          ...query.map(({ name, about, schema, repeatable }) => ({
            name,
            in: 'query',
            description: about,
            schema: repeatable ? { type: 'array', items: schema } : schema,
          })),
        ],
        responses: {
          200: {
            description: 'What was asked for.',
            content: { [mediaType(format)]: body(address, format) },
          },
          ...(query.length > 0 && {
            400: problem('A parameter is wrong or unknown.'),
          }),
          404: problem('There is nothing at this address, or no such page.'),
        },
      },
    },
  ] as const;
}

function body(address: string, format: Format) {
  const name = format === 'json' ? answers[address] : undefined;
  if (name) return { schema: { $ref: `#/components/schemas/${name}` } };
  return { schema: { type: format === 'json' ? 'object' : 'string' } };
}

function problem(description: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

function mediaType(format: Format): string {
  return types[format].split(';')[0] ?? '';
}

function operationId(path: string): string {
  return `get${path.replace(/[^a-z]+([a-z])?/g, (_, letter = '') => letter.toUpperCase())}`;
}
