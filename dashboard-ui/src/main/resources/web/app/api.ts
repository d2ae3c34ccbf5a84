import type {
  Accounting, Alert, AlarmBudget, Backtest, BacktestQuestion, BatchSummary, BatchView, DeadLetters, Delivery, ModelLine, ModelView, Refusal, Registered, SeriesPoint, WaitingLabels,
} from './types';

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

export const api = {
  models: () => request<ModelLine[]>('/api/risk/v1/models'),
  model: (name: string) => request<ModelView>(model(name)),
  batches: (name: string, limit: number, before?: number) =>
    request<{ total: number; items: BatchSummary[] }>(
      `${model(name)}/reports?limit=${limit}${before === undefined ? '' : `&before=${before}`}`),
  batch: (name: string, batch: string) => request<BatchView>(`${model(name)}/reports/${encodeURIComponent(batch)}`),
  series: (name: string, metric: string) =>
    request<{ points: SeriesPoint[] }>(`${model(name)}/series?metric=${encodeURIComponent(metric)}`),
  alarmBudget: (name: string) => request<AlarmBudget>(`${model(name)}/alarm-budget`),
  alerts: (name?: string) =>
    request<Alert[]>(`/api/alert/v1/alerts?limit=200${name ? `&model=${encodeURIComponent(name)}` : ''}`),
  deliveries: (name: string) => request<Delivery[]>(`/api/alert/v1/deliveries?limit=10&model=${encodeURIComponent(name)}`),
  acknowledge: (id: string, by: string) =>
    request<Alert>(`/api/alert/v1/alerts/${encodeURIComponent(id)}/acknowledge`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ by }),
    }),
  accounting: (name?: string) =>
    request<Accounting>(`/api/ingest/v1/accounting${name ? `?model=${encodeURIComponent(name)}` : ''}`),
  registered: (name: string) => request<Registered>(intake(name)),
  refusals: async (name: string) => {
    const found = await request<Refusal[] | { items: Refusal[] }>(`${intake(name)}/refusals`);
    return Array.isArray(found) ? found : found.items;
  },
  waitingLabels: (name: string) =>
    request<WaitingLabels>(`/api/performance/v1/models/${encodeURIComponent(name)}/waiting-labels`),
  deadLetters: (before?: string) =>
    request<DeadLetters>(`/api/ingest/v1/dead-letters?limit=50${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`),
  replay: (id: string) =>
    request<unknown>(`/api/ingest/v1/dead-letters/${encodeURIComponent(id)}/replay`, { method: 'POST' }),
  replayAll: () => request<unknown>('/api/ingest/v1/dead-letters/replay', { method: 'POST' }),
  backtest: (name: string, asked: BacktestQuestion) =>
    request<Backtest>(`/api/drift/v1/models/${encodeURIComponent(name)}/backtests`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
    }, BACKTEST_MILLIS),
  drop: (id: string) => request<unknown>(`/api/ingest/v1/dead-letters/${encodeURIComponent(id)}`, { method: 'DELETE' }),
};
