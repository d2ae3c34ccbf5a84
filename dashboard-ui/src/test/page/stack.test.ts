import { stackOf } from '../../main/resources/web/app/stack';
import type { BatchSummary, BatchView } from '../../main/resources/web/app/types';
import { same, test } from './support';

const parts = [['statistical', 0.35], ['quality', 0.15], ['prediction', 0.2], ['performance', 0.3]].map(([name, weight]) => ({ name, weight, effectiveWeight: weight, reasons: [] })) as BatchView['assessment']['parts'];
const window = (score?: number) => ({ score }) as BatchSummary;
const shown = (score: number | undefined, values: Record<string, number>) => stackOf(window(score), values, parts)?.map(({ name, points }) => `${name} ${points.toFixed(1)}`);

test('should take a risk apart so that the parts sum to it, range taking its share of what the others leave', () => {
  same(shown(84.4, { statistical: 0.75, quality: 0.5263, prediction: 1, performance: 1, range: 0.04906 }), ['statistical 25.7', 'prediction 19.6', 'performance 29.4', 'quality 7.7', 'range 2.0']);
});

test('should weigh known parts only', () => {
  same(shown(50, { statistical: 0.5, quality: 0.5, prediction: 0.5 }), ['statistical 25.0', 'prediction 14.3', 'quality 10.7']);
});

test('should claim nothing of parts that do not sum to the risk, or of no risk', () => {
  same([shown(80, { statistical: 0.5 }), shown(undefined, { statistical: 0.5 }), stackOf(window(5), undefined, parts), shown(0, { statistical: 0 })], [undefined, undefined, undefined, []]);
});
