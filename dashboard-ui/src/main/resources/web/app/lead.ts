import { html, nothing, type TemplateResult } from 'lit';
import { mostMoved, mostMovedWords } from './features';
import { count, LEVEL_WORDS, nameOf, number } from './format';
import { toFeature, toWindow } from './router';
import type { BatchSummary, BatchView } from './types';
import { judged, performanceWords, run, when } from './words';

/** Names that say when already. */
const DATED = /\d{4}-\d\d-\d\d/;

/**
 * What a model's last judged window says, in sentences: what moved, how the performance is, how high the risk is and since when.
 *
 * @param windows the model's, newest first
 */
export function lead(view: BatchView, windows: BatchSummary[]): TemplateResult {
  return html`<p class="lead">${riskWords(view, windows)} ${movedWords(view)} ${performanceWords(view)}.</p>`;
}

function riskWords(view: BatchView, windows: BatchSummary[]): TemplateResult {
  const since = run(windows);
  const { summary } = view;
  const words = html`<b class=${summary.level}>Risk ${number(summary.score, 0)}, ${LEVEL_WORDS[summary.level].toLowerCase()}</b>`;
  if (since === undefined || summary.level === 'unknown') {
    return html`${words}.`;
  }
  const link = html`<a href=${toWindow(summary.model, since.first.batch)}>${nameOf(since.first)}</a>`;
  return html`${words} ${since.windows === 1 ? html`since ${link}, the last judged window`
    : html`for ${since.more ? 'at least ' : ''}${count(since.windows)} windows, since ${link}`}${since.first.from && !DATED.test(since.first.name) ? html` (${when(since.first)})` : nothing}.`;
}

/** How many features moved and which most. */
export function movedWords(view: BatchView): TemplateResult {
  const { drift, assessment, summary } = view;
  if (!drift) {
    return html`Its drift is not judged yet.`;
  }
  if (drift.verdict === 'insufficient-data') {
    return html`There is too little data for a verdict on drift${drift.reason ? html`: ${drift.reason}` : nothing}.`;
  }
  const moved = assessment.driftedFeatures.length;
  if (moved === 0) {
    return html`${drift.verdict === 'drifted' ? html`No feature alone moved, but ${drift.joint?.verdict === 'drifted' ? 'they do together' : 'the window is unlike the reference'}.`
      : html`None of ${count(drift.features.length)} features moved.`}`;
  }
  const most = mostMoved(view);
  return html`${mostMovedWords(moved, drift.features.length, most, most && html`<a href=${toFeature(summary.model, most.feature, summary.batch)}>${most.feature}</a>`)}.`;
}

/** That newer windows are there which are not judged, and why. */
export function newest(windows: BatchSummary[]): TemplateResult | typeof nothing {
  const last = windows[0];
  if (last === undefined || judged(last)) {
    return nothing;
  }
  const waiting = windows.findIndex(judged);
  return html`<p class="notice quiet">${waiting > 1 ? html`The newest ${count(waiting)} windows are incomplete, the last of them` : html`The newest window is incomplete:`}
    <a href=${toWindow(last.model, last.batch)}>${nameOf(last)}</a>, ${when(last)}, ${count(last.rows)} rows so far${last.driftVerdict === 'insufficient-data' ? ', too few for a verdict' : ''}.
    What is said here is of the last judged one.</p>`;
}
