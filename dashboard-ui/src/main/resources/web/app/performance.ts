import { html, nothing, type TemplateResult } from 'lit';
import { count, number, percent, verdict } from './format';
import { dynamicLimit } from './statistics';
import type { BatchView, Metric } from './types';
import { metricName } from './words';

/** A window's metrics against their baseline. */
export function performance(view: BatchView): TemplateResult {
  const report = view.performance;
  if (!report) {
    return html`<p class="empty">No labels yet. Send them with <code>./leeway labels ${view.summary.model} FILE</code>.</p>`;
  }
  return html`<p>${verdict(report.verdict, 'Dropped', 'Holds')} <span class="muted">${count(report.labelledRows)} labels,
    ${percent(report.coverage)} of the rows. ${report.reason ?? ''}</span></p>
    <div class="scroll" tabindex="0" role="region" aria-label="Metrics"><table><thead><tr><th>Metric</th><th class="n">Value</th><th class="n">99 % interval</th><th class="n">Baseline</th>
    <th class="n">Behind by</th><th class="n">Allowed</th><th class="n">Own history</th></tr></thead><tbody>
    ${report.metrics.map((metric: Metric) => html`<tr class=${metric.exceeded ? 'exceeded' : ''}><th scope="row">${metricName(metric.name)}
      <span class="muted">${metric.higherIsBetter ? '' : '(less is better)'}</span>${metric.exceeded ? html` <span class="over">beyond</span>` : nothing}</th>
      <td class="n">${number(metric.value)}</td>
      <td class="n">${metric.lower === undefined ? '–' : `${number(metric.lower)} to ${number(metric.upper)}`}</td>
      <td class="n">${number(metric.baseline)}</td><td class="n">${behind(metric, metric.drop)}</td>
      <td class="n">${behind(metric, metric.allowedDrop)}</td><td class="n">${dynamicLimit(metric.dynamic)}</td></tr>`)}</tbody></table></div>
    ${Object.entries(report.unknownClasses ?? {}).map(([name, rows]) => html`<p class="muted">${count(rows)} labels are
      “${name}”, which the reference does not have.</p>`)}`;
}

/** A drop in its unit: of an error it is a share of the baseline. */
const behind = (metric: Metric, drop: number | undefined) => (drop === undefined ? '–' : metric.higherIsBetter ? number(drop) : percent(drop));
