import { row } from '../../main/resources/web/app/models-page';
import { queryOf } from '../../main/resources/web/app/overview';
import type { Alert, Intake, ModelSummary } from '../../main/resources/web/app/types';
import { markup, same, test, words } from './support';

type WindowLine = NonNullable<ModelSummary['judged']>;

const judged = (of: Partial<WindowLine> = {}): WindowLine => ({ batch: 'b1', name: 'May', sequence: 1, at: '2026-05-01T00:00:00Z', rows: 1_200, score: 10, level: 'ok',
  driftVerdict: 'stable', driftedFeatures: 0, qualityFindings: 0, revision: 1, ...of });

const summary = (model: string, of: Partial<ModelSummary> = {}): ModelSummary => ({ model, task: 'regression', version: 1, features: 3, batches: 1, levelWindows: 0, recentScores: [], ...of });

const intake = (of: Partial<Intake> = {}): Intake => ({
  model: 'churn', received: 0, refused: 0, accepted: 0, evaluated: 0, waiting: 0, deadLettered: 0, rejectedRows: 0,
  labelsWaiting: 0, stalled: false, retired: false, ...of });

test('should ask for what is chosen, and for no more names before others than an address holds', () => {
  const asked = { levels: [], first: [], offset: 25, limit: 25 };

  same(queryOf(asked), 'offset=25&limit=25');
  same(queryOf({ ...asked, q: 'a&b', levels: ['ok', 'warning'], first: ['x'], sort: 'name' }), 'offset=25&limit=25&q=a%26b&sort=name&level=ok&level=warning&first=x');
  same(queryOf({ ...asked, first: Array(1_000).fill('m') }).split('first=').length - 1, 50);
});

test('should say that a score and incidents are not known, and not that they are 0', () => {
  const shown = words(row(summary('churn'), undefined, undefined));

  same(['– Unknown', 'No window has been judged yet', 'incidents not known', 'no data yet'].filter((part) => !shown.includes(part)), []);
});

test('should count open incidents of this model only, and say that all are taken on', () => {
  const alert = (model: string, state: Alert['state']) => ({ model, state }) as Alert;
  const shown = (...alerts: Alert[]) => words(row(summary('churn', { judged: judged() }), undefined, alerts));

  same(shown().includes('no incidents'), true);
  same(shown(alert('churn', 'resolved'), alert('other', 'firing')).includes('no incidents'), true);
  same(shown(alert('churn', 'acknowledged')).includes('1 incident taken on'), true);
  same(shown(alert('churn', 'firing'), alert('churn', 'firing')).includes('2 incidents'), true);
});

test('should tell a window without drift from one that waits, one with too little data, and several features together', () => {
  const said = (of: Partial<WindowLine>) => words(row(summary('churn', { judged: judged(of) }), undefined, []));

  same(said({}).includes('No feature moved.'), true);
  same(said({ driftVerdict: undefined }).includes('Drift is not judged yet.'), true);
  same(said({ driftVerdict: 'insufficient-data' }).includes('Too little data'), true);
  same(said({ driftVerdict: 'drifted' }).includes('No feature alone moved, but several together.'), true);
  same(said({ driftVerdict: 'drifted', driftedFeatures: 2 }).includes('2 of 3 features moved'), true);
});

test('should show an incomplete window beside the judged one, and what moved most', () => {
  const shown = words(row(summary('churn', { judged: judged({ driftVerdict: 'drifted', driftedFeatures: 1 }), incomplete: judged({ name: 'June', score: undefined, level: 'unknown' }),
    moved: { feature: 'age', referenceMean: 40, currentMean: 52.25 } }), undefined, []));

  same(['10 OK', 'age most, higher by 12.3 on average', 'Newest: June , incomplete'].filter((part) => !shown.includes(part)), []);
});

test('should say what a new model waits for', () => {
  same(words(row(summary('churn'), intake({ waiting: 1 }), [])).includes('Accepted, being judged'), true);
});

test('should lead to the model whatever its name is', () => {
  same(markup(row(summary('<b>a/b'), undefined, [])).includes('href=#/models/%3Cb%3Ea%2Fb'), true);
});
