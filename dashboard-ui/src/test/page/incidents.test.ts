import { silenceFor } from '../../main/resources/web/app/incident-list';
import { noteList, notesOf } from '../../main/resources/web/app/incident-notes';
import { openFirst, silenceOf, span, subject, where } from '../../main/resources/web/app/incident-words';
import type { Alert, Silence } from '../../main/resources/web/app/types';
import { same, test, words } from './support';

const incident = (of: Partial<Alert> = {}): Alert => ({
  id: 'i', kind: 'batch', model: 'churn', on: 'drift', subject: 'age', batch: 'b9', batchName: 'June', severity: 'warning', state: 'firing',
  findings: [{ on: 'drift', message: 'age drifted.' }], revision: 1, firedAt: '2026-05-01T00:00:00Z', updatedAt: '2026-05-01T00:00:00Z',
  windowCount: 45, windows: [], returned: 0, noteCount: 0, ...of });

test('should say of what an incident is, where it is seen, through how many windows, and that it came back', () => {
  same([subject(incident()), where(incident()), where(incident({ on: 'risk', subject: undefined })), where(incident({ batch: undefined }))],
    ['Drift of age', '#/models/churn/windows/b9/features/age', '#/models/churn/windows/b9', '#/models/churn']);
  same(words(span(incident({ returned: 2 }))).endsWith(', 45 windows, last June, came back 2 times'), true);
  same(words(span(incident({ windowCount: 1, resolvedAt: '2026-05-03T00:00:00Z' }))).includes(', June, over since'), true);
});

test('should list first what fires, the worst of it first, and last what is over', () => {
  const list = [incident({ id: 'over', state: 'resolved' }), incident({ id: 'taken', state: 'acknowledged' }), incident({ id: 'new' }), incident({ id: 'worse', severity: 'critical' })];

  same(openFirst(list).map(({ id }) => id), ['worse', 'new', 'taken', 'over']);
  same(openFirst([]), []);
});

test('should silence a cause or a whole model, and a feature only where the incident is one of it', () => {
  const entered = { scope: 'cause', hours: '24', reason: 'Seen to', by: 'Ada' };
  const drop = incident({ on: 'performance-drop', subject: 'f1' });

  same(silenceFor(incident(), entered, 0), { model: 'churn', condition: 'drift', feature: 'age', ends: '1970-01-02T00:00:00.000Z', reason: 'Seen to', by: 'Ada' });
  same([silenceFor(drop, entered, 0).condition, silenceFor(drop, entered, 0).feature], ['performance-drop', undefined]);
  same([silenceFor(incident(), { ...entered, scope: 'model' }, 0).condition, silenceFor(incident(), { ...entered, scope: 'model' }, 0).feature], [undefined, undefined]);
});

test('should know under which silence an incident is', () => {
  const silence = (of: Partial<Silence>) => ({ id: 's', ...of }) as Silence;
  const under = (of: Partial<Silence>) => silenceOf(incident(), [silence(of)]) !== undefined;

  same([under({}), under({ model: 'churn' }), under({ model: 'price' }), under({ condition: 'risk' }), under({ condition: 'drift', feature: 'age' }), under({ feature: 'tenure' })],
    [true, true, false, false, true, false]);
});

test('should show what people wrote in its order, and how much there is', () => {
  const note = (text: string, by: string) => ({ id: text, text, by, writtenAt: '2026-05-01T00:00:00Z' });

  same([notesOf(0), notesOf(1), notesOf(2)], ['Notes', '1 note', '2 notes']);
  same(/first .*Ada, .* second .*Bob, /.test(words(noteList([note('first', 'Ada'), note('second', 'Bob')]))), true);
  same([words(noteList(undefined)), words(noteList([]))], ['', '']);
});
