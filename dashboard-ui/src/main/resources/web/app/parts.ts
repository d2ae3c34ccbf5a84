import { html, nothing, type TemplateResult } from 'lit';
import type { Alert, BatchSummary, BatchView, ColumnDrift, Dynamic, Metric, Statistic } from './types';
import { count, level, number, percent, time, verdict } from './format';
import { distributionOption } from './charts';

const MOST_FOLDED = 10;
const WORST_FIRST = { drifted: 0, 'insufficient-data': 1, stable: 2 };

const effectOverThreshold = (column: ColumnDrift) =>
  Math.max(0, ...column.statistics
    .filter((statistic) => statistic.pValue === undefined && statistic.value !== undefined && statistic.threshold)
    .map((statistic) => statistic.value! / statistic.threshold!));

/** How near a column is to drift, which it is from 1 on where it has drifted: no large effect counts that is usual. */
function effect(column: ColumnDrift): number {
  const unusual = column.statistics.find((statistic) => statistic.name === 'unusual');
  const effect = effectOverThreshold(column);
  if (column.verdict === 'drifted' || unusual?.adjustedPValue === undefined || !unusual.threshold) {
    return effect;
  }
  const usual = Math.log(Math.max(unusual.adjustedPValue, 1e-300)) / Math.log(unusual.threshold);
  return Math.min(effect, Math.max(0, usual));
}

/** Columns as a table, what moved most first; each opens to its statistics and its shape. */
export function columns(list: ColumnDrift[]): TemplateResult {
  const sorted = [...list].sort((a, b) => WORST_FIRST[a.verdict] - WORST_FIRST[b.verdict] || effect(b) - effect(a));
  return html`<div class="columns">${sorted.map((column) => html`
    <details>
      <summary>
        <span class="name">${column.column}</span>
        ${column.verdict === 'insufficient-data' ? html`<span class="bar"></span><span class="figure">–</span>`
          : html`<span class="bar" title="how far it moved, over what makes it drift"><i class=${column.verdict}
            .style=${`width:${Math.min(100, effect(column) * 33.3)}%`}></i></span>
          <span class="figure">${number(effect(column), 2)}×</span>`}
        ${verdict(column.verdict, 'Drifted')}
      </summary>
      <div class="detail">
        ${column.reason ? html`<p>${column.reason}</p>` : nothing}
        ${column.distribution ? html`<leeway-chart class="small" .option=${distributionOption(column)}
          label="distribution of ${column.column} in the reference and in this batch"></leeway-chart>` : nothing}
        ${statistics(column.statistics)}
        ${summary(column)}
      </div>
    </details>`)}</div>`;
}

/** The limit that its own history sets, and from how many windows. */
function dynamicLimit(dynamic: Dynamic | undefined): TemplateResult | string {
  if (dynamic?.limit === undefined) {
    return html`<span class="muted" title=${dynamic?.reason ?? 'no history is kept'}>–</span>`;
  }
  return html`<span title="from ${dynamic.history} undrifted windows" class=${dynamic.exceeded ? 'beyond' : ''}>${number(dynamic.limit)}</span>`;
}

function statistics(list: Statistic[]): TemplateResult {
  return html`<table><thead><tr><th>Statistic</th><th class="n">Value</th><th class="n">p</th>
    <th class="n">Adjusted p</th><th class="n">Threshold</th><th class="n">Own history</th><th>Method</th></tr></thead><tbody>
    ${list.map((statistic) => html`<tr class=${statistic.exceeded ? 'exceeded' : ''}>
      <td>${statistic.name}</td><td class="n">${number(statistic.value)}</td><td class="n">${number(statistic.pValue)}</td>
      <td class="n">${number(statistic.adjustedPValue)}</td><td class="n">${number(statistic.threshold)}</td>
      <td class="n">${dynamicLimit(statistic.dynamic)}</td>
      <td class="muted">${statistic.reason ?? statistic.method}</td></tr>`)}
  </tbody></table>`;
}

