/** What the page's tests share: a test, an assertion, what a template says, and doubles of what only a browser has. */

declare const Deno: { test: (name: string, body: () => void | Promise<void>) => void };

/** Not wrapped, so that a test's place is where it stands. */
export const test = Deno.test;

/** Holds both against each other as JSON shows them; what is undefined is told from what is missing or null. */
export function same(found: unknown, expected: unknown) {
  const shown = (value: unknown) => JSON.stringify(value, (_, part) => (part === undefined ? '(undefined)'
    : typeof part === 'number' && !Number.isFinite(part) ? String(part) : part), 1);
  if (shown(found) !== shown(expected)) {
    throw new Error(`expected ${shown(expected)} but found ${shown(found)}`);
  }
}

type Part = { strings?: readonly string[]; values?: unknown[] };

/** A template as HTML: without the values that are no text (functions, options of charts). */
export function markup(template: unknown): string {
  if (Array.isArray(template)) {
    return template.map(markup).join('');
  }
  const { strings, values } = (template ?? {}) as Part;
  if (strings !== undefined && values !== undefined) {
    return strings.map((text, i) => text + (i < values.length ? markup(values[i]) : '')).join('');
  }
  return typeof template === 'string' || typeof template === 'number' ? String(template) : '';
}

/** What somebody reads of a template. */
export const words = (template: unknown) => markup(template).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

/** Puts doubles in the place of globals while something runs. */
export async function having(doubles: Record<string, unknown>, body: () => unknown) {
  const before = Object.keys(doubles).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(doubles)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  try {
    await body();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) {
        delete (globalThis as Record<string, unknown>)[name];
      } else {
        Object.defineProperty(globalThis, name, descriptor);
      }
    }
  }
}

/** A clock whose time passes only when told. */
export class Clock {
  private now = 0;
  private last = 0;
  private readonly timers = new Map<number, { at: number; run: () => void }>();

  readonly setTimeout = (run: () => void, millis: number) => {
    this.timers.set(++this.last, { at: this.now + millis, run });
    return this.last;
  };

  readonly clearTimeout = (id?: number) => void this.timers.delete(id ?? 0);

  /** How long until what waits is run; empty where nothing waits. */
  get waits() {
    return [...this.timers.values()].map((timer) => timer.at - this.now);
  }

  pass(millis: number) {
    this.now += millis;
    for (const [id, timer] of [...this.timers]) {
      if (timer.at <= this.now) {
        this.timers.delete(id);
        timer.run();
      }
    }
  }
}
