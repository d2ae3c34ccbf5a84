import { html, nothing, type TemplateResult } from 'lit';
import { count, level, number, sparkline, task, time, verdict } from './format';
import { waitingWords } from './intake';
import type { Alert, BatchSummary, Intake, ModelLine } from './types';

const SEVERITY = { critical: 0, warning: 1, unknown: 2, ok: 3 };

/** Models, the worst first; one whose pipeline is stalled before its equals. */
export function worstFirst(lines: ModelLine[], intake: (model: string) => Intake | undefined): ModelLine[] {
  const stalled = (line: ModelLine) => (intake(line.model)?.stalled ? 0 : 1);
  return [...lines].sort((a, b) => SEVERITY[a.last?.level ?? 'unknown'] - SEVERITY[b.last?.level ?? 'unknown']
    || stalled(a) - stalled(b) || (b.last?.score ?? 0) - (a.last?.score ?? 0) || a.model.localeCompare(b.model));
}

/** A model in a few lines. */
export function modelCard(line: ModelLine, intake: Intake | undefined, alerts: Alert[] | undefined): TemplateResult {
  const open = alerts?.filter((alert) => alert.model === line.model && alert.state === 'firing').length;
  const last = line.last;
  return html`<a class="card model ${last?.level ?? 'unknown'}" href="#/models/${encodeURIComponent(line.model)}">
    <div class="card-head"><div><h2>${line.model} ${retired(intake?.retired)}</h2>
      <div class="muted">${task(line.task)} · ${line.features} features · ${line.batches === 1 ? '1 batch' : `${count(line.batches)} batches`} judged</div></div>
      <div class="score"><b>${number(last?.score, 0)}</b>${level(last?.level ?? 'unknown')}</div></div>
    ${last ? html`<dl>
      <dt>Last batch</dt><dd>${last.name} · ${count(last.rows)} rows · ${time(last.to ?? last.acceptedAt)}</dd>
      <dt>Drift</dt><dd>${driftWords(last)}</dd>
      <dt>Performance</dt><dd>${last.performanceVerdict === undefined ? 'no labels yet' : verdict(last.performanceVerdict, 'Dropped', 'Holds')}
        ${Object.entries(last.performance).filter(([name]) => ['f1', 'accuracy', 'rmse'].includes(name)).map(([name, value]) => html` <span class="muted">${name}</span> ${number(value)}`)}</dd>
      <dt>Incidents</dt><dd>${open === undefined ? 'not known' : open === 0 ? 'none open' : html`<b>${open} open</b>`}</dd></dl>` : unjudged(intake)}
    ${last ? waiting(intake) : nothing}
    ${sparkline(line.recentScores)}
  </a>`;
}

/** A model that ingest-service knows and risk-service does not know yet. */
export const newModelCard = (intake: Intake): TemplateResult => html`
  <a class="card model unknown" href="#/models/${encodeURIComponent(intake.model)}">
    <div class="card-head"><h2>${intake.model} ${retired(intake.retired)}</h2>${level('unknown')}</div>${unjudged(intake)}</a>`;

export const retired = (is: boolean | undefined) => (is ? html`<span class="level unknown">Retired</span>` : nothing);

function waiting(intake: Intake | undefined): TemplateResult | typeof nothing {
  const words = waitingWords(intake);
  return words === nothing ? nothing : html`<p class="empty">${words}</p>`;
}

function unjudged(intake: Intake | undefined): TemplateResult {
  if (intake === undefined) {
    return html`<p class="empty">No batch has been judged yet.</p>`;
  }
  if (intake.waiting > 0 || intake.stalled) {
    return html`<p class="empty">${waitingWords(intake)}</p>`;
  }
  return html`<p class="empty">${intake.deadLettered > 0 ? 'Its batches are among the dead letters.'
    : intake.evaluated > 0 ? 'Judged; the assessment is on its way.'
    : intake.refused > 0 ? `No batch has been accepted; ${count(intake.refused)} refused.` : 'No batch has come yet.'}</p>`;
}

function driftWords(batch: BatchSummary): TemplateResult | string {
  if (batch.driftVerdict === undefined) {
    return 'waiting';
  }
  if (batch.driftVerdict === 'insufficient-data') {
    return 'insufficient data';
  }
  const names = batch.driftedFeatures;
  return names.length === 0 ? 'no feature drifted'
    : html`<b>${names.length} drifted:</b> ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' …' : ''}`;
}
