import type {
  Accounting, Alert, AlarmBudget, Backtest, BacktestQuestion, BatchAnswer, BatchSummary, BatchView, DeadLetters, Delivery, FeatureView, ModelLine,
  ModelView, Note, Overview, Refusal, Registered, SeriesPoint, Silence, SilenceRequest, Subscription, SubscriptionRequest, TestResult, WaitingLabels, WindowsView,
} from './types';
import { queryOf, type Question } from './overview';
import { session } from './session';

const PATIENCE_MILLIS = 40_000;
const BACKTEST_MILLIS = 100_000;

/** What a service refused or could not do, in its own words. */
export class ApiError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

async function request<T>(path: string, options: RequestInit = {}, patience = PATIENCE_MILLIS): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...options, headers: { Accept: 'application/json', ...options.headers }, signal: AbortSignal.timeout(patience) });
  } catch {
    throw new ApiError('The dashboard cannot be reached. Is it still running?', 0);
  }
  if (response.status === 401 && session().name !== undefined) {
    location.reload(); // The key counts no more, and the page asks for another.
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiError(problem.detail ?? `The service answered ${response.status}.`, response.status);
  }
  try {
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new ApiError('The answer broke off. Try again.', response.status);
  }
}

const model = (name: string) => `/api/risk/v1/models/${encodeURIComponent(name)}`;
const intake = (name: string) => `/api/ingest/v1/models/${encodeURIComponent(name)}`;

const alerts = '/api/alert/v1';

const part = encodeURIComponent;

/** Of which time a history is asked for, in milliseconds, and with how many points at most. */
export interface Stretch { from?: number; to?: number; points: number }

const stretchOf = ({ from, to, points }: Stretch) => [['from', from], ['to', to]].filter(([, at]) => at !== undefined)
  .map(([name, at]) => `${name}=${new Date(at as number).toISOString()}&`).join('') + `points=${points}`;

/** Sends JSON. */
const send = <T>(path: string, body: unknown, patience?: number) => request<T>(path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }, patience);

const remove = (path: string) => request<unknown>(path, { method: 'DELETE' });

export const api = {
  models: () => request<ModelLine[]>('/api/risk/v1/models?limit=1000'),
  overview: (asked: Question) => request<Overview>(`/api/risk/v1/overview?${queryOf(asked)}`),
  model: (name: string) => request<ModelView>(model(name)),
  batches: (name: string, limit: number, before?: number) =>
    request<{ total: number; items: BatchSummary[] }>(
      `${model(name)}/reports?limit=${limit}${before === undefined ? '' : `&before=${before}`}`),
  batch: (name: string, batch: string) => request<BatchView>(`${model(name)}/reports/${part(batch)}`),
  feature: (name: string, feature: string) => request<FeatureView>(`${model(name)}/features/${part(feature)}`),
  windows: (name: string, stretch: Stretch) => request<WindowsView>(`${model(name)}/windows?${stretchOf(stretch)}`),
  series: (name: string, metric: string, stretch: Stretch) =>
    request<{ points: SeriesPoint[] }>(`${model(name)}/series?metric=${part(metric)}&${stretchOf(stretch)}`),
  alarmBudget: (name: string) => request<AlarmBudget>(`${model(name)}/alarm-budget`),
  alerts: (name?: string, state?: string, before?: string) => request<Alert[]>(
    `${alerts}/alerts?limit=200${name ? `&model=${part(name)}` : ''}${state ? `&state=${part(state)}` : ''}${before ? `&before=${part(before)}` : ''}`),
  deliveries: (name?: string) => request<Delivery[]>(`${alerts}/deliveries?limit=10${name ? `&model=${part(name)}` : ''}`),
  acknowledge: (id: string, by: string) => send<Alert>(`${alerts}/alerts/${part(id)}/acknowledge`, { by }),
  resolve: (id: string, by: string) => send<Alert>(`${alerts}/alerts/${part(id)}/resolve`, { by }),
  notes: (id: string) => request<Note[]>(`${alerts}/alerts/${part(id)}/notes`),
  writeNote: (id: string, text: string, by: string) => send<Note>(`${alerts}/alerts/${part(id)}/notes`, { text, by }),
  silences: () => request<Silence[]>(`${alerts}/silences`),
  silence: (of: SilenceRequest) => send<Silence>(`${alerts}/silences`, of),
  endSilence: (id: string) => remove(`${alerts}/silences/${part(id)}`),
  subscriptions: (after?: string) => request<Subscription[]>(`${alerts}/subscriptions?limit=100${after ? `&after=${part(after)}` : ''}`),
  subscribe: (of: SubscriptionRequest) => send<Subscription>(`${alerts}/subscriptions`, of),
  endSubscription: (id: string) => remove(`${alerts}/subscriptions/${part(id)}`),
  testSubscription: (id: string) => request<TestResult>(`${alerts}/subscriptions/${part(id)}/test`, { method: 'POST' }),
  accounting: (name?: string) =>
    request<Accounting>(`/api/ingest/v1/accounting${name ? `?model=${part(name)}` : '?limit=1000'}`),
  registered: (name: string) => request<Registered>(intake(name)),
  answers: (name: string) => request<BatchAnswer[]>(`${intake(name)}/batches?limit=50`),
  answer: (name: string, batch: string) => request<BatchAnswer>(`${intake(name)}/batches/${part(batch)}`),
  refusals: async (name: string) => {
    const found = await request<Refusal[] | { items: Refusal[] }>(`${intake(name)}/refusals`);
    return Array.isArray(found) ? found : found.items;
  },
  waitingLabels: (name: string) => request<WaitingLabels>(`/api/performance/v1/models/${part(name)}/waiting-labels`),
  deadLetters: (before?: string) =>
    request<DeadLetters>(`/api/ingest/v1/dead-letters?limit=50${before === undefined ? '' : `&before=${part(before)}`}`),
  replay: (id: string) => request<unknown>(`/api/ingest/v1/dead-letters/${part(id)}/replay`, { method: 'POST' }),
  replayAll: () => request<unknown>('/api/ingest/v1/dead-letters/replay', { method: 'POST' }),
  backtest: (name: string, asked: BacktestQuestion) =>
    send<Backtest>(`/api/drift/v1/models/${part(name)}/backtests`, asked, BACKTEST_MILLIS),
  drop: (id: string) => remove(`/api/ingest/v1/dead-letters/${part(id)}`),
};
