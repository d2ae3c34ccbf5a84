import { html, nothing, type TemplateResult } from 'lit';
import { count, level, nameOf, number } from './format';
import { toWindow } from './router';
import type { BatchSummary } from './types';
import { metricName, movedWords, when } from './words';

/** Windows in numbers, the table behind what is drawn over time. */
export function windowTable(windows: BatchSummary[], metrics: string[]): TemplateResult {
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Windows"><table class="windows"><thead><tr><th>Window</th><th>When</th><th>Level</th><th class="n">Risk</th>
    <th>What moved</th><th class="n">Failed checks</th>${metrics.map((name) => html`<th class="n">${metricName(name)}</th>`)}<th class="n">Rows</th></tr></thead><tbody>
    ${windows.map((window) => html`<tr>
      <th scope="row"><a href=${toWindow(window.model, window.batch)}>${nameOf(window)}</a></th>
      <td class="muted">${when(window)}</td><td>${window.score === undefined && window.level === 'unknown' ? level('unknown', 'Not judged') : level(window.level)}</td>
      <td class="n">${number(window.score, 1)}</td><td>${movedWords(window)}${window.outOfRange?.length ? html`; ${window.outOfRange[0]} out of range${
        window.outOfRange.length > 1 ? ' and others' : ''}` : nothing}</td><td class="n">${count(window.qualityFindings)}</td>
      ${metrics.map((name) => html`<td class="n">${number(window.performance[name])}</td>`)}<td class="n">${count(window.rows)}</td></tr>`)}
    </tbody></table></div>`;
}