function summary(column: ColumnDrift): TemplateResult {
  const sides: [string, ColumnDrift['reference']][] = [['Reference', column.reference], ['This batch', column.current]];
  return html`<table><thead><tr><th></th><th class="n">Rows</th><th class="n">Missing</th><th class="n">Distinct</th>
    <th class="n">Mean</th><th class="n">Std. dev.</th><th class="n">Min</th><th class="n">Median</th><th class="n">Max</th>
    </tr></thead><tbody>${sides.map(([name, side]) => html`<tr><td>${name}</td><td class="n">${count(side.rows)}</td>
      <td class="n">${count(side.missing)}</td><td class="n">${count(side.distinct)}</td><td class="n">${number(side.mean)}</td>
      <td class="n">${number(side.standardDeviation)}</td><td class="n">${number(side.minimum)}</td>
      <td class="n">${number(side.median)}</td><td class="n">${number(side.maximum)}</td></tr>`)}</tbody></table>`;
}

/** What the risk score is made of. */
export function riskParts(view: BatchView): TemplateResult {
  return html`<div class="parts">${view.assessment.parts.map((part) => html`
    <div class="part">
      <div class="part-head"><b>${part.name}</b>
        <span class="muted">weighs ${percent(part.effectiveWeight || part.weight)}</span>
        <span class="figure">${part.value === undefined ? html`<span class="level unknown">Unknown</span>` : percent(part.value)}</span></div>
      <div class="bar wide"><i class=${part.value ? 'drifted' : 'stable'} .style=${`width:${100 * (part.value ?? 0)}%`}></i></div>
      <ul>${part.reasons.slice(0, 6).map((reason) => html`<li>${reason}</li>`)}
        ${part.reasons.length > 6 ? html`<li>and ${part.reasons.length - 6} more</li>` : nothing}</ul>
    </div>`)}</div>`;
}

export function performance(view: BatchView): TemplateResult {
  const report = view.performance;
  if (!report) {
    return html`<p class="empty">No labels yet. Send them with <code>leeway labels ${view.summary.model} FILE</code>.</p>`;
  }
  return html`<p>${verdict(report.verdict, 'Dropped', 'Holds')} <span class="muted">${count(report.labelledRows)} labels,
    ${percent(report.coverage)} of the rows. ${report.reason ?? ''}</span></p>
    <table><thead><tr><th>Metric</th><th class="n">Value</th><th class="n">99 % interval</th><th class="n">Baseline</th>
    <th class="n">Drop</th><th class="n">Allowed</th><th class="n">Own history</th></tr></thead><tbody>
    ${report.metrics.map((metric: Metric) => html`<tr class=${metric.exceeded ? 'exceeded' : ''}><td>${metric.name}</td>
      <td class="n">${number(metric.value)}</td>
      <td class="n">${metric.lower === undefined ? '–' : `${number(metric.lower)} – ${number(metric.upper)}`}</td>
      <td class="n">${number(metric.baseline)}</td><td class="n">${number(metric.drop)}</td>
      <td class="n">${number(metric.allowedDrop)}</td><td class="n">${dynamicLimit(metric.dynamic)}</td></tr>`)}</tbody></table>
    ${Object.entries(report.unknownClasses ?? {}).map(([name, rows]) => html`<p class="muted">${count(rows)} labels are
      “${name}”, which the reference does not have.</p>`)}`;
}

/** What changed over time; nothing when nothing did. */
export function changes(view: BatchView): TemplateResult | typeof nothing {
  const found = view.assessment.changes ?? [];
  return found.length === 0 ? nothing : html`<section class="card wide"><h2>Change over time</h2><ul class="changes">
    ${found.map((change) => html`<li><span class="kind ${change.kind}">${change.kind}</span> ${change.message}</li>`)}</ul></section>`;
}

/** How unusual the batch is beside what varies in the reference; nothing where rows have no event time. */
export function unusualness(view: BatchView): TemplateResult | typeof nothing {
  const found = view.drift?.unusualness;
  if (!found || (found.basis === 'independent-rows' && !view.summary.from)) {
    return nothing;
  }
  return html`<p class=${found.exceeded ? 'unusual' : 'muted'}>${found.explanation}</p>`;
}

