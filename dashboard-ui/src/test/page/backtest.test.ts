import { overlap, picture, power, question, type Entered } from '../../main/resources/web/app/backtest';
import type { Backtest, ModelView, PastVerdict, PastWindow } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { markup, same, test, words } from './support';

const drift = { policy: 'leeway', psi: 0.2, wasserstein: 0.1, alpha: 0.01 };
const model = { model: 'churn', definition: { drift, alarms: { budget: 1, per: 'P30D' }, features: { fee: 'numeric' } } } as unknown as ModelView;
const entered = (of: Partial<Entered> = {}): Entered => ({
  policy: 'leeway', budget: '1', per: 'P30D', psi: '0.2', wasserstein: '0.1', injection: 'none', column: '', size: '', ...of });

const verdict = (of: PastVerdict['verdict']): PastVerdict => ({ verdict: of, columns: of === 'drifted' ? ['fee'] : [] });
const past = (name: string, today: PastVerdict['verdict'], other?: PastVerdict['verdict']): PastWindow =>
  ({ name, rows: 10, today: verdict(today), other: other === undefined ? undefined : verdict(other) });

test('should ask for nothing else where nothing is entered', () => {
  same(question(model, entered()), {});
});

test('should ask for the settings that differ, and keep the others', () => {
  same(question(model, entered({ psi: '0.4' })), { settings: { drift: { ...drift, policy: 'leeway', psi: 0.4, wasserstein: 0.1 } } });
  same(question(model, entered({ budget: '3' })), { settings: { alarms: { budget: 3, per: 'P30D' } } });
});

test('should put in one drift of the size that is entered', () => {
  const step = (injection: string) => question(model, entered({ injection, column: 'fee', size: '0.5' })).inject?.steps[0];

  same([step('mean-shift'), step('scale'), step('missing')], [
    { injection: 'mean-shift', column: 'fee', bySigmas: 0.5 }, { injection: 'scale', column: 'fee', factor: 0.5 },
    { injection: 'missing', column: 'fee', share: 0.5 }]);
});

test('should tell which windows alarm under which settings', () => {
  const windows = [past('a', 'drifted', 'drifted'), past('b', 'drifted', 'stable'), past('c', 'stable', 'drifted'),
    past('d', 'insufficient-data', 'insufficient-data'), past('e', 'drifted')];

  same(overlap(windows), { both: ['a'], today: ['b', 'e'], other: ['c'] });
  same(overlap([]), { both: [], today: [], other: [] });
});

test('should draw one box a window and setting', () => {
  const boxes = (report: Partial<Backtest>) => (markup(picture(report as Backtest)).match(/<rect/g) ?? []).length;
  const windows = [past('a', 'drifted', 'stable'), past('b', 'stable', 'stable')];

  same([boxes({ windows }), boxes({ windows, other: {} as Backtest['other'] }), boxes({ windows: [] })], [2, 4, 0]);
  same(markup(picture({ windows } as Backtest)).includes('a: alarm (fee)'), true);
});

test('should say that a delay is unknown where no alarm came, and not that it is 0', () => {
  const found = { starts: 4, atOnce: 0, missed: 4 };
  const report = { power: [{ injection: 'scale', column: 'fee', size: 'x2', schedule: '', today: found }] } as unknown as Backtest;

  same(words(power(report)).endsWith('scale of fee x2 today 4 0 % – – 4'), true);
  same(power({ power: [] as Backtest['power'] } as Backtest) === nothing, true);
});
