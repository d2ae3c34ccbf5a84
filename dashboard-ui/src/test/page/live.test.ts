import { listen } from '../../main/resources/web/app/live';
import { Clock, having, same, test } from './support';

/** A stream of the browser, which the test opens, breaks and closes. */
class Source extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;

  constructor(readonly path: string) {
    super();
    Source.all.push(this);
  }

  come(state: number, event: string) {
    this.readyState = state;
    this.dispatchEvent(new Event(event));
  }

  close() {
    this.readyState = Source.CLOSED;
  }
}

class Channel {
  static told: unknown[] = [];
  onmessage?: (message: { data: unknown }) => void;
  postMessage(told: unknown) {
    Channel.told.push(told);
  }
  close() {}
}

type Tab = { clock: Clock; states: boolean[]; changes: number; page: EventTarget & { hidden: boolean }; stop: () => void };

/** A tab that listens, in a browser without locks. */
function listening(body: (tab: Tab) => void) {
  Source.all = [];
  Channel.told = [];
  const clock = new Clock();
  const page = Object.assign(new EventTarget(), { hidden: false });
  return having({
    EventSource: Source, BroadcastChannel: Channel, document: page, navigator: {},
    setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout, Math: Object.assign(Object.create(Math), { min: Math.min, random: () => 0.5 }),
  }, () => {
    const tab: Tab = { clock, states: [], changes: 0, page, stop: () => {} };
    tab.stop = listen(() => tab.changes++, (live) => tab.states.push(live));
    body(tab);
    tab.stop();
  });
}

const open = (source: Source) => source.come(Source.OPEN, 'open');
const refuse = (source: Source) => source.come(Source.CLOSED, 'error');

test('should be live when both streams are', () => listening((tab) => {
  open(Source.all[0]);
  open(Source.all[1]);

  same([Source.all.map((source) => source.path), tab.states],
    [['/api/risk/v1/stream', '/api/alert/v1/alerts/stream'], [false, true]]);
}));

test('should not be live while one stream is away', () => listening((tab) => {
  Source.all.forEach(open);
  Source.all[1].come(0, 'error');

  same(tab.states.at(-1), false);
}));

test('should leave it to the browser to connect again after a break', () => listening((tab) => {
  Source.all[0].come(0, 'error');

  same([tab.clock.waits, Source.all.length], [[], 2]);
}));

test('should connect again where the browser has given up', () => listening((tab) => {
  refuse(Source.all[0]);
  tab.clock.pass(999);
  const before = Source.all.length;
  tab.clock.pass(1);

  same([before, Source.all.length, Source.all[2].path], [2, 3, '/api/risk/v1/stream']);
}));

test('should wait twice as long each time, and never more than half a minute', () => listening((tab) => {
  const pauses: number[] = [];
  for (let i = 0; i < 7; i++) {
    refuse(Source.all.filter((source) => source.path === '/api/risk/v1/stream').at(-1)!);
    pauses.push(...tab.clock.waits);
    tab.clock.pass(30_000);
  }

  same(pauses, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
}));

test('should wait briefly again after it was connected', () => listening((tab) => {
  refuse(Source.all[0]);
  tab.clock.pass(1_000);
  open(Source.all[2]);
  refuse(Source.all[2]);

  same(tab.clock.waits, [1_000]);
}));

test('should pass a change on to this tab and to the others', () => listening((tab) => {
  Source.all[0].dispatchEvent(new Event('batch'));
  Source.all[1].dispatchEvent(new Event('alert'));

  same([tab.changes, Channel.told], [2, [{ kind: 'changed' }, { kind: 'changed' }]]);
}));

test('should keep no connection while nobody looks', () => listening((tab) => {
  tab.page.hidden = true;
  tab.page.dispatchEvent(new Event('visibilitychange'));

  same([Source.all.map((source) => source.readyState), tab.clock.waits], [[Source.CLOSED, Source.CLOSED], []]);
}));

test('should connect again when somebody looks', () => listening((tab) => {
  tab.page.hidden = true;
  tab.page.dispatchEvent(new Event('visibilitychange'));
  tab.page.hidden = false;
  tab.page.dispatchEvent(new Event('visibilitychange'));

  same(Source.all.map((source) => source.readyState), [Source.CLOSED, Source.CLOSED, 0, 0]);
}));

test('should not connect again after it was stopped', () => listening((tab) => {
  refuse(Source.all[0]);
  tab.stop();
  tab.clock.pass(60_000);

  same([tab.clock.waits, Source.all.length], [[], 2]);
}));
