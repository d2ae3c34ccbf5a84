import { columnTable, worstFirst } from '../../main/resources/web/app/features';
import { joint, quality, ranges, unusualness } from '../../main/resources/web/app/findings';
import { performance } from '../../main/resources/web/app/performance';
import { riskParts } from '../../main/resources/web/app/risk';
import { rangeOf } from '../../main/resources/web/app/statistics';
import type { BatchView, ColumnDrift, ColumnRange } from '../../main/resources/web/app/types';
import { same, test, words } from './support';

const table = (...list: ColumnDrift[]) => words(columnTable({ summary: { model: 'm', batch: 'b' } } as BatchView, list, 'Features'));
const side = { rows: 0, missing: 0, distinct: 0 };
const column = (name: string, verdict: ColumnDrift['verdict'], value?: number) => ({
  column: name, type: 'numeric', verdict, reference: side, current: side,
  statistics: [{ name: 'psi', value, threshold: 0.2, exceeded: false }] }) as unknown as ColumnDrift;

test('should show columns that moved most first, and too little data before what is stable', () => {
  const shown = table(column('a', 'stable', 0.1), column('b', 'insufficient-data'), column('c', 'drifted', 0.3), column('d', 'drifted', 0.5));

  same([...shown.matchAll(/\b([a-d]) (?:▲ )?(Moved|Still|Insufficient data) ([\d.]+×|–)/g)].map((match) => [match[1], match[3]]),
    [['d', '2.5×'], ['c', '1.5×'], ['b', '–'], ['a', '0.5×']]);
});

test('should never show a column as beyond its limit that did not move', () => {
  const still = column('a', 'stable', 0.3);
  still.statistics.unshift({ name: 'shift', pValue: 0.05, adjustedPValue: 0.1, threshold: 0.01, exceeded: false } as never);

  same(table(still).match(/[\d.]+×/)?.[0], '0.5×');
});

test('should not count an effect that is usual', () => {
  const usual = (adjustedPValue: number, verdict: ColumnDrift['verdict']) => {
    const moved = column('a', verdict, 2);
    moved.statistics.unshift({ name: 'unusual', value: 1, pValue: adjustedPValue, adjustedPValue, threshold: 0.01, exceeded: false } as never);
    return table(moved).match(/-?[\d.]+×/)?.[0];
  };

  same([usual(1, 'stable'), usual(0.1, 'stable'), usual(0.001, 'drifted')], ['0×', '0.5×', '10×']);
});

test('should not show a part of the risk as 0 that is not known', () => {
  const parts = [{ name: 'statistical', weight: 0.5, effectiveWeight: 0.5, value: 0, reasons: [] },
    { name: 'performance', weight: 0.5, effectiveWeight: 0, reasons: ['no labels'] }];

  same(words(riskParts({ assessment: { parts } } as unknown as BatchView, 3)),
    'Features 0 of 50 points How far the features moved: nothing found. Performance Unknown no labels');
});

test('should say how many points of the risk each part is, which together are the risk', () => {
  const parts = [{ name: 'statistical', weight: 0.5, effectiveWeight: 0.5, value: 0.5, reasons: ['a', 'b', 'c', 'd'] }, { name: 'range', weight: 0.4, effectiveWeight: 0.4, value: 0.25, reasons: ['x'] }];

  same(words(riskParts({ assessment: { parts, score: 35 } } as unknown as BatchView, 3)), 'Features 25 of 50 points a b c and 1 more Range 10 of 40 points x');
});

test('should tell a batch whose checks passed from one without a report', () => {
  same([words(quality({ drift: { quality: [] } } as unknown as BatchView)), words(quality({} as BatchView))],
    ['No check failed.', 'Waiting for the drift report.']);
});

test('should say how many cells were read in their canonical form', () => {
  const view = { drift: { quality: [], folded: [{ column: 'active', cells: 1 }, { column: 'plan', cells: 12 }] } } as unknown as BatchView;

  same(words(quality(view)), 'No check failed. Read in their canonical form: 1 cell of active, 12 cells of plan.');
});

