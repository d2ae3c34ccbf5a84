import { html, nothing, type TemplateResult } from 'lit';
import type { Alert, BatchSummary, BatchView, ColumnDrift, ColumnRange, Dynamic, Metric, Statistic } from './types';
import { count, level, number, percent, time, verdict } from './format';
import { distributionOption } from './charts';

const MOST_FOLDED = 10;
const day = (iso: string) => iso.slice(0, 10);
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

/**
 * Columns as a table, what is out of range or moved most first; each opens to its statistics and its shape.
 *
 * @param ranges whether they lie within the ranges that the model knows, for those that have any
 */
export function columns(list: ColumnDrift[], ranges: ColumnRange[] = []): TemplateResult {
  const range = new Map(ranges.map((of) => [of.column, of]));
  const isOutside = (column: ColumnDrift) => range.get(column.column)?.verdict === 'out-of-range';
  const worst = (column: ColumnDrift) => (isOutside(column) ? 0 : WORST_FIRST[column.verdict]);
  const sorted = [...list].sort((a, b) => worst(a) - worst(b) || effect(b) - effect(a));
  return html`<div class="columns">${sorted.map((column) => html`
    <details>
      <summary>
        <span class="name">${column.column}</span>
        ${column.verdict === 'insufficient-data' ? html`<span class="bar"></span><span class="figure">–</span>`
          : html`<span class="bar" title="how far it moved, over what makes it drift"><i class=${column.verdict}
            .style=${`width:${Math.min(100, effect(column) * 33.3)}%`}></i></span>
          <span class="figure">${number(effect(column), 2)}×</span>`}
        <span class="badges">${isOutside(column) ? html`<span class="level warning">Out of range</span>` : nothing}
          ${verdict(column.verdict, 'Drifted')}</span>
      </summary>
      <div class="detail">
        ${column.reason ? html`<p>${column.reason}</p>` : nothing}
        ${rangeOf(range.get(column.column))}
        ${column.distribution ? html`<leeway-chart class="small" .option=${distributionOption(column)}
          label="distribution of ${column.column} in the reference and in this batch"></leeway-chart>` : nothing}
        ${statistics(column.statistics)}
        ${summary(column)}
      </div>
    </details>`)}</div>`;
}

/** From where to where the model knows a column, and how much of it lies outside. */
function rangeOf(range: ColumnRange | undefined): TemplateResult | typeof nothing {
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

/** Whether the numeric features lie within what the model knows, and since when they do not; nothing before that is known. */
export function ranges(view: BatchView): TemplateResult | typeof nothing {
  const check = view.drift?.ranges;
  if (!check) {
    return nothing;
  }
  if (check.findings.length === 0) {
    return html`<p class="muted">${check.explanation}</p>`;
  }
  const since = view.assessment.outOfRange ?? check.findings;
  return html`${since.map((found) => html`<p class=${found.basis === 'training' ? 'unusual' : 'muted'}>Out of range:
    ${found.message}${found.since && found.batches > 1
      ? html`; so since ${time(found.since)}, ${count(found.batches)} batches in a row` : nothing}.</p>`)}`;
}

/** How long a change has lasted, what second references say, and what was adopted into the reference; nothing where there is none. */
export function witnesses(view: BatchView): TemplateResult | typeof nothing {
  const drift = view.drift;
  const said = drift?.witnesses ?? [];
  if (!drift || (!drift.since && !drift.ended && said.length === 0 && !drift.adopted)) {
    return nothing;
  }
  return html`${drift.since ? html`<p class="unusual">Unlike the reference since ${day(drift.since)}.</p>` : nothing}
    ${drift.ended ? html`<p class="muted">Like the reference again: ${count(drift.ended.windows)} ${drift.ended.windows === 1
      ? 'window' : 'windows'} from ${day(drift.ended.since)} to ${day(drift.ended.until)} ${drift.ended.windows === 1 ? 'was' : 'were'}
      unlike it.</p>` : nothing}
    ${said.map((witness) => html`<p class="muted">${witness.explanation}${witness.since
      ? ` Since ${day(witness.since)}.` : nothing}</p>`)}
    ${drift.adopted ? html`<p class="muted">${drift.adopted.explanation}</p>` : nothing}`;
}

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

const CONDITIONS: Record<string, string> = {
  'risk': 'Risk', 'drift-share': 'Share of drifted features', 'drift': 'Drift', 'performance-drop': 'Performance',
  'data-quality': 'Data quality', 'out-of-range': 'Out of range', 'change': 'Change over time', 'intake': 'Intake', 'pipeline': 'Pipeline', 'no-data': 'No data',
  'insufficient-data': 'Insufficient data',
};

/** What an incident is one of, such as "Drift of age", and where to look at it. */
function alertSubject(alert: Alert): TemplateResult {
  const model = `#/models/${encodeURIComponent(alert.model)}`;
  const on = alert.on ?? alert.findings[0]?.on;
  const words = `${on ? CONDITIONS[on] ?? on : alert.model}${alert.subject ? ` of ${alert.subject}` : ''}`;
  const where = alert.batch === undefined || alert.batch === null ? model : `${model}/batches/${encodeURIComponent(alert.batch)}`;
  return html`<a href=${where}>${words}</a>`;
}

/** Since when an incident is, in how many batches, and up to when. */
function alertSpan(alert: Alert): TemplateResult {
  const batches = alert.windowCount > 1 ? `, ${count(alert.windowCount)} batches, last ${alert.batchName ?? alert.batch}`
    : alert.batch ? `, ${alert.batchName ?? alert.batch}` : '';
  const returned = alert.returned > 0 ? `, came back ${alert.returned === 1 ? 'once' : `${count(alert.returned)} times`}` : '';
  return html`since ${time(alert.since ?? alert.firedAt)}${batches}${returned}${alert.resolvedAt ? html`, over since ${time(alert.resolvedAt)}` : nothing}`;
}

const OPEN_FIRST = { firing: 0, acknowledged: 1, pending: 2, resolved: 3 };

/** Incidents: those that somebody has to see to first, what is over last. */
export function alertList(alerts: Alert[] | undefined, acknowledge: (alert: Alert) => void, ofAll = false): TemplateResult {
  if (alerts === undefined) {
    return html`<p class="empty">The incidents are not known: alert-service does not answer.</p>`;
  }
  const sorted = [...alerts].sort((a, b) => OPEN_FIRST[a.state] - OPEN_FIRST[b.state]);
  return sorted.length === 0
    ? html`<p class="empty">No incidents.</p>`
    : html`<ul class="alerts">${sorted.slice(0, 20).map((alert) => html`<li class=${alert.state}>
        <div>${level(alert.severity)} ${ofAll ? html`<b>${alert.model}</b> ` : nothing}${alertSubject(alert)} <span class="muted">${alertSpan(alert)}</span>
          ${alert.state === 'firing'
            ? html`<button @click=${() => acknowledge(alert)}>Acknowledge</button>`
            : html`<span class="muted">${alert.state}${alert.acknowledgedBy ? ` by ${alert.acknowledgedBy}` : ''}</span>`}</div>
        <div class="muted">${alert.findings.map((finding) => finding.message).join(' ')}${alert.note ? ` ${alert.note}` : ''}</div></li>`)}
      ${sorted.length > 20 ? html`<li class="muted">and ${sorted.length - 20} more</li>` : nothing}</ul>`;
}