/** What the features do together; nothing under a policy that does not ask. */
export function joint(view: BatchView): TemplateResult | typeof nothing {
  const found = view.drift?.joint;
  if (!found) {
    return nothing;
  }
  if (found.verdict === 'insufficient-data') {
    return html`<p class="muted">Features together: ${found.reason}.</p>`;
  }
  const more = found.leftOutCount - found.leftOut.length;
  return html`<div class="columns"><details>
    <summary><span class="name">Features together</span>
      <span class="muted">${found.reason ?? largestChange(found.correlations[0])}</span>${verdict(found.verdict, 'Drifted')}</summary>
    <div class="detail">
      <table><thead><tr><th>Correlation of</th><th>and</th><th class="n">Reference</th><th class="n">This batch</th>
        <th class="n">Adjusted p</th></tr></thead><tbody>${found.correlations.map((pair) => html`<tr>
        <td>${pair.one}</td><td>${pair.other}</td><td class="n">${number(pair.reference, 2)}</td>
        <td class="n">${number(pair.current, 2)}</td><td class="n">${number(pair.pValue)}</td></tr>`)}</tbody></table>
      ${found.structure ? html`<p>${percent(found.structure.current)} of the squared distance lies outside the reference's
        ${found.structure.components} leading components; ${percent(found.structure.reference)} there.</p>` : nothing}
      ${statistics(found.statistics)}
      <p class="muted">${count(found.rows)} rows by ${found.codes} numbers each.${found.leftOutCount > 0
        ? html` Without ${found.leftOut.join(', ')}${more > 0 ? html` and ${more} more` : nothing}.` : nothing}</p>
    </div></details></div>`;
}

const largestChange = (pair: { one: string, other: string, reference: number, current: number } | undefined) => (pair === undefined
  ? '' : `largest change: ${pair.one} and ${pair.other}, ${number(pair.reference, 2)} to ${number(pair.current, 2)}`);

/** The embedding and the class probabilities, and the features' importance. */
export function vectors(view: BatchView): TemplateResult | typeof nothing {
  const drift = view.drift;
  if (!drift || (!drift.vectors?.length && !drift.importance)) {
    return nothing;
  }
  const importance = drift.importance;
  return html`<section class="card"><h2>Vectors and importance</h2><div class="columns">
    ${(drift.vectors ?? []).map((vector) => html`<details><summary><span class="name">${vector.name}</span>
      <span class="muted">${vector.dimensions} numbers</span>${verdict(vector.verdict, 'Drifted')}</summary>
      <div class="detail">${vector.reason ? html`<p>${vector.reason}</p>` : nothing}
        <p class="muted">${count(vector.currentRows)} sampled rows against ${count(vector.referenceRows)}${vector.unusableRows
          ? html`; ${count(vector.unusableRows)} rows cannot be used` : nothing}</p>${statistics(vector.statistics)}</div></details>`)}
    ${importance ? html`<details><summary><span class="name">importance</span>
      <span class="muted">${percent(importance.shareDistance)} moved</span>${verdict(importance.verdict, 'Drifted')}</summary>
      <div class="detail">${importance.reason ? html`<p>${importance.reason}</p>` : nothing}
        <table><thead><tr><th>Feature</th><th class="n">Reference</th><th class="n">This batch</th></tr></thead><tbody>
        ${importance.features.map((feature) => html`<tr><td>${feature.feature}</td><td class="n">${percent(feature.referenceShare)}</td>
          <td class="n">${percent(feature.currentShare)}</td></tr>`)}</tbody></table></div></details>` : nothing}
  </div></section>`;
}

export function quality(view: BatchView): TemplateResult {
  const findings = view.drift?.quality ?? [];
  return html`${findings.length === 0
    ? html`<p class="empty">${view.drift ? 'No check failed.' : 'Waiting for the drift report.'}</p>`
    : html`<table><thead><tr><th>Column</th><th>Check</th><th>Finding</th></tr></thead><tbody>
      ${findings.map((finding) => html`<tr><td>${finding.column}</td><td>${finding.check}</td><td>${finding.message}</td></tr>`)}
      </tbody></table>`}${folded(view)}`;
}

