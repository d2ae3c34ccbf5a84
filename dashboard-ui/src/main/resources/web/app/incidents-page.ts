import { html, nothing, type TemplateResult } from 'lit';
import './incident-list';
import { api } from './api';
import { count, time } from './format';
import { condition, isOpen } from './incident-words';
import { DataPage, known } from './page';
import { toModel, withQuery, type Route } from './router';
import type { Alert, Silence } from './types';

const STATES = { '': 'Open', resolved: 'Resolved', pending: 'Pending', all: 'All' };
const MOST = 200;

interface Shown { alerts: Alert[]; silences?: Silence[]; more: boolean }

/** All incidents, with what one does about them. */
class IncidentsPage extends DataPage<Shown> {
  protected async load({ query }: Route): Promise<Shown> {
    const states = query.state === 'all' ? [undefined] : query.state ? [query.state] : ['firing', 'acknowledged'];
    const [silences, ...lists] = await Promise.all([known(api.silences()), ...states.map((state) => api.alerts(query.model, state, query.before))]);
    return { alerts: lists.flat(), silences, more: lists.some((list) => list.length === MOST) };
  }

  protected news(shown: Shown, arrived: Shown): string | undefined {
    const before = new Set(shown.alerts.map(({ id }) => id));
    const added = arrived.alerts.filter(({ id }) => !before.has(id)).length;
    const gone = shown.alerts.filter(({ id }) => !arrived.alerts.some((of) => of.id === id)).length;
    return shown.alerts.length === 0 || added + gone === 0 ? undefined : added > 0 ? `${count(added)} new ${added === 1 ? 'incident' : 'incidents'}`
      : `${count(gone)} ${gone === 1 ? 'is' : 'are'} not here any more`;
  }

  protected content({ alerts, silences, more }: Shown): TemplateResult {
    const { query } = this.route;
    const open = alerts.filter(isOpen);
    const firing = open.filter(({ state }) => state === 'firing').length;
    return html`<div class="title"><div><h1>Incidents</h1><p class="muted">${query.model ? html`of <a href=${toModel(query.model)}>${query.model}</a>. <a href=${withQuery(this.route, { model: undefined })}>Of all models</a>`
        : query.state ? '' : open.length === 0 ? 'None is open.' : `${count(open.length)} open, ${firing === 0 ? 'all taken on' : `${count(firing)} to be taken on`}`}</p></div></div>
      <div class="filters"><div class="choices" role="group" aria-label="State">${Object.entries(STATES).map(([state, words]) => html`<a class="choice" aria-current=${(query.state ?? '') === state ? 'true' : 'false'}
        href=${withQuery(this.route, { state, before: undefined })}>${words}</a>`)}</div></div>
      <section class="card">${alerts.length === 0 ? html`<p class="empty">${query.state ? 'There are none.' : 'No incident is open. What begins one is in each model’s definition.'}</p>`
        : html`<leeway-incident-list bulk all .alerts=${alerts} .silences=${silences} @changed=${() => this.reload()}></leeway-incident-list>`}
        ${more ? html`<p><a href=${withQuery(this.route, { before: alerts.at(-1)!.id })}>Older ones</a></p>` : nothing}</section>
      <section class="card"><h2>Silences</h2>${silences === undefined ? html`<p class="empty">They are not known.</p>` : silences.length === 0 ? html`<p class="empty">Nothing is silent.</p>`
        : html`<ul class="plain">${silences.map((silence) => html`<li><div class="what"><b>${[silence.condition ? condition(silence.condition) : 'Everything', silence.feature ? `of ${silence.feature}` : '', silence.model ? `of ${silence.model}` : 'of all models'].filter(Boolean).join(' ')}</b>
          <p class="muted">until ${time(silence.endsAt)}, by ${silence.createdBy}: ${silence.reason}</p></div>
          <div class="actions"><button ?disabled=${this.busy} @click=${() => this.act(() => api.endSilence(silence.id))}>End<span class="visually-hidden"> the silence of ${silence.model ?? 'all models'}</span></button></div></li>`)}</ul>`}</section>`;
  }
}
customElements.define('leeway-incidents', IncidentsPage);
