import { api, ApiError } from '../../main/resources/web/app/api';
import { having, same, test } from './support';

type Call = { path: string; method?: string; body?: string; accept?: string };

/** What is asked while a service answers so. */
async function asking(answer: () => Response | Promise<Response>, question: () => Promise<unknown>) {
  const calls: Call[] = [];
  let outcome: unknown;
  const fetch = (path: string, options: RequestInit) => {
    const headers = options.headers as Record<string, string>;
    calls.push({ path, method: options.method, body: options.body as string | undefined, accept: headers.Accept });
    return Promise.resolve().then(answer);
  };
  await having({ fetch }, async () => {
    outcome = await question().catch((problem) => problem);
  });
  return { calls, outcome };
}

const refusal = (outcome: unknown) => (outcome instanceof ApiError ? [outcome.message, outcome.status] : outcome);

test('should answer what the service answers', async () => {
  const { calls, outcome } = await asking(() => Response.json([{ model: 'churn' }]), () => api.models());

  same(outcome, [{ model: 'churn' }]);
  same(calls, [{ path: '/api/risk/v1/models?limit=1000', method: undefined, body: undefined, accept: 'application/json' }]);
});

test('should ask for a part of time, and for all of it where no side is named', async () => {
  const { calls } = await asking(() => Response.json({}), async () => {
    await api.windows('a b', { from: 0, to: 86_400_000, points: 300 });
    await api.series('a b', 'f1', { points: 500 });
  });

  same(calls.map(({ path }) => path), ['/api/risk/v1/models/a%20b/windows?from=1970-01-01T00:00:00.000Z&to=1970-01-02T00:00:00.000Z&points=300',
    '/api/risk/v1/models/a%20b/series?metric=f1&points=500']);
});

test('should answer nothing where a service has nothing to say', async () => {
  const { outcome } = await asking(() => new Response(null, { status: 204 }), () => api.drop('7'));

  same(outcome, undefined);
});

test('should pass on what the service says of a problem', async () => {
  const { outcome } = await asking(() => Response.json({ detail: 'There is no model churn.' }, { status: 404 }), () => api.model('churn'));

  same(refusal(outcome), ['There is no model churn.', 404]);
});

test('should name the status where a problem has no words', async () => {
  const { outcome } = await asking(() => Response.json({}, { status: 503 }), () => api.models());

  same(refusal(outcome), ['The service answered 503.', 503]);
});

test('should name the status where a problem is no JSON', async () => {
  const { outcome } = await asking(() => new Response('<html>Bad gateway</html>', { status: 502 }), () => api.models());

  same(refusal(outcome), ['The service answered 502.', 502]);
});

test('should say that nobody answers', async () => {
  const { outcome } = await asking(() => Promise.reject(new TypeError('Failed to fetch')), () => api.models());

  same(refusal(outcome), ['The dashboard cannot be reached. Is it still running?', 0]);
});

test('should say that an answer broke off', async () => {
  const { outcome } = await asking(() => new Response('[{"model": "chu'), () => api.models());

  same(refusal(outcome), ['The answer broke off. Try again.', 200]);
});

test('should give up when its patience ends', async () => {
  const patience: number[] = [];
  const out = new AbortController();
  const Signals = { timeout: (millis: number) => { patience.push(millis); return out.signal; } };
  const fetch = (_: string, { signal }: RequestInit) => new Promise((_answer, fail) => {
    signal!.addEventListener('abort', () => fail(signal!.reason));
    out.abort();
  });
  let outcome: unknown;

  await having({ fetch, AbortSignal: Signals }, async () => {
    outcome = await api.models().catch((problem) => problem);
  });

  same([patience, refusal(outcome)], [[40_000], ['The dashboard cannot be reached. Is it still running?', 0]]);
});

test('should keep names apart from the path', async () => {
  const { calls } = await asking(() => Response.json({}), async () => {
    await api.batch('a/b', '2026 ?#');
    await api.series('a&b', 'rmse&x=1', { points: 9 });
    await api.alerts('a&b');
    await api.deadLetters('1:2&3');
  });

  same(calls.map((call) => call.path), [
    '/api/risk/v1/models/a%2Fb/reports/2026%20%3F%23', '/api/risk/v1/models/a%26b/series?metric=rmse%26x%3D1&points=9',
    '/api/alert/v1/alerts?limit=200&model=a%26b', '/api/ingest/v1/dead-letters?limit=50&before=1%3A2%263']);
});

test('should page from the first sequence on, which is 0', async () => {
  const { calls } = await asking(() => Response.json({}), async () => {
    await api.batches('churn', 20);
    await api.batches('churn', 20, 0);
  });

  same(calls.map((call) => call.path.split('?')[1]), ['limit=20', 'limit=20&before=0']);
});

test('should acknowledge with a name', async () => {
  const { calls } = await asking(() => Response.json({}), () => api.acknowledge('7', 'Ada'));

  same([calls[0].path, calls[0].method, calls[0].body], ['/api/alert/v1/alerts/7/acknowledge', 'POST', '{"by":"Ada"}']);
});

test('should write a note with its author', async () => {
  const { calls } = await asking(() => Response.json({}), () => api.writeNote('7', 'A sale began.', 'Ada'));

  same([calls[0].path, calls[0].method, calls[0].body], ['/api/alert/v1/alerts/7/notes', 'POST', '{"text":"A sale began.","by":"Ada"}']);
});

test('should read refusals as a list and as a page', async () => {
  const list = await asking(() => Response.json([{ detail: 'no rows' }]), () => api.refusals('churn'));
  const page = await asking(() => Response.json({ items: [{ detail: 'no rows' }] }), () => api.refusals('churn'));

  same([list.outcome, page.outcome], [[{ detail: 'no rows' }], [{ detail: 'no rows' }]]);
});
