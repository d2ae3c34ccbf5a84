import { nothing } from 'lit';
import { about } from '../../main/resources/web/app/dead-letters';
import type { DeadLetter } from '../../main/resources/web/app/types';
import { markup, same, test, words } from './support';

const letter = (of: Partial<DeadLetter>) => ({ id: '1', queue: 'risk', reason: 'no', attempts: 3, at: '2026-05-01T00:00:00Z', ageSeconds: 1, state: 'open', replays: 0, ...of }) as DeadLetter;
const names = new Map([['churn/w-1', { name: '2026-05-04 to 2026-05-11', to: '#/models/churn/windows/w-1' }], ['churn/b-1', { name: 'upload-1' }]]);

test('should name the window or the batch that a letter is about, with a way to one that was judged', () => {
  same([words(about(letter({ model: 'churn', batch: 'w-1' }), names)), words(about(letter({ model: 'churn', batch: 'b-1' }), names))], ['2026-05-04 to 2026-05-11', 'upload-1']);
  same([markup(about(letter({ model: 'churn', batch: 'w-1' }), names)).includes('href=#/models/churn/windows/w-1'), markup(about(letter({ model: 'churn', batch: 'b-1' }), names)).includes('href')], [true, false]);
});

test('should show the beginning of an id whose name nobody knows, and nothing where there is none', () => {
  same([words(about(letter({ model: 'churn', batch: '0123456789abcdef' }), names)), about(letter({ model: 'churn' }), names) === nothing, about(letter({}), names) === nothing], ['01234567…', true, true]);
});
