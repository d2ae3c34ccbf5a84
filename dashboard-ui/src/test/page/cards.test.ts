import { modelCard, newModelCard, worstFirst } from '../../main/resources/web/app/cards';
import { nothingJudged, lastAccepted, lastRefused, waitingWords, headerNotes, IntakeWatch } from '../../main/resources/web/app/intake';
import type { Alert, BatchSummary, Intake, ModelLine, Refusal } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { same, test, words } from './support';

const batch = (of: Partial<BatchSummary> = {}): BatchSummary => ({
  model: 'churn', batch: 'b1', name: 'May', sequence: 1, acceptedAt: '2026-05-01T00:00:00Z', rows: 1_200,
  driftVerdict: 'stable', driftedFeatures: [], qualityFindings: 0, performance: {}, score: 10, level: 'ok', revision: 1, ...of });

const line = (model: string, last?: BatchSummary): ModelLine =>
  ({ model, task: 'regression', version: 1, features: 3, batches: last ? 1 : 0, last, recentScores: [] });

const intake = (of: Partial<Intake> = {}): Intake => ({
  model: 'churn', received: 0, refused: 0, accepted: 0, evaluated: 0, waiting: 0, deadLettered: 0, rejectedRows: 0,
  labelsWaiting: 0, stalled: false, retired: false, ...of });

const order = (lines: ModelLine[], stalled: string[] = []) =>
  worstFirst(lines, (model) => intake({ model, stalled: stalled.includes(model) })).map((each) => each.model);

test('should order models from critical to ok, and what is unknown before what is ok', () => {
  same(order([line('a', batch()), line('b'), line('c', batch({ level: 'warning' })), line('d', batch({ level: 'critical' }))]),
    ['d', 'c', 'b', 'a']);
});

test('should order equals by stall, score and name', () => {
  const lines = [line('b', batch()), line('a', batch()), line('c', batch({ score: 20 })), line('d', batch({ score: 5 }))];

  same(order(lines, ['d']), ['d', 'c', 'a', 'b']);
});

test('should order no models and one, and leave the list as it was', () => {
  const lines = [line('a', batch()), line('b', batch({ level: 'critical' }))];

  same([order([]), order([lines[0]]), order(lines), lines.map((each) => each.model)], [[], ['a'], ['b', 'a'], ['a', 'b']]);
});

test('should say that a score, alerts and labels are unknown, and not that they are 0', () => {
  const card = words(modelCard(line('churn', batch({ score: undefined, level: 'unknown' })), undefined, undefined));

  same(['– Unknown', 'no labels yet', 'Incidents not known'].filter((part) => !card.includes(part)), []);
});

test('should count the open alerts of this model only', () => {
  const alert = (model: string, state: Alert['state']) => ({ model, state }) as Alert;
  const card = (alerts: Alert[]) => words(modelCard(line('churn', batch()), undefined, alerts));

  same(card([]).includes('none open'), true);
  same(card([alert('churn', 'resolved'), alert('other', 'firing'), alert('churn', 'acknowledged')]).includes('none open'), true);
  same(card([alert('churn', 'firing'), alert('churn', 'firing')]).includes('2 open'), true);
});

test('should tell a batch without drift from one that waits and one with too little data', () => {
  const drift = (of: Partial<BatchSummary>) => words(modelCard(line('churn', batch(of)), undefined, [])).match(/Drift (.*) Performance/)?.[1];

  same([drift({}), drift({ driftVerdict: undefined }), drift({ driftVerdict: 'insufficient-data' })],
    ['no feature drifted', 'waiting', 'insufficient data']);
});

test('should name four drifted features, and say that there are more', () => {
  const drift = (features: string[]) =>
    words(modelCard(line('churn', batch({ driftVerdict: 'drifted', driftedFeatures: features })), undefined, [])).match(/Drift (.*) Performance/)?.[1];

  same([drift(['a']), drift(['a', 'b', 'c', 'd']), drift(['a', 'b', 'c', 'd', 'e'])],
    ['1 drifted: a', '4 drifted: a, b, c, d', '5 drifted: a, b, c, d …']);
});

