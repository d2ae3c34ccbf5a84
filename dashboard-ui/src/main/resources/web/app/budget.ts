import { html, nothing, type TemplateResult } from 'lit';
import { count, number, periodWords, time } from './format';
import type { AlarmBudget, BudgetPeriod } from './types';

const EARLIER = 12;

/** How many alarms about drift there may be, how many there were, and how many chance alone is expected to raise. */
export function budgetCard(budget: AlarmBudget | undefined): TemplateResult | typeof nothing {
  if (budget === undefined) {
    return nothing;
  }
  const head = html`<h2>Budget of alarms <span class="muted">about drift, ${number(budget.budget)} in ${periodWords(budget.per)}</span></h2>`;
  if (!budget.current || !budget.lastTwelve) {
    return html`<section class="card">${head}<p class="empty">No window has been judged yet.</p></section>`;
  }
  return html`<section class="card">${head}<div class="scroll" tabindex="0" role="region" aria-label="Budget of alarms"><table><thead><tr><th>Time</th><th class="n">Allowed</th><th class="n">Spent</th>
    <th class="n">By chance</th><th class="n">Windows</th></tr></thead><tbody>
    ${row('This period', budget.current, budget.budget)}${row('Last twelve', budget.lastTwelve, EARLIER * budget.budget)}</tbody></table></div>
    ${budget.current.calibrated + budget.lastTwelve.calibrated < budget.current.windows + budget.lastTwelve.windows
      ? html`<p class="muted">${count(budget.current.calibrated + budget.lastTwelve.calibrated)} of the windows were held against
        the reference's own chunks; of the others it is not known what chance does.</p>` : nothing}</section>`;
}

function row(name: string, period: BudgetPeriod, allowed: number): TemplateResult {
  return html`<tr class=${period.spent > allowed ? 'exceeded' : ''}><td>${name} <span class="muted">since ${time(period.from)}</span></td>
    <td class="n">${number(allowed)}</td><td class="n">${period.more ? 'at least ' : ''}${count(period.spent)}</td>
    <td class="n">${number(period.expected)}</td><td class="n">${count(period.windows)}</td></tr>`;
}
