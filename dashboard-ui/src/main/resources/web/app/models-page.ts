import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { mostMovedWords } from './features';
import { isOpen } from './incident-words';
import { waitingWords } from './intake';
import { count, counted, level, nameOf, number, percent, sparkline, task, time } from './format';
import { DataPage, known } from './page';
import { to, toModel, toWindow, withQuery, type Route } from './router';
import type { Accounting, Alert, Intake, Level, ModelSummary, Overview } from './types';
import { metricWords } from './words';

const PAGE = 25;
const SEARCH_MILLIS = 250;
const LEVELS: Level[] = ['critical', 'warning', 'ok', 'unknown'];
const SORTS = { '': 'worst first', name: 'by name', newest: 'newest data first', oldest: 'oldest data first' };

interface Shown { overview: Overview; alerts?: Alert[]; accounting?: Accounting }

/** All models, those with open incidents first. */
class ModelsPage extends DataPage<Shown> {
  private typing?: ReturnType<typeof setTimeout>;

  protected async load({ query }: Route): Promise<Shown> {
    const accounting = known(api.accounting());
    const alerts = await known(api.alerts());
    const first = [...new Set((alerts ?? []).filter(isOpen).map(({ model }) => model))];
    const asked = { q: query.q, levels: query.level ? query.level.split(',') : [], first, sort: query.sort, offset: PAGE * (this.number(query) - 1), limit: PAGE };
    return { overview: await api.overview(asked), alerts, accounting: await accounting };
  }

  private number(query: Record<string, string>) {
    return Math.max(1, Math.floor(Number(query.page)) || 1);
  }

  protected news(shown: Shown, arrived: Shown): string | undefined {
    const before = shown.overview.items.map(({ model }) => model);
    const after = arrived.overview.items.map(({ model }) => model);
    if (before.length === 0 || JSON.stringify(before) === JSON.stringify(after)) {
      return undefined; // Rows keep their place: their figures may change below one's eyes.
    }
    const added = after.filter((model) => !before.includes(model)).length;
    return added > 0 ? `${count(added)} other ${added === 1 ? 'model' : 'models'}` : 'Another order';
  }

  protected content({ overview: page, alerts, accounting }: Shown): TemplateResult {
    const { query } = this.route;
    const asked = (query.q ?? query.level ?? '') !== '';
    const judgedNames = new Set(page.items.map(({ model }) => model));
    const fresh = asked || page.total > PAGE ? [] : (accounting?.models ?? []).filter(({ model }) => !judgedNames.has(model));
    if (page.total + fresh.length === 0 && !asked) {
      return empty();
    }
    const number = this.number(query);
    const pages = Math.max(1, Math.ceil(page.total / PAGE));
    const go = (changes: Record<string, string | number | undefined>) => { location.hash = withQuery(this.route, { page: undefined, ...changes }); };
    return html`<div class="title"><h1>Models</h1><p class="muted">${counted(page.total + fresh.length, 'model')}${
        alerts === undefined ? '; the incidents are not known: alert-service does not answer' : ''}${accounting === undefined ? '; what waits is not known: ingest-service does not answer' : ''}</p></div>
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="search"><span class="visually-hidden">Search models</span><input type="search" placeholder="Search models" maxlength="200" .value=${query.q ?? ''}
          @input=${(event: Event) => { clearTimeout(this.typing); const q = (event.target as HTMLInputElement).value; this.typing = setTimeout(() => {
            history.replaceState(null, '', withQuery(this.route, { q, page: undefined })); dispatchEvent(new HashChangeEvent('hashchange')); }, SEARCH_MILLIS); }}></label>
        <div class="choices" role="group" aria-label="Level">${LEVELS.map((of) => { const on = (query.level ?? '').split(',').includes(of);
          return html`<button type="button" class="choice ${of}" aria-pressed=${on} @click=${() => go({ level: on ? undefined : of })}>${level(of)} ${count(page.levels[of] ?? 0)}</button>`; })}</div>
        <label>Order <select @change=${(event: Event) => go({ sort: (event.target as HTMLSelectElement).value })}>${Object.entries(SORTS).map(([name, words]) => html`<option
          value=${name} ?selected=${name === (query.sort ?? '')}>${words}</option>`)}</select></label></form>
      ${page.items.length + fresh.length === 0 ? html`<section class="card"><p>No model is like that. <a href="#/">Show all</a></p></section>`
        : html`<ul class="models">${page.items.map((of) => row(of, accounting?.models.find(({ model }) => model === of.model), alerts))}
          ${fresh.map((intake) => row(blank(intake.model), intake, alerts))}</ul>`}
      ${pages > 1 ? html`<nav class="pages" aria-label="Pages">${number > 1 ? html`<a href=${withQuery(this.route, { page: number === 2 ? undefined : number - 1 })}>Previous</a>` : nothing}
        <span>Page ${number} of ${count(pages)}</span>${number < pages ? html`<a href=${withQuery(this.route, { page: number + 1 })}>Next</a>` : nothing}</nav>` : nothing}`;
  }
}
customElements.define('leeway-models', ModelsPage);