test('should say why a new model is not judged', () => {
  const why = (of: Partial<Intake>) => words(newModelCard(intake(of))).replace(/^churn Unknown /, '');

  same([why({}), why({ refused: 2 }), why({ refused: 2, evaluated: 1 }), why({ evaluated: 1, deadLettered: 1 }), why({ waiting: 1, deadLettered: 1 })], [
    'No batch has come yet.', 'No batch has been accepted; 2 refused.', 'Judged; the assessment is on its way.',
    'Its batches are among the dead letters.', 'Accepted, being judged']);
});

test('should say nothing of a model for which nothing waits', () => {
  same([waitingWords(undefined) === nothing, waitingWords(intake()) === nothing], [true, true]);
});

test('should say how many batches wait, and whether they are stalled', () => {
  same([intake({ waiting: 1, stalled: true }), intake({ waiting: 3, stalled: true }), intake({ stalled: true, labelsWaiting: 2 }), intake({ stalled: true })]
    .map((each) => words(waitingWords(each))), [
    'Stalled: one batch waits', 'Stalled: 3 batches wait', 'Stalled: labels wait to be joined', 'Stalled: something lies among the dead letters']);
});

test('should not claim that nothing waits where that is not known', () => {
  same(words(nothingJudged('churn', undefined, 'ingest-service does not answer')),
    'No batch has been judged yet. Whether one waits is not known: ingest-service does not answer');
});

test('should tell of a refusal until something of its kind is accepted', () => {
  const refusals = [{ at: '2026-05-02T00:00:00Z', kind: 'labels', detail: 'no rows' } as Refusal];
  const told = (of: Partial<Intake>) => lastRefused(refusals, lastAccepted(intake(of))) !== nothing;

  same([told({}), told({ lastLabelsAt: '2026-05-01T23:59:59Z' }), told({ lastLabelsAt: '2026-05-02T00:00:00Z' }), told({ lastBatchAt: '2026-05-03T00:00:00Z' }),
    lastRefused([], {}) === nothing, lastRefused(undefined, {}) === nothing],
  [true, true, false, true, true, true]);
});

test('should tell of an older refusal where only the newer one has been made good', () => {
  const refusals = [{ at: '2026-05-02T00:00:00Z', kind: 'batch', name: 'May', detail: 'no rows' }, { at: '2026-05-01T00:00:00Z', kind: 'labels', detail: 'no ids' }] as Refusal[];
  const told = (of: Partial<Intake>) => words(lastRefused(refusals, lastAccepted(intake(of)))).replace(/ refused .*: /, ' refused: ');

  same([told({}), told({ lastBatchAt: '2026-05-02T00:00:01Z' })], ['The last batch “May” was refused: no rows', 'The last labels were refused: no ids']);
});

test('should know when the last batch was accepted although ingest-service is away', () => {
  same([lastAccepted(undefined, '2026-05-01T00:00:00Z').batch, lastAccepted(intake({ lastBatchAt: '2026-05-02T00:00:00Z' }), '2026-05-01T00:00:00Z').batch],
    ['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z']);
});

test('should say in the header what lies or stalls, and that it is not known', () => {
  const header = (of: Partial<IntakeWatch>) => words(headerNotes(of as IntakeWatch));
  const accounting = (deadLetters: number, ...models: Intake[]) => ({ accounting: { deadLetters, outbox: 0, models } });

  same([header(accounting(0)), header(accounting(1, intake({ stalled: true }))), header(accounting(1_500, intake({ stalled: true }), intake({ stalled: true }))),
    header({}), header({ unknown: 'ingest-service does not answer.' }), header({ unknown: 'The answer broke off.' })],
  ['', '1 dead letter churn stalled', '1,500 dead letters 2 models stalled', '', 'ingest-service does not answer', 'intake is not known']);
});
