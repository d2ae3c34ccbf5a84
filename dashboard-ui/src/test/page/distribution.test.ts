import { pairs } from '../../main/resources/web/app/compare-page';
import { bins, whole } from '../../main/resources/web/app/distribution';
import { requestOf } from '../../main/resources/web/app/subscriptions-page';
import type { ColumnDrift } from '../../main/resources/web/app/types';
import { same, test } from './support';

const side = (of: object) => ({ rows: 10, missing: 0, distinct: 5, ...of });
const numeric = (edges: number[], reference: object, shares = edges.slice(1).map(() => 0.5)) => ({ column: 'a', type: 'numeric', verdict: 'stable', statistics: [],
  reference: side(reference), current: side(reference), distribution: { edges, reference: shares, current: shares } }) as unknown as ColumnDrift;

test('should make a bin of whole numbers as high as its share for each of them', () => {
  const column = numeric([0, 2.5, 3.5, 5], { minimum: 0, maximum: 5, median: 2 }, [0.6, 0.2, 0.2]);

  same(bins(column).map(({ label, heights }) => [label, Number(heights[0].toFixed(3))]), [['0 to 2', 0.2], ['3', 0.2], ['4 to 5', 0.1]]);
});

test('should make a bin of other numbers as high as its share over its width', () => {
  const column = numeric([0, 1, 5], { minimum: 0.5, maximum: 4.9, median: 2 }, [0.5, 0.5]);

  same(bins(column).map(({ label, heights }) => [label, heights[0]]), [['0 to 1', 0.5], ['1 to 5', 0.125]]);
});

test('should not take numbers for whole that are not, or are not known', () => {
  same([whole(numeric([0, 1], { minimum: 0, maximum: 9, median: 2.5 })), whole(numeric([0, 1], { minimum: 0, maximum: 9.5, median: 2 })), whole(numeric([0, 1], {})),
    whole(numeric([0, 1], { minimum: 0, maximum: 9, median: 3, distinct: 100 }))], [true, false, false, false]);
  same(bins({ reference: {}, current: {} } as ColumnDrift), []);
});

test('should put columns of two windows first that are furthest apart', () => {
  const mean = (column: string, value: number) => ({ column, type: 'numeric', reference: { standardDeviation: 2 }, current: { mean: value } }) as unknown as ColumnDrift;
  const share = (value: number) => ({ column: 'c', type: 'categorical', reference: {}, current: {}, distribution: { categories: ['x', 'y'], reference: [0, 1], current: [value, 1 - value] } }) as unknown as ColumnDrift;
  const found = pairs([mean('a', 1), mean('b', 1), share(0.1), mean('gone', 1)], [mean('a', 1), mean('b', 5), share(0.4)]);

  same(found.map(({ column, apart }) => [column, Number(apart.toFixed(2))]), [['b', 2], ['c', 0.3], ['a', 0], ['gone', 0]]);
  same(pairs([], []), []);
});

test('should ask for a subscription as alert-service takes it', () => {
  same(requestOf({ channel: 'mail', address: 'a@b.c', model: '', severity: 'warning' }), { model: undefined, minimumSeverity: 'warning', email: 'a@b.c' });
  same(requestOf({ channel: 'webhook', address: 'https://x', secret: '', model: 'm', severity: 'critical' }),
    { model: 'm', minimumSeverity: 'critical', channel: 'webhook', address: 'https://x', secret: undefined });
});
