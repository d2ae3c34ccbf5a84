import { html, nothing, type TemplateResult } from 'lit';
import { count, number } from './format';
import type { ColumnDrift, ColumnRange, Dynamic, Statistic } from './types';

const MEANINGS: Record<string, string> = {
  shift: 'Whether the values are distributed otherwise than chance explains',
  unusual: 'How rarely the reference itself varies so much',
  psi: 'Population stability index: 0 is the same, 0.2 is a clear shift',
  wasserstein: 'How far values moved, in standard deviations of the reference',
  'kolmogorov-smirnov': 'Largest distance between the two cumulative shares',
  ks: 'Largest distance between the two cumulative shares',
  'jensen-shannon': 'Distance between the distributions, 0 to 1',
  'total-variation': 'Share of rows that would have to change',
  'chi-square': 'Whether the shares of categories differ beyond chance',
  hellinger: 'Distance between the distributions, 0 to 1',
  correlation: 'Largest change of a correlation of two features',
  mmd: 'Distance between the clouds of vectors',
};

const NAMES: Record<string, string> = { psi: 'PSI', wasserstein: 'Wasserstein distance', ks: 'Kolmogorov–Smirnov', 'kolmogorov-smirnov': 'Kolmogorov–Smirnov', 'jensen-shannon': 'Jensen–Shannon',
  'total-variation': 'Total variation', 'chi-square': 'Chi-square', hellinger: 'Hellinger distance', mmd: 'Maximum mean discrepancy', shift: 'Shift', unusual: 'Unusualness', correlation: 'Correlation' };

/** What people call a statistic. */
export const statisticName = (name: string) => NAMES[name] ?? name.replaceAll('-', ' ');

/** What a statistic says, in a few words; its method where it is not one of the usual ones. */
export const meaning = (statistic: Statistic) => MEANINGS[statistic.name] ?? statistic.method;

/** What a statistic is held against. */
interface Held { threshold?: number; pValue?: number }

/** Whether a statistic's limit is one of its p-value and not of its value. */
export const limitsChance = (statistic: Held) => statistic.threshold !== undefined && statistic.pValue !== undefined;

/** The limit, said to be of p where it is. */
export const limit = (statistic: Held | undefined) => (statistic && limitsChance(statistic) ? `p ${number(statistic.threshold)}` : number(statistic?.threshold));

/** From where to where the model knows a column, and how much of it lies outside. */
export function rangeOf(range: ColumnRange | undefined): TemplateResult | typeof nothing {
  if (!range) {
    return nothing;
  }
  const ends = range.minimum === undefined ? `up to ${number(range.maximum)}`
    : range.maximum === undefined ? `from ${number(range.minimum)}` : `${number(range.minimum)} to ${number(range.maximum)}`;
  const known = range.minimum === undefined && range.maximum === undefined ? 'Range not known'
    : `Range of the ${range.basis}: ${ends}`;
  return html`<p class=${range.verdict === 'out-of-range' ? 'unusual' : 'muted'}>${known}; ${range.verdict === 'insufficient-data'
    ? range.reason : `${count(range.below)} of ${count(range.values)} values below, ${count(range.above)} above; `
      + `${number(100 * range.limit, 1)} % may be outside`}.</p>`;
}

/** The limit that its own history sets, and from how many windows. */
export function dynamicLimit(dynamic: Dynamic | undefined): TemplateResult | string {
  if (dynamic?.limit === undefined) {
    return html`<span class="muted" title=${dynamic?.reason ?? 'no history is kept'}>–</span>`;
  }
  return html`<span title="from ${dynamic.history} undrifted windows" class=${dynamic.exceeded ? 'beyond' : ''}>${number(dynamic.limit)}</span>`;
}

/** Every statistic with its value, what it is held against, and what it means. */
export function statistics(list: Statistic[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Statistics"><table><thead><tr><th>Statistic</th><th class="n">Value</th><th class="n">Limit</th>
    <th class="n">p</th><th class="n">Adjusted p</th><th class="n">Own history</th><th>Meaning</th></tr></thead><tbody>
    ${list.map((statistic) => html`<tr class=${statistic.exceeded ? 'exceeded' : ''}>
      <th scope="row">${statisticName(statistic.name)}${statistic.exceeded ? html` <span class="over">beyond</span>` : nothing}</th><td class="n">${number(statistic.value)}</td>
      <td class="n">${limit(statistic)}</td><td class="n">${number(statistic.pValue)}</td><td class="n">${number(statistic.adjustedPValue)}</td>
      <td class="n">${dynamicLimit(statistic.dynamic)}</td>
      <td class="words" title=${statistic.method}>${statistic.reason ?? meaning(statistic)}</td></tr>`)}
  </tbody></table></div>`;
}

/** A column's rows in numbers, in the reference and in a window. */
export function summary(column: ColumnDrift): TemplateResult {
  const sides: [string, ColumnDrift['reference']][] = [['Reference', column.reference], ['This window', column.current]];
  const numeric = column.type === 'numeric';
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Values in numbers"><table><thead><tr><td></td><th class="n">Rows</th><th class="n">Missing</th><th class="n">Distinct</th>
    ${numeric ? html`<th class="n">Mean</th><th class="n">Std. dev.</th><th class="n">Min</th><th class="n">Median</th><th class="n">Max</th>` : nothing}
    </tr></thead><tbody>${sides.map(([name, side]) => html`<tr><th scope="row">${name}</th><td class="n">${count(side.rows)}</td>
      <td class="n">${count(side.missing)}</td><td class="n">${count(side.distinct)}</td>${numeric ? html`<td class="n">${number(side.mean)}</td>
      <td class="n">${number(side.standardDeviation)}</td><td class="n">${number(side.minimum)}</td>
      <td class="n">${number(side.median)}</td><td class="n">${number(side.maximum)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
}
