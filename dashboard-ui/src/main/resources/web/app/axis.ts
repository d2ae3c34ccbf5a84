import type { BatchSummary } from './types';

const DAY = 86_400_000;

/** A window's place in time, in milliseconds. */
export interface Placed {
  window: BatchSummary;
  from: number;
  to: number;
}

/** Part of time, in milliseconds; a side that is not named is open. */
export interface Span {
  from?: number;
  to?: number;
}

/** What an x axis needs: where a time is drawn, and what is written below. */
export interface Axis {
  x: (at: number) => number;
  at: (x: number) => number;
  ticks: { x: number; label: string }[];
  /** Whether places are times; otherwise they are an order. */
  timed: boolean;
}

/**
 * Windows in the order of time, each where its rows are from. Windows whose rows have no event time stand in the order in
 * which they came, by their number: how fast somebody sends is no time of what was sent.
 */
export function placed(windows: BatchSummary[]): { list: Placed[]; timed: boolean } {
  const timed = windows.length > 0 && windows.every((window) => window.from && window.to);
  const list = timed
    ? windows.map((window) => ({ window, from: Date.parse(window.from!), to: Date.parse(window.to!) })).sort((a, b) => a.from - b.from)
    : [...windows].sort((a, b) => a.sequence - b.sequence).map((window) => ({ window, from: window.sequence, to: window.sequence + 0.8 }));
  return { list, timed };
}

/** From the first to the last of them, or of the part of time that is asked for. */
export function extent(list: Placed[], span: Span = {}): [number, number] {
  const first = span.from ?? list[0]?.from ?? 0;
  const last = span.to ?? list.reduce((most, { to }) => Math.max(most, to), first);
  return last > first ? [first, last] : [first, first + 1];
}

/** Those of which some lies in a part of time. */
export const within = (list: Placed[], { from, to }: Span): Placed[] =>
  list.filter((place) => (from === undefined || place.to >= from) && (to === undefined || place.from <= to));

/** What is written below an axis that is an order: a name, and where it stands. */
export interface Mark { at: number; label: string }

/** How much room a name takes below an axis. */
const NAME_ROOM = 116;

/** An axis over a part of time, drawn between two places. */
export function axis([first, last]: [number, number], [left, right]: [number, number], timed: boolean, marks: Mark[] = []): Axis {
  const scale = (right - left) / (last - first);
  const x = (at: number) => left + (at - first) * scale;
  const room = Math.max(1, Math.floor((right - left) / 84));
  const ticks = timed ? times(first, last, room).map((at) => ({ x: x(at), label: dateLabel(at, last - first) })).filter((tick) => tick.x <= right - 20)
    : apart(marks.map(({ at, label }) => ({ x: x(at), label })).filter((tick) => tick.x <= right - 90));
  return { x, at: (place) => first + (place - left) / scale, timed, ticks };
}

/** Those of which none is written over another. */
function apart(ticks: { x: number; label: string }[]) {
  let free = -Infinity;
  return ticks.filter((tick) => {
    const fits = tick.x >= free;
    free = fits ? tick.x + NAME_ROOM : free;
    return fits;
  });
}

const STEPS = [DAY / 24, DAY / 8, DAY / 4, DAY / 2, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
const MONTHS = [1, 2, 3, 6, 12, 24, 60];

/** Round moments, at most so many. */
export function times(first: number, last: number, most: number): number[] {
  const step = STEPS.find((size) => (last - first) / size <= most);
  if (step !== undefined) {
    const list = [];
    for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
      list.push(at);
    }
    return list;
  }
  const months = MONTHS.find((size) => (last - first) / (size * 30.4 * DAY) <= most) ?? 120;
  const start = new Date(first);
  const list = [];
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12);
    if (at > last) {
      return list;
    }
    if (at >= first) {
      list.push(at);
    }
  }
}

function dateLabel(at: number, length: number): string {
  const date = new Date(at);
  const options: Intl.DateTimeFormatOptions = length > 400 * DAY ? { year: 'numeric', month: 'short' }
    : length > 3 * DAY ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return date.toLocaleString('en-GB', { ...options, timeZone: 'UTC' });
}

/**
 * Pieces of a line: it breaks where a value is missing, and where nothing came for longer than is usual.
 *
 * @param least how far apart items may be in any case, as where only some of many are shown
 */
export function pieces<T>(items: { from: number; to: number; value: T | undefined }[], least = 0): { from: number; to: number; value: T }[][] {
  const gaps = items.slice(1).map((item, i) => item.from - items[i].from).sort((a, b) => a - b);
  const usual = Math.max(least, gaps.length === 0 ? 0 : gaps[Math.floor(gaps.length / 2)]);
  const list: { from: number; to: number; value: T }[][] = [];
  let before: number | undefined;
  for (const item of items) {
    if (item.value === undefined || item.value === null) {
      before = undefined;
      continue;
    }
    const point = { ...item, value: item.value };
    if (before === undefined || (usual > 0 && item.from - before > 1.9 * usual)) {
      list.push([point]);
    } else {
      list.at(-1)!.push(point);
    }
    before = item.from;
  }
  return list;
}

/** The part of time that a query asks for: a preset before the last window, or two days. */
export function spanOf(query: Record<string, string>, end: number | undefined): Span {
  const preset = /^(\d{1,5})d$/.exec(query.range ?? '');
  if (preset && end !== undefined) {
    return { from: end - Number(preset[1]) * DAY };
  }
  const from = moment(query.from ?? '');
  const until = moment(query.to ?? '');
  return { from: Number.isNaN(from) ? undefined : from, to: Number.isNaN(until) ? undefined : until + (query.to.length === 10 ? DAY : 0) };
}

/** Times are UTC; JavaScript takes one without a zone for the viewer's own. */
const moment = (text: string) => Date.parse(/T\d\d:\d\d$/.test(text) ? `${text}Z` : text);
