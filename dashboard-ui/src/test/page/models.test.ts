import { row } from '../../main/resources/web/app/models-page';
import { page, type ModelSummary, type WindowLine } from '../../main/resources/web/app/overview';
import type { Alert, Intake } from '../../main/resources/web/app/types';
import { markup, same, test, words } from './support';

const judged = (of: Partial<WindowLine> = {}): WindowLine => ({ batch: 'b1', name: 'May', sequence: 1, at: '2026-05-01T00:00:00Z', rows: 1_200, score: 10, level: 'ok',
  driftVerdict: 'stable', driftedFeatures: 0, qualityFindings: 0, revision: 1, ...of });

const summary = (model: string, of: Partial<ModelSummary> = {}): ModelSummary => ({ model, task: 'regression', version: 1, features: 3, batches: 1, levelWindows: 0, recentScores: [], ...of });

const intake = (of: Partial<Intake> = {}): Intake => ({
  model: 'churn', received: 0, refused: 0, accepted: 0, evaluated: 0, waiting: 0, deadLettered: 0, rejectedRows: 0,
  labelsWaiting: 0, stalled: false, retired: false, ...of });

const asked = { levels: [] as string[], first: [] as string[], offset: 0, limit: 25 };
const order = (list: ModelSummary[], first: string[] = []) => page(list, { ...asked, first }).items.map(({ model }) => model);

test('should list models with open incidents first, then the worst, equals by name', () => {
  const list = [summary('a', { judged: judged() }), summary('b'), summary('c', { judged: judged({ level: 'warning', score: 50 }) }), summary('d', { judged: judged({ level: 'critical', score: 80 }) }),
    summary('e', { judged: judged({ score: 20 }) }), summary('f', { judged: judged() })];

  same(order(list), ['d', 'c', 'e', 'a', 'f', 'b']);
  same(order(list, ['f', 'b']), ['f', 'b', 'd', 'c', 'e', 'a']);
  same([order([]), order([list[0]])], [[], ['a']]);
});

test('should count levels of what is named so, whatever level is asked for, and cut a page', () => {
  const list = [...Array(30).keys()].map((i) => summary(`m${String(i).padStart(2, '0')}`, { judged: judged({ level: i < 3 ? 'critical' : 'ok', score: i < 3 ? 80 : 0 }) }));
  const found = page(list, { ...asked, q: 'M', levels: ['ok'], offset: 25 });

  same([found.total, found.levels, found.items.length], [27, { critical: 3, ok: 27 }, 2]);
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
