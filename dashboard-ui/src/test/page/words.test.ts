import { mostMoved } from '../../main/resources/web/app/features';
import { lead, newest } from '../../main/resources/web/app/lead';
import type { BatchSummary, BatchView, Metric } from '../../main/resources/web/app/types';
import { changeWords, lastJudged, metricWords, performanceWords, run, shiftWords } from '../../main/resources/web/app/words';
import { nothing } from 'lit';
import { same, test, words } from './support';

const metric = (of: Partial<Metric>) => ({ name: 'f1', higherIsBetter: true, exceeded: false, ...of }) as Metric;
const window = (sequence: number, of: Partial<BatchSummary> = {}) => ({ model: 'm', batch: `b${sequence}`, name: `w${sequence}`, sequence, acceptedAt: '2026-05-01T00:00:00Z',
  rows: 12, driftedFeatures: [], qualityFindings: 0, performance: {}, score: 0, level: 'ok', revision: 1, driftVerdict: 'stable', ...of }) as BatchSummary;

test('should say whether a metric rose or fell, of errors as of scores', () => {
  same([metricWords(metric({ value: 0.5, baseline: 0.6 })), metricWords(metric({ name: 'rmse', higherIsBetter: false, value: 30, baseline: 20 })), metricWords(metric({ value: 0.6, baseline: 0.6 }))],
    ['F1 fell to 0.5, baseline 0.6', 'RMSE rose to 30, baseline 20', 'F1 holds at 0.6, baseline 0.6']);
});

test('should not say of a metric that it is 0 where it cannot be known', () => {
  same([metricWords(metric({ remark: 'one class only' })), metricWords(metric({ value: 0.5 }))], ['F1 cannot be computed: one class only', 'F1 is 0.5; there is no baseline']);
});

test('should say in which direction a feature moved', () => {
  same([shiftWords({ feature: 'a', referenceMean: 10, currentMean: 22.123 }), shiftWords({ feature: 'a', referenceMean: 0, currentMean: -0.5 }),
    shiftWords({ feature: 'a', category: 'Card', referenceShare: 0.25, currentShare: 0.5 }), shiftWords({ feature: 'a' }), shiftWords(undefined)],
  ['higher by 12.1 on average', 'lower by 0.5 on average', '“Card” 50 % of the rows instead of 25 %', undefined, undefined]);
});

test('should count windows at a level or worse from the newest judged one back', () => {
  const list = [window(6, { score: undefined, level: 'unknown' }), window(5, { level: 'warning' }), window(4, { level: 'critical' }), window(3, { score: undefined, level: 'unknown' }), window(2, { level: 'warning' }), window(1)];
  const found = run(list)!;

  same([found.windows, found.first.name, found.more], [3, 'w2', false]);
  same([run([]), run([list[0]]), run([window(2), window(1)])?.more, lastJudged(list)?.name], [undefined, undefined, true, 'w5']);
  same(run([window(3), window(2, { level: 'critical' })])?.windows, 1);
});

const view = (of: object = {}, drift: object | undefined = { verdict: 'stable', features: [{}, {}], joint: undefined }) => ({ summary: window(2), assessment: { parts: [], driftedFeatures: [], changes: [] },
  drift, ...of }) as unknown as BatchView;

test('should say in one sentence what moved, how the performance is, how high the risk is and since when', () => {
  const age = { column: 'age', type: 'numeric', verdict: 'drifted', statistics: [], reference: { mean: 40 }, current: { mean: 52 } };
  const said = words(lead(view({ summary: window(2, { score: 71.4, level: 'critical' }), assessment: { driftedFeatures: ['age'], shifts: [{ feature: 'age', referenceMean: 40, currentMean: 52 }] }, speaks: 'f1',
    performance: { verdict: 'drifted', coverage: 0.62, primaryMetric: 'f1', metrics: [metric({ value: 0.55, baseline: 0.61, exceeded: true })] } }, { verdict: 'drifted', features: [age, {}] }),
  [window(2, { score: 71.4, level: 'critical' }), window(1)]));

  same(said, 'Risk 71, critical since w2 , the last judged window. 1 of 2 features moved ; age most, higher by 12 on average. F1 fell to 0.55, baseline 0.61, beyond chance, on labels of 62 % of the rows.');
});

test('should name the feature that moved most as the list of models does, and the worst where that is not kept', () => {
  const column = (name: string, value: number) => ({ column: name, type: 'numeric', verdict: 'drifted', statistics: [{ name: 'psi', value, threshold: 0.2 }], reference: { mean: 1 }, current: { mean: 2 } });
  const most = (shifts?: object[]) => mostMoved(view({ assessment: { driftedFeatures: ['a', 'b'], shifts } }, { features: [column('a', 0.3), column('b', 0.5), column('c', 9)] }));

  same([most([{ feature: 'a' }, { feature: 'b' }])?.feature, most([]), most()?.feature, mostMoved(view())], ['a', { feature: 'b', referenceMean: 1, currentMean: 2 }, 'b', undefined]);
});

test('should tell of the metric that the service tells of, and of none where there is none', () => {
  const fell = (name: string, exceeded = true) => metric({ name, value: 0.5, baseline: 0.6, exceeded });
  const said = (speaks: string | undefined, ...metrics: Metric[]) => performanceWords(view({ speaks, performance: { verdict: 'drifted', coverage: 1, primaryMetric: 'f1', metrics } })).split(',')[0];

  same([said('recall', fell('recall'), fell('f1', false)), said('f1', fell('recall', false), fell('f1', false)), said(undefined, fell('f1', false))],
    ['Recall fell to 0.5', 'Performance holds: F1 fell to 0.5', 'Performance holds']);
});

test('should say what is another from a window on', () => {
  const change = { batch: 'b', name: 'w', sequence: 3, at: '2026-05-01T00:00:00Z' };

  same([changeWords({ ...change, what: 'reference', before: 'r-1', after: 'r-2' }), changeWords({ ...change, what: 'definition', before: '1', after: '3' })],
    ['the first window with another reference', 'the first window under version 3 of the definition, after 1']);
});

test('should say what is not known of a window instead of nothing', () => {
  same(words(lead(view(), [window(2)])), 'Risk 0, ok since w2 , the last judged window. None of 2 features moved. No labels have come for this window yet, so its performance is not known.');
  same(words(lead(view({}, { verdict: 'insufficient-data', reason: '12 rows, 30 are needed', features: [] }), [window(2)])).includes('too little data for a verdict on drift: 12 rows, 30 are needed.'), true);
  same(words(lead(view({}, undefined as never), [window(2)])).includes('None of'), true);
});

test('should say that newer windows are incomplete, and nothing where none is', () => {
  same(words(newest([window(3, { score: undefined, driftVerdict: 'insufficient-data' }), window(2)])),
    'The newest window is incomplete: w3 , came 1 May 2026, 12 rows so far, too few for a verdict. What is said here is of the last judged one.');
  same([newest([window(2)]) === nothing, newest([]) === nothing], [true, true]);
});
