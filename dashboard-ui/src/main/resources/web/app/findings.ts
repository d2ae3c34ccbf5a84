import { html, nothing, type TemplateResult } from 'lit';
import { count, number, percent, time, verdict } from './format';
import { statistics } from './statistics';
import type { BatchView } from './types';

const MOST_FOLDED = 10;
const day = (iso: string) => iso.slice(0, 10);

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
      <div class="scroll" tabindex="0" role="region" aria-label="Correlations"><table><thead><tr><th>Correlation of</th><th>and</th><th class="n">Reference</th><th class="n">This window</th>
        <th class="n">Adjusted p</th></tr></thead><tbody>${found.correlations.map((pair) => html`<tr>
        <td>${pair.one}</td><td>${pair.other}</td><td class="n">${number(pair.reference, 2)}</td>
        <td class="n">${number(pair.current, 2)}</td><td class="n">${number(pair.pValue)}</td></tr>`)}</tbody></table></div>
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
        <div class="scroll" tabindex="0" role="region" aria-label="Importance"><table><thead><tr><th>Feature</th><th class="n">Reference</th><th class="n">This window</th></tr></thead><tbody>
        ${importance.features.map((feature) => html`<tr><td>${feature.feature}</td><td class="n">${percent(feature.referenceShare)}</td>
          <td class="n">${percent(feature.currentShare)}</td></tr>`)}</tbody></table></div></div></details>` : nothing}
  </div></section>`;
}

export function quality(view: BatchView): TemplateResult {
  const findings = view.drift?.quality ?? [];
  return html`${findings.length === 0
    ? html`<p class="empty">${view.drift ? 'No check failed.' : 'Waiting for the drift report.'}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Failed checks"><table><thead><tr><th>Column</th><th>Check</th><th>Finding</th></tr></thead><tbody>
      ${findings.map((finding) => html`<tr><td>${finding.column}</td><td>${finding.check}</td><td>${finding.message}</td></tr>`)}
      </tbody></table></div>`}${folded(view)}`;
}

/** Words that came in another form than they are compared in, which is no fault; the rest of the columns as a number. */
function folded(view: BatchView): TemplateResult | typeof nothing {
  const list = view.drift?.folded ?? [];
  const more = list.length - MOST_FOLDED;
  return list.length === 0 ? nothing : html`<p class="muted">Read in their canonical form:
    ${list.slice(0, MOST_FOLDED).map((column, i) => html`${i > 0 ? ', ' : nothing}${count(column.cells)} ${column.cells === 1
      ? 'cell' : 'cells'} of ${column.column}`)}${more > 0 ? html` and cells of ${more} more` : nothing}.</p>`;
}

