/** Where one is: everything that a page shows follows from this, and from nothing else. */
export interface Route {
  page: Page;
  model?: string;
  window?: string;
  feature?: string;
  query: Record<string, string>;
}

export type Page = 'models' | 'model' | 'window' | 'feature' | 'compare' | 'backtest' | 'incidents' | 'subscriptions' | 'intake'
  | 'dead-letters' | 'missing';

const PLAIN: Page[] = ['incidents', 'subscriptions', 'intake', 'dead-letters'];

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody typed a % of their own
  }
}

/** Reads what stands behind the # of an address; what is not known is the page `missing`. */
export function parse(hash: string): Route {
  const [path, search] = hash.replace(/^#\/?/, '').split('?', 2);
  const query = Object.fromEntries(new URLSearchParams(search ?? ''));
  const [first, model, kind, name, ofWindow, feature, ...rest] = path.split('/').filter((part) => part !== '').map(decoded);
  if (first === undefined) {
    return { page: 'models', query };
  }
  const plain = PLAIN.find((page) => page === first);
  if (plain && model === undefined) {
    return { page: plain, query };
  }
  if (first === 'models' && rest.length === 0) {
    if (model === undefined || kind === undefined) {
      return { page: model === undefined ? 'models' : 'model', model, query };
    }
    // Mails of earlier days say batches
    const windows = kind === 'windows' || kind === 'batches';
    if (windows && name !== undefined && ofWindow === undefined) {
      return { page: 'window', model, window: name, query };
    }
    if (windows && ofWindow === 'features' && feature !== undefined) {
      return { page: 'feature', model, window: name, feature, query };
    }
    if (kind === 'features' && name !== undefined && ofWindow === undefined) {
      return { page: 'feature', model, feature: name, query };
    }
    if ((kind === 'compare' || kind === 'backtest') && name === undefined) {
      return { page: kind, model, query };
    }
  }
  return { page: 'missing', query };
}

/** The address of a page: parts of its path, each of which may be any text, and its query without what is empty. */
export function to(parts: string[], query: Record<string, string | number | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

export const toModel = (model: string, query = {}) => to(['models', model], query);
export const toWindow = (model: string, window: string) => to(['models', model, 'windows', window]);
export const toFeature = (model: string, feature: string, window?: string) =>
  to(window === undefined ? ['models', model, 'features', feature] : ['models', model, 'windows', window, 'features', feature]);
export const toCompare = (model: string, a?: string, b?: string) => to(['models', model, 'compare'], { a, b });

/** The address of the page one is on with another query: a value of undefined or nothing leaves a name out. */
export function withQuery(route: Route, changes: Record<string, string | number | undefined>): string {
  return to(parts(route), { ...route.query, ...changes });
}

/** Whether one has gone to another thing, of which nothing is known yet. */
export const isOther = (before: Route, now: Route) =>
  before.page !== now.page || before.model !== now.model || before.window !== now.window || before.feature !== now.feature;

function parts(route: Route): string[] {
  if (route.model === undefined) {
    return route.page === 'models' || route.page === 'missing' ? [] : [route.page];
  }
  const windows = route.window === undefined ? [] : ['windows', route.window];
  const feature = route.feature === undefined ? [] : ['features', route.feature];
  const last = route.page === 'compare' || route.page === 'backtest' ? [route.page] : [];
  return ['models', route.model, ...windows, ...feature, ...last];
}

const TITLES: Record<Page, string> = {
  models: 'Models', model: '', window: '', feature: '', compare: 'Compare windows', backtest: 'Backtest', incidents: 'Incidents',
  subscriptions: 'Subscriptions', intake: 'Intake', 'dead-letters': 'Dead letters', missing: 'No such page',
};

/** What the browser's tab says. */
export function title(route: Route, windowName?: string): string {
  return [TITLES[route.page], route.feature, windowName ?? route.window, route.model, 'Leeway']
    .filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Where a link of a mail leads: the window or the model that it names as parameters, and what it wants done there. */
export function fromMail(search: string): string | undefined {
  const query = new URLSearchParams(search);
  const model = query.get('model');
  if (model === null) {
    return undefined;
  }
  const batch = query.get('batch');
  return to(batch === null ? ['models', model] : ['models', model, 'windows', batch], { acknowledge: query.get('acknowledge') ?? undefined });
}
