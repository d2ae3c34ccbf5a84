import { html, nothing, type TemplateResult } from 'lit';
import { miniature } from './distribution';
import { count, number, verdict } from './format';
import { toFeature } from './router';
import type { BatchView, ColumnDrift, ColumnRange, FeatureShift } from './types';
import { shiftOf, shiftWords } from './words';

const WORST_FIRST = { drifted: 0, 'insufficient-data': 1, stable: 2 };

const effectOverThreshold = (column: ColumnDrift) =>
  Math.max(0, ...column.statistics
    .filter((statistic) => statistic.pValue === undefined && statistic.value !== undefined && statistic.threshold)
    .map((statistic) => statistic.value! / statistic.threshold!));

/**
 * How near a column is to drift, which it is from 1 on where it has drifted: an effect that chance or
 * what is usual explains counts no further than that.
 */
export function effect(column: ColumnDrift): number {
  const size = effectOverThreshold(column);
  const chance = column.statistics.filter(({ adjustedPValue, threshold }) => adjustedPValue !== undefined && threshold);
  if (column.verdict === 'drifted' || chance.length === 0) {
    return size;
  }
  const beyond = Math.min(...chance.map((of) => Math.log(Math.max(of.adjustedPValue!, 1e-300)) / Math.log(of.threshold!)));
  return Math.min(size, Math.max(0, beyond));
}

const outOfRange = (ranges: ColumnRange[]) => new Set(ranges.filter(({ verdict: of }) => of === 'out-of-range').map(({ column }) => column));

/** Columns, what is out of range or furthest beyond its limit first. */
export function worstFirst(list: ColumnDrift[], ranges: ColumnRange[] = []): ColumnDrift[] {
  const outside = outOfRange(ranges);
  const worst = (column: ColumnDrift) => (outside.has(column.column) ? 0 : WORST_FIRST[column.verdict]);
  return [...list].sort((a, b) => worst(a) - worst(b) || effect(b) - effect(a) || a.column.localeCompare(b.column));
}

/** A window's columns as a table, each with a way to all that is known of it. */
export function columnTable(view: BatchView, list: ColumnDrift[], label: string): TemplateResult {
  const ranges = view.drift?.ranges?.columns ?? [];
  const outside = outOfRange(ranges);
  const { model, batch } = view.summary;
  return list.length === 0 ? html`<p class="empty">There is nothing to compare.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table class="columns">
    <thead><tr><th>Name</th><th>Verdict</th><th class="n" title="The largest of its statistics over what makes it drift">Of its limit</th><th><span class="visually-hidden">Drawn</span></th><th>What changed</th></tr></thead><tbody>
    ${worstFirst(list, ranges).map((column) => html`<tr>
      <th scope="row"><a href=${toFeature(model, column.column, batch)}>${column.column}</a></th>
      <td>${outside.has(column.column) ? html`<span class="level warning">Out of range</span> ` : nothing}${verdict(column.verdict, 'Moved', 'Still')}</td>
      <td class="n">${column.verdict === 'insufficient-data' ? '–' : html`<span class="meter" aria-hidden="true"><i class=${column.verdict}
        .style=${`width:${Math.min(100, effect(column) * 50)}%`}></i></span> <span class="times">${number(effect(column), effect(column) < 1 ? 2 : 1)}×</span>`}</td>
      <td class="drawn">${miniature(column)}</td><td class="words">${shiftWords(shiftOf(column)) ?? nothing}${column.verdict === 'insufficient-data'
        ? html`<span class="reason muted" title=${column.reason ?? ''}>${column.reason ?? 'too little data'}</span>` : nothing}</td></tr>`)}</tbody></table></div>`;
}

/** The feature that moved most, as the list of models says it; of an assessment from before that was kept, the worst that moved. */
export function mostMoved({ assessment, drift }: BatchView): FeatureShift | undefined {
  if (assessment.shifts?.length) {
    return assessment.shifts[0];
  }
  const moved = new Set(assessment.driftedFeatures);
  const [worst] = worstFirst((drift?.features ?? []).filter(({ column }) => moved.has(column)));
  return worst && shiftOf(worst);
}

/** How many features moved, which of them most, and how; its name may be a link. */
export function mostMovedWords(moved: number, features: number, most: FeatureShift | undefined, name: unknown = most?.feature): TemplateResult {
  const words = shiftWords(most);
  return html`<b>${count(moved)} of ${count(features)} features moved</b>${most ? html`; ${name} most${words ? `, ${words}` : ''}` : nothing}`;
}