const blank = (model: string) => ({ model, task: '' as never, version: 1, features: 0, batches: 0, levelWindows: 0, recentScores: [] }) satisfies ModelSummary;

/** A model in a row. */
export function row(of: ModelSummary, intake: Intake | undefined, alerts: Alert[] | undefined): TemplateResult {
  const open = alerts?.filter((alert) => alert.model === of.model && isOpen(alert)) ?? [];
  const firing = open.filter(({ state }) => state === 'firing').length;
  const judged = of.judged;
  const waiting = waitingWords(intake);
  return html`<li class="row ${judged?.level ?? 'unknown'}">
    <div class="name"><h2><a class="cover" href=${toModel(of.model)}>${of.model}</a>${intake?.retired ? html` <span class="level unknown">Retired</span>` : nothing}</h2>
      <p class="muted">${(of.task as string) === '' ? 'registered' : `${task(of.task)}, ${counted(of.features, 'feature')}`}</p></div>
    <div class="risk"><span class="big">${number(judged?.score, 0)}</span> ${level(judged?.level ?? 'unknown')}
      ${of.levelWindows > 1 ? html`<p class="muted">for ${count(of.levelWindows)} windows</p>` : nothing}</div>
    <div class="trend">${sparkline(of.recentScores)}</div>
    <div class="says"><p>${judged ? drift(of) : intake?.waiting || intake?.stalled ? waiting : 'No window has been judged yet.'}</p>
      <p>${of.performance ? html`${judged?.performanceVerdict === 'drifted' && !of.performance.exceeded ? html`<b>Performance dropped</b>; ` : nothing}${metricWords({ ...of.performance, name: of.performance.metric })} <span class="muted">labels of ${percent(of.performance.coverage)}</span>`
        : judged ? html`<span class="muted">no labels yet</span>` : nothing}</p>
      ${of.incomplete ? html`<p class="muted">Newest: <a href=${toWindow(of.model, of.incomplete.batch)}>${nameOf(of.incomplete)}</a>, incomplete</p>` : nothing}
      ${judged && waiting !== nothing ? html`<p class="muted">${waiting}</p>` : nothing}</div>
    <div class="last"><p>${open.length === 0 ? html`<span class="muted">${alerts === undefined ? 'incidents not known' : 'no incidents'}</span>`
        : html`<a class=${firing > 0 ? 'alarm' : ''} href=${to(['incidents'], { model: of.model })}>${counted(open.length, 'incident')}</a>${
          firing === 0 ? html` <span class="muted">taken on</span>` : nothing}`}</p>
      <p class="muted">${of.lastData ? html`data to ${time(of.lastData, 'date')}` : 'no data yet'}</p></div></li>`;
}

function drift(of: ModelSummary): TemplateResult | string {
  const judged = of.judged!;
  if (judged.driftVerdict === undefined || judged.driftVerdict === 'insufficient-data') {
    return judged.driftVerdict ? 'Too little data for a verdict on drift.' : 'Drift is not judged yet.';
  }
  if (judged.driftedFeatures === 0) {
    return judged.driftVerdict === 'drifted' ? 'No feature alone moved, but several together.' : 'No feature moved.';
  }
  return mostMovedWords(judged.driftedFeatures, of.features, of.moved);
}

const empty = (): TemplateResult => html`<section class="card first"><h1>No models yet</h1><p>Leeway watches a model from the moment it knows what to compare with. Register one,
  send its reference and then what comes in:</p>
  <pre tabindex="0">./leeway apply -f model.yaml
./leeway reference MODEL reference.csv
./leeway push MODEL batch.csv</pre><p>Or look at two real ones: <code>./leeway demo</code></p></section>`;
