import { html, nothing, type TemplateResult } from 'lit';
import { level, number } from './format';
import type { BatchView } from './types';

type Part = BatchView['assessment']['parts'][number];

const PARTS: Record<string, { name: string; says: string }> = {
  statistical: { name: 'Features', says: 'How far the features moved' },
  prediction: { name: 'Predictions', says: 'How far the predictions moved' },
  performance: { name: 'Performance', says: 'How far metrics fell behind their baseline' },
  quality: { name: 'Data quality', says: 'Checks of the data that failed' },
  range: { name: 'Range', says: 'Values outside of what the model was trained on' },
};
const ORDER = Object.keys(PARTS);

/** How many points of the risk a part is. Weights are such that the parts' points sum to it. */
export const points = (part: Part) => 100 * part.effectiveWeight * (part.value ?? 0);

export const partName = (part: { name: string }) => PARTS[part.name]?.name ?? part.name;

/**
 * The parts that a risk consists of, as one bar and as a list, each with its first reasons.
 *
 * @param rest where all reasons are
 */
export function riskParts(view: BatchView, reasons: number, rest?: string): TemplateResult {
  const parts = [...view.assessment.parts].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  return html`${view.assessment.score === undefined ? nothing : html`<div class="sum" role="img" aria-label="Risk ${number(view.assessment.score, 0)} of 100: ${parts
      .filter((part) => points(part) > 0).map((part) => `${partName(part)} ${number(points(part), 0)}`).join(', ')}">
      ${parts.map((part) => html`<i class=${part.name} .style=${`width:${points(part)}%`}></i>`)}</div>`}
    <div class="parts">${parts.map((part) => html`<section>
      <h3><i class="key ${part.name}"></i>${partName(part)} <span class="figure">${part.value === undefined ? level('unknown')
        : html`${number(points(part), 1)} <span class="muted">of ${number(100 * part.effectiveWeight, 1)} points</span>`}</span></h3>
      ${part.reasons.length === 0 ? html`<p class="muted">${PARTS[part.name]?.says ?? ''}${part.value === undefined ? ': not known' : part.value === 0 ? ': nothing found' : ''}.</p>`
        : html`<ul>${part.reasons.slice(0, reasons).map((reason) => html`<li>${reason}</li>`)}
          ${part.reasons.length > reasons ? html`<li class="muted">${rest === undefined ? html`and ${part.reasons.length - reasons} more` : html`<a href=${rest}>and ${part.reasons.length - reasons} more<span class="visually-hidden"> of ${partName(part)}</span></a>`}</li>` : nothing}</ul>`}
    </section>`)}</div>`;
}

/** The risk as a large number with its level. */
export const score = (of: BatchView['summary'] | undefined): TemplateResult => html`<div class="score ${of?.level ?? 'unknown'}">
  <span class="muted">Risk</span><b>${number(of?.score, 0)}</b>${level(of?.level ?? 'unknown')}</div>`;

