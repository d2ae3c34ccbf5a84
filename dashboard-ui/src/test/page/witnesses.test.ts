import { witnesses } from '../../main/resources/web/app/findings';
import type { BatchView } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { same, test, words } from './support';

type Report = NonNullable<BatchView['drift']>;

const view = (drift: Partial<Report>) => ({ drift: { witnesses: [], ...drift } }) as unknown as BatchView;

const said = (drift: Partial<Report>) => words(witnesses(view(drift)));

test('should say since when a change lasts, and unlike what else it is', () => {
  same(said({ since: '2021-02-01T00:00:00Z', witnesses: [
    { kind: 'rolling', windows: 12, columns: [], explanation: 'Not unlike the 12 weeks before it.' },
    { kind: 'seasonal', windows: 14, columns: [], exceeded: true, since: '2021-03-01T00:00:00Z', explanation: 'Unlike earlier seasons.' }] }),
  'Unlike the reference since 2021-02-01. Not unlike the 12 weeks before it. Unlike earlier seasons. Since 2021-03-01.');
});

test('should say that a change has ended, and name adopted windows', () => {
  same(said({ ended: { since: '2021-02-01T00:00:00Z', until: '2021-02-15T00:00:00Z', windows: 2 },
    adopted: { windows: 4, rows: 9, key: 'k', leftOut: 0, explanation: 'The reference has 4 adopted windows.' } }),
  'Like the reference again: 2 windows from 2021-02-01 to 2021-02-15 were unlike it. The reference has 4 adopted windows.');
});

test('should say nothing where there is nothing to say', () => {
  same([witnesses(view({})), witnesses({} as BatchView)], [nothing, nothing]);
});
