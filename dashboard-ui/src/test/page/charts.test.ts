import { distributionOption, performanceOption, riskOption } from '../../main/resources/web/app/charts';
import { alertList, columns, joint, performance, quality, ranges, riskParts, unusualness } from '../../main/resources/web/app/parts';
import type { Alert, BatchView, ColumnDrift, SeriesPoint } from '../../main/resources/web/app/types';
import { same, test, words } from './support';

const colors = { text: 'text', line: 'line', accent: 'accent', reference: 'reference', warning: 'warning', critical: 'critical', ok: 'ok' };
const point = (of: Partial<SeriesPoint>) => ({ sequence: 1, batch: 'b1', ...of }) as SeriesPoint;
type Series = { data: unknown[]; markLine?: unknown; symbolSize?: number }[];
type Drawn = { value: number | null; itemStyle: { color: string } };

test('should colour a risk by its level from the threshold on', () => {
  const points = [39.9, 40, 69.9, 70, 100].map((value) => point({ value }));
  const [{ data }] = riskOption(points, 40, 70)(colors).series as Series;

  same((data as Drawn[]).map((drawn) => drawn.itemStyle.color), ['ok', 'warning', 'warning', 'critical', 'critical']);
});

test('should leave a gap where a risk is unknown, and draw one that is 0', () => {
  const [{ data }] = riskOption([point({}), point({ value: 0 })], 40, 70)(colors).series as Series;

  same(data, [{ value: null, itemStyle: { color: 'text' } }, { value: 0, itemStyle: { color: 'ok' } }]);
});

test('should draw smaller dots from 61 batches on', () => {
  const size = (points: number) => (riskOption(Array(points).fill(point({})), 40, 70)(colors).series as Series)[0].symbolSize;

  same([size(0), size(60), size(61)], [7, 7, 4]);
});

test('should draw the interval of a metric, and none where one end is unknown', () => {
  const points = [point({ value: 0.5, lower: 0.25, upper: 0.75 }), point({ value: 0.5, lower: 0.25 }), point({})];
  const [lower, band, value] = performanceOption(points)(colors).series as Series;

  same([lower.data, band.data, value.data], [[0.25, 0.25, null], [0.5, null, null], [0.5, 0.5, null]]);
});

test('should draw the baseline of the last batch, also at 0, and none where there is none', () => {
  const mark = (...points: SeriesPoint[]) => (performanceOption(points)(colors).series as Series)[2].markLine !== undefined;

  same([mark(), mark(point({ baseline: 0.5 }), point({})), mark(point({}), point({ baseline: 0 }))], [false, false, true]);
});

test('should name bins by their edges and categories by their names', () => {
  const labels = (distribution: object) =>
    (distributionOption({ distribution } as ColumnDrift)(colors).xAxis as { data: string[] }).data;

  same([labels({ edges: [0, 0.5, 1], reference: [], current: [] }), labels({ categories: ['a'], reference: [], current: [] })],
    [['0 – 0.5', '0.5 – 1'], ['a']]);
});

test('should draw shares in percents of one digit', () => {
  const [reference, current] = distributionOption(
    { distribution: { categories: ['a', 'b'], reference: [0.12345, 0], current: [1, 0.0004] } } as ColumnDrift)(colors).series as Series;

  same([reference.data, current.data], [[12.3, 0], [100, 0]]);
});

const side = { rows: 0, missing: 0, distinct: 0 };
const column = (name: string, verdict: ColumnDrift['verdict'], value?: number) => ({
  column: name, type: 'numeric', verdict, reference: side, current: side,
  statistics: [{ name: 'psi', value, threshold: 0.2, exceeded: false }] }) as unknown as ColumnDrift;

test('should show columns that moved most first, and too little data before what is stable', () => {
  const shown = words(columns([column('a', 'stable', 0.1), column('b', 'insufficient-data'), column('c', 'drifted', 0.3), column('d', 'drifted', 0.5)]));

  same([...shown.matchAll(/\b([a-d]) ([\d.]+×|–)/g)].map((match) => [match[1], match[2]]),
    [['d', '2.5×'], ['c', '1.5×'], ['b', '–'], ['a', '0.5×']]);
});

