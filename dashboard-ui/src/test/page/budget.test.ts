import { budgetCard } from '../../main/resources/web/app/budget';
import type { AlarmBudget, BudgetPeriod } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { same, test, words } from './support';

const period = (of: Partial<BudgetPeriod> = {}): BudgetPeriod => ({
  from: '2026-01-05T00:00:00Z', to: '2026-02-02T00:00:00Z', windows: 4, calibrated: 4, spent: 1, expected: 0.16, more: false, ...of });

const budget = (of: Partial<AlarmBudget> = {}): AlarmBudget => ({
  budget: 1, per: 'P28D', current: period(), lastTwelve: period({ windows: 48, calibrated: 48, spent: 3, expected: 1.92 }), periods: [], ...of });

const missing = (text: string, parts: string[]) => parts.filter((part) => !text.includes(part));

test('should show what is allowed, spent and expected by chance', () => {
  const text = words(budgetCard(budget()));

  same(missing(text, ['1 in 28 days', 'This period', 'Last twelve', '12 3 1.92 48']), []);
});

test('should say that no window was judged, and that what is not known is not known', () => {
  same(missing(words(budgetCard(budget({ current: undefined, lastTwelve: undefined }))), ['No window has been judged yet.']), []);
  same(missing(words(budgetCard(budget({ current: period({ calibrated: 0, expected: undefined }) }))), ['1 1 – 4', '48 of the windows']), []);
  same(budgetCard(undefined), nothing);
});

test('should say at least where there are more windows than are counted', () => {
  same(missing(words(budgetCard(budget({ current: period({ more: true }) }))), ['at least 1']), []);
});
