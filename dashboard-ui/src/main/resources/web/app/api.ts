import type { Alert, BatchSummary, BatchView, ModelLine, ModelView, SeriesPoint } from './types';

/** What a service refused or could not do, in its own words. */
export class ApiError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

async function request<T>(path: string, options: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch {
    throw new ApiError('The dashboard cannot be reached. Is it still running?', 0);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiError(problem.detail ?? `The service answered ${response.status}.`, response.status);
  }
  return response.json();
}

const model = (name: string) => `/api/risk/v1/models/${encodeURIComponent(name)}`;

export const api = {
  models: () => request<ModelLine[]>('/api/risk/v1/models'),
  model: (name: string) => request<ModelView>(model(name)),
  batches: (name: string, limit: number, before?: number) =>
    request<{ total: number; items: BatchSummary[] }>(
      `${model(name)}/reports?limit=${limit}${before === undefined ? '' : `&before=${before}`}`),
  batch: (name: string, batch: string) => request<BatchView>(`${model(name)}/reports/${encodeURIComponent(batch)}`),
  series: (name: string, metric: string) =>
    request<{ points: SeriesPoint[] }>(`${model(name)}/series?metric=${encodeURIComponent(metric)}`),
  alerts: (name?: string) =>
    request<Alert[]>(`/api/alert/v1/alerts?limit=200${name ? `&model=${encodeURIComponent(name)}` : ''}`),
  acknowledge: (id: string, by: string) =>
    request<Alert>(`/api/alert/v1/alerts/${id}/acknowledge`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ by }),
    }),
};

/** Listens to both live streams; the browser reconnects by itself. */
export function listen(onChange: () => void, onState: (live: boolean) => void): () => void {
  const sources = ['/api/risk/v1/stream', '/api/alert/v1/alerts/stream'].map((path) => new EventSource(path));
  sources[0].addEventListener('batch', onChange);
  sources[1].addEventListener('alert', onChange);
  for (const source of sources) {
    source.addEventListener('open', () => onState(sources.every((each) => each.readyState === EventSource.OPEN)));
    source.addEventListener('error', () => onState(false));
  }
  return () => sources.forEach((source) => source.close());
}
