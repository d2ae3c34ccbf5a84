import { number, percent, rough } from './format';
import type { BatchSummary, BatchView, ColumnDrift, FeatureShift, Metric, WindowChange } from './types';

const METRICS: Record<string, string> = {
  f1: 'F1', accuracy: 'Accuracy', precision: 'Precision', recall: 'Recall', specificity: 'Specificity', mcc: 'MCC', brier: 'Brier score',
  rmse: 'RMSE', mse: 'MSE', mae: 'MAE', medae: 'Median absolute error', me: 'Mean error', mape: 'MAPE', smape: 'sMAPE', wape: 'WAPE', rmsle: 'RMSLE', r2: 'R²',
  'max-error': 'Largest error', 'explained-variance': 'Explained variance', 'roc-auc': 'ROC AUC', 'average-precision': 'Average precision', 'log-loss': 'Log loss',
  'balanced-accuracy': 'Balanced accuracy', 'calibration-error': 'Calibration error', 'weighted-f1': 'Weighted F1', 'macro-f1': 'Macro F1',
};

export const metricName = (name: string) => METRICS[name] ?? name.replaceAll('-', ' ');

/** How a metric went against its baseline, said by whether more of it is better. */
export function metricWords(metric: Metric): string {
  const { value, baseline } = metric;
  const name = metricName(metric.name);
  if (value === undefined) {
    return `${name} cannot be computed${metric.remark ? `: ${metric.remark}` : ''}`;
  }
  if (baseline === undefined) {
    return `${name} is ${number(value)}; there is no baseline`;
  }
  const change = value - baseline;
  const way = Math.abs(change) < 0.0005 * Math.max(1, Math.abs(baseline)) ? 'holds at' : change > 0 ? 'rose to' : 'fell to';
  return `${name} ${way} ${number(value)}, baseline ${number(baseline)}`;
}

/** In which direction and how far a feature moved. */
export function shiftWords(shift: FeatureShift | undefined): string | undefined {
  if (shift?.referenceMean !== undefined && shift.currentMean !== undefined) {
    const by = shift.currentMean - shift.referenceMean;
    return by === 0 ? 'the same on average' : `${by > 0 ? 'higher' : 'lower'} by ${rough(Math.abs(by))} on average`;
  }
  if (shift?.category !== undefined && shift.referenceShare !== undefined && shift.currentShare !== undefined) {
    return `“${shift.category}” ${percent(shift.currentShare)} of the rows instead of ${percent(shift.referenceShare)}`;
  }
  return undefined;
}

/** The shift of a column, from what is known of it on both sides. */
export const shiftOf = (column: ColumnDrift): FeatureShift => (column.type === 'numeric'
  ? { feature: column.column, referenceMean: column.reference.mean, currentMean: column.current.mean }
  : { feature: column.column, ...largestShare(column) });

function largestShare(column: ColumnDrift) {
  const shape = column.distribution;
  if (!shape?.categories?.length) {
    return {};
  }
  const by = (i: number) => Math.abs(shape.current[i] - shape.reference[i]);
  const i = shape.categories.reduce((best, _, at) => (by(at) > by(best) ? at : best), 0);
  return { category: shape.categories[i], referenceShare: shape.reference[i], currentShare: shape.current[i] };
}

/** Of what a window's rows are: their time, or when they came. */
export function when(window: BatchSummary): string {
  const day = (iso: string) => new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  if (!window.from || !window.to) {
    return `came ${day(window.acceptedAt)}`;
  }
  const [from, to] = [day(window.from), day(window.to)];
  return from === to ? from : `${from} to ${to}`;
}

export const judged = (window: BatchSummary) => window.score !== undefined && window.score !== null;

/** The window that is judged last, of windows with the newest first. */
export const lastJudged = (windows: BatchSummary[]) => windows.find(judged);

/**
 * For how many judged windows a model has been at its level or worse, and from which on.
 *
 * @param windows the newest first
 */
export function run(windows: BatchSummary[]): { first: BatchSummary; windows: number; more: boolean } | undefined {
  const order = ['unknown', 'ok', 'warning', 'critical'];
  const list = windows.filter(judged);
  if (list.length === 0) {
    return undefined;
  }
  const end = list.findIndex((window) => order.indexOf(window.level) < order.indexOf(list[0].level) || (list[0].level === 'ok' && window.level !== 'ok'));
  const length = end < 0 ? list.length : end;
  return { first: list[length - 1], windows: length, more: end < 0 };
}

/** How a window's performance is, in a sentence without its full stop. */
export function performanceWords(view: BatchView): string {
  const report = view.performance;
  if (report === undefined) {
    return 'No labels have come for this window yet, so its performance is not known';
  }
  const covers = report.coverage >= 0.995 ? 'all rows' : `${percent(report.coverage)} of the rows`;
  if (report.verdict === 'insufficient-data') {
    return `There are labels of ${covers}, too few for a verdict on performance`;
  }
  const metric = report.metrics.find(({ name }) => name === view.speaks);
  return metric?.exceeded ? `${metricWords(metric)}, beyond chance, on labels of ${covers}`
    : `Performance holds${metric ? `: ${metricWords(metric)}` : ''}, on labels of ${covers}`;
}

/** How a window stands with a feature. */
export function cell(window: BatchSummary, feature: string): 'moved' | 'range' | 'still' | 'unknown' {
  return window.driftVerdict === undefined || window.driftVerdict === 'insufficient-data' ? 'unknown'
    : window.driftedFeatures.includes(feature) ? 'moved' : window.outOfRange?.includes(feature) ? 'range' : 'still';
}

/** What moved in a window, shortly. */
export function movedWords(window: BatchSummary): string {
  if (window.driftVerdict === undefined) {
    return 'drift is not judged yet';
  }
  if (window.driftVerdict === 'insufficient-data') {
    return 'too little data for a verdict on drift';
  }
  const names = window.driftedFeatures;
  return names.length === 0 ? (window.driftVerdict === 'drifted' ? 'no feature alone moved, but several together' : 'no feature moved')
    : `${names.slice(0, 2).join(', ')}${names.length > 2 ? ` and ${names.length - 2} more` : ''} moved`;
}

/** What is another from a window on. */
export const changeWords = ({ what, before, after }: WindowChange) => (what === 'reference' ? 'the first window with another reference'
  : `the first window under version ${after} of the definition, after ${before}`);