test('should not count an effect that is usual', () => {
  const usual = (adjustedPValue: number, verdict: ColumnDrift['verdict']) => {
    const moved = column('a', verdict, 2);
    moved.statistics.unshift({ name: 'unusual', value: 1, pValue: adjustedPValue, adjustedPValue, threshold: 0.01, exceeded: false } as never);
    return words(columns([moved])).match(/-?[\d.]+×/)?.[0];
  };

  same([usual(1, 'stable'), usual(0.1, 'stable'), usual(0.001, 'drifted')], ['0×', '0.5×', '10×']);
});

test('should not show a part of the risk as 0 that is not known', () => {
  const parts = [{ name: 'drift', weight: 0.5, effectiveWeight: 0.5, value: 0, reasons: [] },
    { name: 'performance', weight: 0.5, effectiveWeight: 0, reasons: ['no labels'] }];

  same(words(riskParts({ assessment: { parts } } as unknown as BatchView)),
    'drift weighs 50 % 0 % performance weighs 50 % Unknown no labels');
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
  const inside = { column: 'still', verdict: 'inside', basis: 'reference', minimum: 0, maximum: 9, values: 100, below: 0, above: 1, share: 0.01, limit: 0.05 };
  const outside = { column: 'close', verdict: 'out-of-range', basis: 'training', minimum: 82.2, values: 100, below: 79, above: 0, share: 0.79, limit: 0.05 };
  const side = { rows: 100, missing: 0, distinct: 9 };
  const column = (name: string) => ({ column: name, type: 'numeric', verdict: 'stable', statistics: [], reference: side, current: side });
  const shown = words(columns([column('still'), column('close')] as never, [inside, outside] as never));

  same(shown.includes('Range of the training: from 82.2; 79 of 100 values below, 0 above; 5 % may be outside.'), true);
  same(shown.includes('Range of the reference: 0 to 9; 0 of 100 values below, 1 above; 5 % may be outside.'), true);
  same(shown.indexOf('close') < shown.indexOf('still'), true);
  same(shown.includes('Out of range'), true);
});

test('should say that there are no labels yet', () => {
  same(words(performance({ summary: { model: 'churn' } } as BatchView)).startsWith('No labels yet.'), true);
});

test('should tell no incidents from incidents that are not known', () => {
  same([words(alertList([], () => {})), words(alertList(undefined, () => {}))],
    ['No incidents.', 'The incidents are not known: alert-service does not answer.']);
});

const incident = (of: Partial<Alert>): Alert => ({
  id: 'i', kind: 'batch', model: 'churn', on: 'drift', subject: 'age', batch: 'b9', batchName: 'June', severity: 'warning', state: 'firing',
  findings: [{ on: 'drift', message: 'age drifted.' }], revision: 1, firedAt: '2026-05-01T00:00:00Z', updatedAt: '2026-05-01T00:00:00Z',
  windowCount: 45, windows: [], returned: 0, ...of });

test('should say of what an incident is, through how many batches, and that it came back', () => {
  const said = words(alertList([incident({ returned: 2, note: 'May was critical on drift alone; with labels: warning.' })], () => {}));

  same(['Drift of age', ', 45 batches, last June, came back 2 times', 'Acknowledge', 'age drifted. May was critical on drift alone']
    .filter((part) => !said.includes(part)), []);
});

test('should list first what fires, and last what is over', () => {
  const said = words(alertList([
    incident({ state: 'resolved', subject: 'old', resolvedAt: '2026-05-03T00:00:00Z' }), incident({ state: 'acknowledged', subject: 'taken', acknowledgedBy: 'Ada' }),
    incident({ subject: 'new' })], () => {}));

  same([...said.matchAll(/Drift of (\w+)/g)].map((found) => found[1]), ['new', 'taken', 'old']);
  same(['acknowledged by Ada', 'over since'].filter((part) => !said.includes(part)), []);
});