test('should say how unusual a batch is, but not that rows without times are independent', () => {
  const unusual = { basis: 'chunks', exceeded: true, columns: ['x'], explanation: 'More unusual than all 52 weeks.' };
  const independent = { basis: 'independent-rows', exceeded: false, columns: [], explanation: 'Rows are taken as independent.' };
  const view = (from: string | undefined, found: object) => ({ summary: { from }, drift: { unusualness: found } }) as unknown as BatchView;

  same(words(unusualness(view('2026-01-05T00:00:00Z', unusual))), 'More unusual than all 52 weeks.');
  same(words(unusualness(view('2026-01-05T00:00:00Z', independent))), 'Rows are taken as independent.');
  same(words(unusualness(view(undefined, independent))), '');
});

test('should say which correlation changed, or why nothing is known of features together', () => {
  const pair = { one: 'a', other: 'b', reference: 0.8, current: 0.02, pValue: 0.0001 };
  const known = { verdict: 'drifted', reason: 'the correlation of a and b went from 0.80 to 0.02', statistics: [], correlations: [pair],
    structure: { components: 7, reference: 0.3, current: 0.36 }, rows: 500, codes: 20, leftOut: ['c'], leftOutCount: 3 };
  const view = (found: object | undefined) => ({ drift: { joint: found } }) as unknown as BatchView;

  const shown = words(joint(view(known)));
  same(['the correlation of a and b went from 0.80 to 0.02 Drifted', 'a b 0.8 0.02', '36 % of the squared distance',
    '500 rows by 20 numbers each. Without c and 2 more.'].filter((part) => !shown.includes(part)), []);
  same(words(joint(view({ ...known, verdict: 'stable', reason: undefined }))).includes('largest change: a and b, 0.8 to 0.02 Stable'), true);
  same(words(joint(view({ verdict: 'insufficient-data', reason: '12 rows', statistics: [], correlations: [], leftOut: [] }))),
    'Features together: 12 rows.');
  same(words(joint(view(undefined))), '');
});

test('should say what lies out of range and since when', () => {
  const found = { basis: 'training', columns: ['close'], share: 0.79, limit: 0.05, batches: 4, since: '2021-02-01T00:00:00Z',
    message: 'close: 79 % of values above anything the model was trained on (1,431)' };
  const view = (findings: object[], batches = 4) => ({ drift: { ranges: { columns: [], findings, explanation: 'All within.' } },
    assessment: { outOfRange: findings.map((finding) => ({ ...finding, batches })) } }) as unknown as BatchView;

  const many = words(ranges(view([found])));
  same(many.startsWith('Out of range: close: 79 % of values above anything the model was trained on (1,431); so since '), true);
  same(many.endsWith(', 4 batches in a row.'), true);
  same(words(ranges(view([found], 1))), `Out of range: ${found.message}.`);
  same(words(ranges(view([]))), 'All within.');
  same(words(ranges({ drift: {} } as BatchView)), '');
});

test('should show the range of a feature, and what is out of it first', () => {
  const inside = { column: 'still', verdict: 'inside', basis: 'reference', minimum: 0, maximum: 9, values: 100, below: 0, above: 1, share: 0.01, limit: 0.05 } as ColumnRange;
  const outside = { column: 'close', verdict: 'out-of-range', basis: 'training', minimum: 82.2, values: 100, below: 79, above: 0, share: 0.79, limit: 0.05 } as ColumnRange;

  same(words(rangeOf(outside)), 'Range of the training: from 82.2; 79 of 100 values below, 0 above; 5 % may be outside.');
  same(words(rangeOf(inside)), 'Range of the reference: 0 to 9; 0 of 100 values below, 1 above; 5 % may be outside.');
  same(worstFirst([column('still', 'stable', 0.1), column('close', 'stable', 0.1)], [inside, outside]).map((of) => of.column), ['close', 'still']);
});

test('should say that there are no labels yet', () => {
  same(words(performance({ summary: { model: 'churn' } } as BatchView)).startsWith('No labels yet.'), true);
});