/** Words that came in another form than they are compared in, which is no fault; the rest of the columns as a number. */
function folded(view: BatchView): TemplateResult | typeof nothing {
  const list = view.drift?.folded ?? [];
  const more = list.length - MOST_FOLDED;
  return list.length === 0 ? nothing : html`<p class="muted">Read in their canonical form:
    ${list.slice(0, MOST_FOLDED).map((column, i) => html`${i > 0 ? ', ' : nothing}${count(column.cells)} ${column.cells === 1
      ? 'cell' : 'cells'} of ${column.column}`)}${more > 0 ? html` and cells of ${more} more` : nothing}.</p>`;
}

/** How many features drifted; where none did by itself, it was what they do together. */
const drifted = (batch: BatchSummary) => (batch.driftVerdict === 'drifted' && batch.driftedFeatures.length === 0
  ? 'together' : batch.driftedFeatures.length);

export function batchTable(batches: BatchSummary[], primary: string[]): TemplateResult {
  return html`<div class="scroll"><table class="batches"><thead><tr><th>Batch</th><th>When</th><th class="n">Rows</th>
    <th class="n">Drifted</th><th class="n">Quality</th>${primary.map((name) => html`<th class="n">${name}</th>`)}
    <th class="n">Risk</th><th>Level</th></tr></thead><tbody>
    ${batches.map((batch) => html`<tr>
      <td><a href="#/models/${encodeURIComponent(batch.model)}/batches/${encodeURIComponent(batch.batch)}">${batch.name}</a></td>
      <td class="muted">${time(batch.to ?? batch.acceptedAt)}</td><td class="n">${count(batch.rows)}</td>
      <td class="n" title=${batch.driftedFeatures.join(', ')}>${batch.driftVerdict === undefined ? '…'
        : batch.driftVerdict === 'insufficient-data' ? 'insufficient data' : drifted(batch)}</td>
      <td class="n">${batch.qualityFindings}</td>
      ${primary.map((name) => html`<td class="n">${number(batch.performance[name])}</td>`)}
      <td class="n">${number(batch.score, 1)}</td><td>${level(batch.level)}</td></tr>`)}
    </tbody></table></div>`;
}

/** What an alert is about: a batch, or what comes in or waits where no batch is the reason. */
function alertSubject(alert: Alert): TemplateResult {
  const model = `#/models/${encodeURIComponent(alert.model)}`;
  if (alert.batch !== undefined && alert.batch !== null) {
    return html`<a href="${model}/batches/${encodeURIComponent(alert.batch)}">${alert.batchName ?? alert.batch}</a>`;
  }
  const on = alert.findings[0]?.on;
  return html`<a href=${model}>${on === 'intake' ? 'Intake' : on === 'pipeline' ? 'Pipeline' : alert.model}</a>`;
}

export function alertList(alerts: Alert[] | undefined, acknowledge: (alert: Alert) => void): TemplateResult {
  if (alerts === undefined) {
    return html`<p class="empty">The alerts are not known: alert-service does not answer.</p>`;
  }
  return alerts.length === 0
    ? html`<p class="empty">No alerts.</p>`
    : html`<ul class="alerts">${alerts.slice(0, 20).map((alert) => html`<li class=${alert.state}>
        <div>${level(alert.severity)} ${alertSubject(alert)} <span class="muted">${time(alert.firedAt)}</span>
          ${alert.state === 'firing'
            ? html`<button @click=${() => acknowledge(alert)}>Acknowledge</button>`
            : html`<span class="muted">${alert.state}${alert.acknowledgedBy ? ` by ${alert.acknowledgedBy}` : ''}</span>`}</div>
        <div class="muted">${alert.findings.map((finding) => finding.message).join(' ')}</div></li>`)}
      ${alerts.length > 20 ? html`<li class="muted">and ${alerts.length - 20} older ones</li>` : nothing}</ul>`;
}
