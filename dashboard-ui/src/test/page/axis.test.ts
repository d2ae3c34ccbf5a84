import { axis, extent, pieces, placed, spanOf, times, within } from '../../main/resources/web/app/axis';
import { cell, movedWords } from '../../main/resources/web/app/words';
import type { BatchSummary } from '../../main/resources/web/app/types';
import { same, test } from './support';

const DAY = 86_400_000;
const window = (sequence: number, from?: string, to?: string, of: Partial<BatchSummary> = {}) => ({ model: 'm', batch: `b${sequence}`, name: `w${sequence}`, sequence,
  acceptedAt: '2026-05-01T00:00:00Z', from, to, rows: 1, driftedFeatures: [], qualityFindings: 0, performance: {}, level: 'ok', revision: 1, ...of }) as BatchSummary;

test('should place windows in time where all have one, and else in the order in which they came', () => {
  const timed = placed([window(2, '2026-01-08T00:00:00Z', '2026-01-09T00:00:00Z'), window(1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')]);
  const ordered = placed([window(2, '2026-01-08T00:00:00Z', '2026-01-09T00:00:00Z'), window(1)]);

  same([timed.timed, timed.list.map(({ window: of }) => of.sequence), ordered.timed, ordered.list.map(({ from }) => from)], [true, [1, 2], false, [1, 2]]);
  same(placed([]), { list: [], timed: false });
});

test('should draw no line over a gap or what is missing', () => {
  const item = (day: number, value?: number) => ({ from: day * DAY, to: (day + 1) * DAY, value });
  const found = pieces([item(0, 1), item(1, 2), item(2), item(3, 3), item(9, 4), item(10, 5)]);

  same(found.map((piece) => piece.map(({ value }) => value)), [[1, 2], [3], [4, 5]]);
  same([pieces([]), pieces([item(0, 7)]).length], [[], 1]);
  same(pieces([item(0, 1), item(1, 2), item(9, 3)], 5 * DAY).length, 1);
});

test('should write no name over another below an order', () => {
  const of = axis([0, 10], [0, 1_000], false, [0, 1, 2, 5, 10].map((at) => ({ at, label: `w${at}` })));

  same(of.ticks, [{ x: 0, label: 'w0' }, { x: 200, label: 'w2' }, { x: 500, label: 'w5' }]);
});

test('should choose round moments, no more than there is room for', () => {
  const at = (iso: string) => Date.parse(iso);
  const days = (first: string, last: string, most: number) => times(at(first), at(last), most).map((time) => new Date(time).toISOString().slice(0, 10));

  same(days('2026-01-15T00:00:00Z', '2026-06-15T00:00:00Z', 6), ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01']);
  same(days('2020-01-15T00:00:00Z', '2026-06-15T00:00:00Z', 4), ['2022-01-01', '2024-01-01', '2026-01-01']);
  same(times(0, 1, 5), [0]);
});

test('should find a time back from its place', () => {
  const of = axis([0, 100], [10, 210], true);

  same([of.x(0), of.x(50), of.x(100), of.at(of.x(37))], [10, 110, 210, 37]);
  same([extent([]), extent([{ window: window(1), from: 5, to: 5 }])], [[0, 1], [5, 6]]);
});

test('should take a preset back from the last window, and two days to the end of the second', () => {
  same(spanOf({ range: '7d' }, 10 * DAY), { from: 3 * DAY });
  same(spanOf({ from: '1970-01-02', to: '1970-01-03' }, undefined), { from: DAY, to: 3 * DAY });
  same(spanOf({ from: '1970-01-02T12:00', to: '1970-01-03T06:00' }, undefined), { from: 1.5 * DAY, to: 2.25 * DAY });
  same([spanOf({}, 5), spanOf({ range: 'x', from: 'soon' }, 5), spanOf({ range: '7d' }, undefined)], [{}, {}, {}].map(() => ({ from: undefined, to: undefined })));
});

test('should show what reaches into a part of time, and nothing where none does', () => {
  const list = [1, 3, 5].map((day) => ({ window: window(day), from: day * DAY, to: (day + 1) * DAY }));
  const shown = (span: object) => within(list, span).map(({ window: of }) => of.sequence);

  same([shown({}), shown({ from: 4 * DAY }), shown({ to: 3 * DAY }), shown({ from: 4.5 * DAY, to: 4.9 * DAY }), shown({ to: 0 })], [[1, 3, 5], [3, 5], [1, 3], [], []]);
});

test('should not show a feature as still where nothing was judged', () => {
  const of = (more: Partial<BatchSummary>) => cell(window(1, undefined, undefined, more), 'age');

  same([of({}), of({ driftVerdict: 'insufficient-data' }), of({ driftVerdict: 'stable' }), of({ driftVerdict: 'stable', outOfRange: ['age'] }), of({ driftVerdict: 'drifted', driftedFeatures: ['age'], outOfRange: ['age'] })],
    ['unknown', 'unknown', 'still', 'range', 'moved']);
});

test('should say what moved shortly, and what is not known', () => {
  const of = (more: Partial<BatchSummary>) => movedWords(window(1, undefined, undefined, more));

  same([of({}), of({ driftVerdict: 'insufficient-data' }), of({ driftVerdict: 'stable' }), of({ driftVerdict: 'drifted' }), of({ driftVerdict: 'drifted', driftedFeatures: ['a', 'b', 'c'] })],
    ['drift is not judged yet', 'too little data for a verdict on drift', 'no feature moved', 'no feature alone moved, but several together', 'a, b and 1 more moved']);
});
