import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { age, count, nameOf, time } from './format';
import { DataPage, known } from './page';
import { toModel, toWindow, withQuery, type Route } from './router';
import type { Accounting, BatchAnswer, Intake, Refusal, WaitingLabels } from './types';

const COLUMNS: [string, keyof Intake][] = [['Received', 'received'], ['Refused', 'refused'], ['Accepted', 'accepted'], ['Judged', 'evaluated'], ['Waiting', 'waiting'],
  ['Dead letters', 'deadLettered'], ['Rejected rows', 'rejectedRows'], ['Labels waiting', 'labelsWaiting']];
const MOST = 200;
const WINDOWS = 200;

interface Shown { accounting: Accounting; answers?: BatchAnswer[]; refusals?: Refusal[]; labels?: WaitingLabels; names?: Map<string, string> }

/** What came in and what became of it, of all models or of one. */
class IntakePage extends DataPage<Shown> {
  protected async load({ query }: Route): Promise<Shown> {
    const { model } = query;
    if (model === undefined) {
      return { accounting: await api.accounting() };
    }
    const [accounting, answers, refusals, labels, windows] = await Promise.all([api.accounting(model), known(api.answers(model)), known(api.refusals(model)), known(api.waitingLabels(model)),
      known(api.batches(model, WINDOWS))]);
    return { accounting, answers, refusals, labels, names: new Map(windows?.items.map((window) => [window.batch, nameOf(window)])) };
  }

  protected content({ accounting, answers, refusals, labels, names }: Shown): TemplateResult {
    const { model } = this.route.query;
    const list = [...accounting.models].sort((a, b) => Number(b.stalled) - Number(a.stalled) || b.waiting - a.waiting || a.model.localeCompare(b.model));
    const open = list.reduce((sum, line) => sum + line.waiting, 0);
    return html`<div class="title"><div><h1>Intake</h1><p class="muted">${model ? html`of <a href=${toModel(model)}>${model}</a>. <a href=${withQuery(this.route, { model: undefined })}>Of all models</a>`
        : open === 0 ? 'All that was accepted is judged.' : `${count(open)} accepted, not judged yet.`}</p></div></div>
      <section class="card"><h2>Accounting <span class="muted">batches: received = refused + accepted; accepted = judged + waiting + dead letters</span></h2>
        ${list.length === 0 ? html`<p class="empty">Nothing has come in yet.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="Accounting"><table><thead><tr><th>Model</th>${COLUMNS.map(([name]) => html`<th class="n">${name}</th>`)}<th>Last batch</th></tr></thead><tbody>
        ${list.slice(0, MOST).map((line) => html`<tr><th scope="row"><a href=${withQuery(this.route, { model: line.model })}>${line.model}</a>${line.stalled ? html` <span class="level critical">Stalled</span>` : nothing}${line.retired ? html` <span class="level unknown">Retired</span>` : nothing}</th>
          ${COLUMNS.map(([, key]) => html`<td class="n">${count(line[key] as number)}${key === 'waiting' && line.waitingSince ? html` <span class="muted">${age(line.waitingSince)}</span>` : nothing}</td>`)}
          <td class="muted nowrap">${time(line.lastBatchAt)}</td></tr>`)}</tbody></table></div>`}
        <p class="after">${accounting.deadLetters > 0 ? html`<a href="#/dead-letters">${count(accounting.deadLetters)} open ${accounting.deadLetters === 1 ? 'dead letter' : 'dead letters'}</a>`
          : html`<span class="muted">No dead letters.</span> <a href="#/dead-letters">Dead letters</a>`}</p></section>
      ${model === undefined ? nothing : html`${this.answers(model, answers, names)}${this.refusals(refusals)}
        ${labels?.rows ? html`<section class="card"><h2>Labels without a prediction</h2><p>${count(labels.rows)}, such as ${labels.rowIds.slice(0, 5).join(', ')}</p></section>` : nothing}`}`;
  }

  private answers(model: string, answers: BatchAnswer[] | undefined, names: Map<string, string> | undefined): TemplateResult {
    const place = ({ batch, name, windows, windowCount }: BatchAnswer) => (windows.length === 0 ? html`<a href=${toWindow(model, batch)}>${name}</a>` : windowCount === 1 ? html`<a href=${toWindow(model, windows[0])}>${names?.get(windows[0]) ?? 'a window'}</a>` : `${count(windowCount)} windows`);
    return html`<section class="card"><h2>Accepted batches <span class="muted">the latest 50</span></h2>${answers === undefined ? html`<p class="empty">They are not known.</p>` : answers.length === 0 ? html`<p class="empty">None yet.</p>`
      : html`<div class="scroll tall" tabindex="0" role="region" aria-label="Accepted batches"><table><thead><tr><th>Batch</th><th>Window</th><th>Accepted</th><th class="n">Rows</th><th class="n">Rejected</th><th>First reason</th></tr></thead><tbody>${answers.map((answer) => html`<tr>
        <th scope="row">${answer.name}</th><td class="place">${place(answer)}</td><td class="muted nowrap">${time(answer.acceptedAt)}</td><td class="n">${count(answer.rows)}</td><td class="n">${count(answer.rejected.rows)}</td>
        <td class="words">${answer.rejected.errors[0] ? `${answer.rejected.errors[0].row === undefined ? '' : `Row ${count(answer.rejected.errors[0].row)}: `}${answer.rejected.errors[0].message}` : ''}</td></tr>`)}</tbody></table></div>`}</section>`;
  }

  private refusals(refusals: Refusal[] | undefined): TemplateResult {
    return html`<section class="card"><h2>Refused as a whole</h2>${refusals === undefined ? html`<p class="empty">They are not known.</p>` : refusals.length === 0 ? html`<p class="empty">Nothing was refused.</p>`
      : html`<ul class="plain">${refusals.map((refusal) => html`<li><div class="what"><b>${refusal.kind}${refusal.name ? ` “${refusal.name}”` : ''}</b> <span class="muted">${time(refusal.at)}</span><p>${refusal.detail ?? refusal.title}</p></div></li>`)}</ul>`}</section>`;
  }
}
customElements.define('leeway-intake', IntakePage);
