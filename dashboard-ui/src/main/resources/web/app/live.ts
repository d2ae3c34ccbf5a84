const CHANNEL = 'leeway-live';
const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 30_000;

type Told = { kind: 'changed' } | { kind: 'state'; live: boolean } | { kind: 'who' };

/** One event stream; the browser gives up for good where the answer is a problem, so we connect again. */
class Stream {
  private source?: EventSource;
  private timer?: ReturnType<typeof setTimeout>;
  private pause = FIRST_PAUSE_MILLIS;

  constructor(private readonly path: string, private readonly event: string, private readonly onChange: () => void,
    private readonly onState: () => void) {}

  get live() {
    return this.source?.readyState === EventSource.OPEN;
  }

  open() {
    this.close();
    const source = new EventSource(this.path);
    this.source = source;
    source.addEventListener(this.event, this.onChange);
    source.addEventListener('open', () => {
      this.pause = FIRST_PAUSE_MILLIS;
      this.onState();
    });
    source.addEventListener('error', () => {
      this.onState();
      if (source.readyState === EventSource.CLOSED && this.source === source) {
        this.timer = setTimeout(() => this.open(), this.pause * (0.5 + Math.random()));
        this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MILLIS);
      }
    });
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }
}

/**
 * Listens to both live streams.
 *
 * A browser has six connections to a host, for all its tabs together, and a stream keeps one. So one tab listens and
 * tells the others; where the browser cannot choose one (only pages of a secure origin have locks), each tab that
 * somebody looks at listens for itself.
 */
export function listen(onChange: () => void, onState: (live: boolean) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let listening = false;
  const tell = (told: Told) => {
    channel.postMessage(told);
    receive(told);
  };
  const state = () => tell({ kind: 'state', live: streams.every((stream) => stream.live) });
  const changed = () => tell({ kind: 'changed' });
  const streams = [
    new Stream('/api/risk/v1/stream', 'batch', changed, state),
    new Stream('/api/alert/v1/alerts/stream', 'alert', changed, state),
  ];
  function receive(told: Told) {
    if (told.kind === 'changed') {
      onChange();
    } else if (told.kind === 'state') {
      onState(told.live);
    } else if (listening) {
      state();
    }
  }
  const begin = () => {
    listening = true;
    streams.forEach((stream) => stream.open());
  };
  const end = () => {
    listening = false;
    streams.forEach((stream) => stream.close());
  };
  channel.onmessage = (message: MessageEvent<Told>) => receive(message.data);

  if (navigator.locks === undefined) {
    const look = () => (document.hidden ? end() : begin());
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      document.removeEventListener('visibilitychange', look);
      end();
      channel.close();
    };
  }
  const leaving = new AbortController();
  let release = () => {};
  navigator.locks.request(CHANNEL, { signal: leaving.signal }, () => new Promise<void>((resolve) => {
    release = resolve;
    begin();
  })).catch(() => {}); // aborted: this tab has gone before its turn came
  channel.postMessage({ kind: 'who' });
  return () => {
    leaving.abort();
    release();
    end();
    channel.close();
  };
}
