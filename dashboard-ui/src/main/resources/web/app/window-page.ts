import { html, nothing, type TemplateResult } from 'lit';
import './incident-list';
import { api } from './api';
import { columnTable } from './features';
import { changes, joint, quality, ranges, unusualness, vectors, witnesses } from './findings';
import { count, nameOf, time } from './format';
import { movedWords } from './lead';
import { DataPage, known } from './page';
import { performance } from './performance';
import { riskParts, score } from './risk';
import { isOther, toCompare, toWindow, type Route } from './router';
import type { Alert, BatchAnswer, BatchSummary, BatchView, Silence } from './types';
import { performanceWords, when } from './words';

/** The numbers of windows by time have gaps where nothing came; most are short. */
const NEAR = 10;
const MOST = 1_000;

interface Shown { view: BatchView; before?: BatchSummary; after?: BatchSummary; alerts?: Alert[]; silences?: Silence[]; answers: BatchAnswer[] }

/** One window: why its risk is what it is, and all that was found in it. */
class WindowPage extends DataPage<Shown> {
  protected needs(before: Route, now: Route) {
    return isOther(before, now);
  }

  protected async load({ model: name, window: batch }: Route): Promise<Shown> {
    const model = name!;
    const view = await api.batch(model, batch!);
    const { sequence } = view.summary;
    const [around, alerts, silences, answers] = await Promise.all([
      known(api.batches(model, NEAR + 2, sequence + NEAR + 1)), known(api.alerts(model)), known(api.silences()), this.answers(model, view)]);
    const near = [...around?.items ?? []];
    if (near[0]?.sequence === sequence) {
      near.unshift(...(await known(api.batches(model, MOST)))?.items.filter((window) => window.sequence > sequence) ?? []); // none, or behind a long gap
    }
    return { view, before: near.find((window) => window.sequence < sequence), after: near.filter((window) => window.sequence > sequence).at(-1), alerts: alerts?.filter((alert) => alert.batch === batch || alert.windows?.some((of) => of.batch === batch)), silences, answers };
  }

  /** What was answered when its rows came: one answer, or those of the batches that it is put together from. */
  private async answers(model: string, view: BatchView): Promise<BatchAnswer[]> {
    const { batch } = view.summary;
    const all = await known(api.answers(model)) ?? [];
    const found = all.filter((answer) => answer.batch === batch || answer.windows.includes(batch));
    if (found.length > 0 || all.some((answer) => answer.windows.length > 0)) {
      return found;
    }
    const own = all.length === 0 ? undefined : await known(api.answer(model, batch)); // older than those that are listed
    return own === undefined ? [] : [own];
  }

  protected name({ view }: Shown) {
    return nameOf(view.summary);
  }

  protected news(shown: Shown, arrived: Shown): string | undefined {
    return arrived.view.assessment.revision !== shown.view.assessment.revision ? 'This window was judged anew' : undefined;
  }

  protected content({ view, before, after, alerts, silences, answers }: Shown): TemplateResult {
    const { summary: window, drift } = view;
    const rejected = answers.reduce((sum, answer) => sum + answer.rejected.rows, 0) || view.assessment.batch.rejectedRows;
    return html`
      <nav class="neighbours" aria-label="Neighbouring windows">${before ? html`<a rel="prev" href=${toWindow(window.model, before.batch)}>← ${nameOf(before)}</a>` : html`<span class="muted">the first window</span>`}
        ${after ? html`<a rel="next" href=${toWindow(window.model, after.batch)}>${nameOf(after)} →</a>` : html`<span class="muted">the newest window</span>`}</nav>
      <div class="title"><div><h1>${nameOf(window)}</h1><p class="muted">${when(window)} · ${count(window.rows)} rows${rejected > 0 ? html` · <a href="#rejected"
          @click=${(event: Event) => { event.preventDefault(); this.querySelector('#rejected')?.scrollIntoView(); }}>${count(rejected)} rejected</a>` : nothing}
        · accepted ${time(window.acceptedAt)}${drift && drift.revision > 1 ? html` · put together from ${count(drift.revision)} batches` : nothing}${
        drift?.policy && drift.policy !== 'leeway' ? html` · decided as ${drift.policy} does` : nothing}</p></div>${score(window)}</div>
      <p class="lead">${movedWords(view)} ${performanceWords(view)}.</p>
      <p class="actions">${before ? html`<a class="button" href=${toCompare(window.model, before.batch, window.batch)}>Compare with the one before</a>` : nothing}</p>
      <section class="card why"><h2>${window.score === undefined ? 'Why there is no risk' : `Why the risk is ${Math.round(window.score)}`}</h2>${riskParts(view, 5)}</section>
      ${changes(view)}
      <section class="card"><h2>Features <span class="muted">furthest beyond its limit first</span></h2>${drift?.reason ? html`<p>${drift.reason}</p>` : nothing}
        ${ranges(view)}${unusualness(view)}${witnesses(view)}${columnTable(view, drift?.features ?? [], 'Features')}${joint(view)}</section>
      ${alerts?.length ? html`<section class="card"><h2>Incidents</h2><leeway-incident-list .alerts=${alerts} .silences=${silences} .takeOn=${this.route.query.acknowledge} @changed=${() => this.reload()}></leeway-incident-list></section>` : nothing}
      <section class="card"><h2>Predictions</h2>${columnTable(view, drift?.predictions ?? [], 'Predictions')}</section>${vectors(view)}
      <section class="card"><h2>Performance</h2>${performance(view)}</section>
      <div class="two"><section class="card"><h2>Data quality</h2>${quality(view)}</section>${this.rows(answers, rejected)}</div>`;
  }

  private rows(answers: BatchAnswer[], rejected: number): TemplateResult {
    const errors = answers.flatMap((answer) => [...answer.rejected.errors, ...answer.unreadable.errors]);
    const unreadable = answers.reduce((sum, answer) => sum + answer.unreadable.cells, 0);
    return html`<section class="card" id="rejected"><h2>Rejected rows <span class="muted">${count(rejected)}</span></h2>
      ${rejected === 0 && unreadable === 0 ? html`<p class="empty">No row was rejected.</p>` : nothing}
      ${unreadable > 0 ? html`<p>${count(unreadable)} cells could not be read and count as missing.</p>` : nothing}
      ${errors.length > 0 ? html`<div class="scroll" tabindex="0" role="region" aria-label="Reasons"><table><thead><tr><th class="n">Row</th><th>Column</th><th>Reason</th></tr></thead><tbody>${errors.slice(0, 100).map((error) => html`<tr>
        <td class="n">${error.row === undefined ? '' : count(error.row)}</td><td>${error.column ?? ''}</td><td class="words">${error.message}</td></tr>`)}</tbody></table></div>`
        : rejected > 0 ? html`<p class="muted">The reasons are in the answers to the batches it came in; they are kept for the latest 50.</p>` : nothing}
      ${answers.flatMap(({ notes }) => notes).slice(0, 5).map((note) => html`<p class="muted">${note}</p>`)}</section>`;
  }
}
customElements.define('leeway-window', WindowPage);
