import { intakeCard, nothingJudged, lastAccepted, lastRefused, waitingWords, headerNotes, IntakeWatch } from '../../main/resources/web/app/intake';
import type { Intake, Refusal } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { same, test, words } from './support';

const intake = (of: Partial<Intake> = {}): Intake => ({
  model: 'churn', received: 0, refused: 0, accepted: 0, evaluated: 0, waiting: 0, deadLettered: 0, rejectedRows: 0,
  labelsWaiting: 0, stalled: false, retired: false, ...of });

test('should say nothing of a model for which nothing waits', () => {
  same([waitingWords(undefined) === nothing, waitingWords(intake()) === nothing], [true, true]);
});

test('should say how many batches wait, and whether they are stalled', () => {
  same([intake({ waiting: 1, stalled: true }), intake({ waiting: 3, stalled: true }), intake({ stalled: true, labelsWaiting: 2 }), intake({ stalled: true })]
    .map((each) => words(waitingWords(each))), [
    'Stalled: one batch waits', 'Stalled: 3 batches wait', 'Stalled: labels wait to be joined', 'Stalled: something lies among the dead letters']);
});

test('should tell of single predictions only where there were some', () => {
  const card = (of: Partial<Intake>) => words(intakeCard(intake(of), undefined, undefined, undefined));
  const events = { model: 'churn', accepted: 9, collected: 4, waiting: 2, unpaired: 2, refused: 1, duplicates: 3, deadLettered: 0 };

  same([card({}).includes('Single predictions'), card({ events }).includes('Without the other half 2'), card({ events }).includes('RabbitMQ'),
    card({ events: { ...events, deadLettered: 7 } }).includes('Dead letters 7 messages from RabbitMQ')], [false, true, false, true]);
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
