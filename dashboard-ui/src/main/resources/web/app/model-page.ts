import { html, nothing, type TemplateResult } from 'lit';
import './incident-list';
import './timeline';
import { api } from './api';
import { placed, spanOf, within } from './axis';
import { budgetCard } from './budget';
import { deliveryCard } from './deliveries';
import { columnTable } from './features';
import { count, nameOf, task } from './format';
import { isOpen } from './incident-words';
import { intakeCard, lastAccepted, lastRefused, nothingJudged, waitingWords } from './intake';
import { lead, newest } from './lead';
import { DataPage, known } from './page';
import { performance } from './performance';
import { partName, riskParts, score } from './risk';
import { to, toCompare, withQuery, type Route } from './router';
import type { AlarmBudget, Alert, BatchSummary, BatchView, Delivery, Intake, ModelView, Refusal, Registered, SeriesPoint, Silence, WaitingLabels } from './types';
import { partSeries, stackOf } from './stack';
import { windowTable } from './window-table';
import { judged, lastJudged, metricName } from './words';

const WINDOWS = 200;
const MOST_WINDOWS = 1_000;
const ROWS = 12;
const PRESETS = { '': 'All', '7d': '7 days', '30d': '30 days', '90d': '90 days', '365d': 'A year' };

interface Shown {
  parts: Map<string, Map<string, number>>;
  model: ModelView; windows: BatchSummary[]; total: number; view?: BatchView; metric?: string; points: SeriesPoint[]; alerts?: Alert[]; silences?: Silence[];
  intake?: Intake; intakeUnknown?: string; refusals?: Refusal[]; labels?: WaitingLabels; budget?: AlarmBudget; deliveries?: Delivery[]; registered?: Registered;
}

/** A model: what is the matter first, then everything over time. */
class ModelPage extends DataPage<Shown> {
  protected needs(before: Route, now: Route) {
    return before.model !== now.model || before.query.metric !== now.query.metric || before.query.windows !== now.query.windows;
  }

  protected async load({ model: name, query }: Route): Promise<Shown> {
    const model = name!;
    const most = Math.min(MOST_WINDOWS, Math.max(WINDOWS, Number(query.windows) || 0));
    let intakeUnknown: string | undefined;
    const definition = known(api.registered(model));
    const [view, page, parts, alerts, silences, accounting, refusals, labels, budget, deliveries, registered] = await Promise.all([
      this.view(model, definition), api.batches(model, most).catch(() => ({ total: 0, items: [] })), partSeries(model), known(api.alerts(model)), known(api.silences()),
      api.accounting(model).catch((problem: Error) => { intakeUnknown = problem.message; return undefined; }), known(api.refusals(model)),
      known(api.waitingLabels(model)), known(api.alarmBudget(model)), known(api.deliveries(model)), definition]);
    const last = lastJudged(page.items) ?? page.items.find(({ driftVerdict }) => driftVerdict !== undefined);
    const report = last && await api.batch(model, last.batch);
    const metric = query.metric ?? report?.performance?.primaryMetric ?? Object.keys(last?.performance ?? {})[0];
    const series = metric === undefined ? undefined : await known(api.series(model, metric));
    return { model: view, windows: page.items, total: page.total, view: report, metric, points: series?.points ?? [], parts, alerts, silences, intake: accounting?.models.find((line) => line.model === model),
      intakeUnknown, refusals, labels, budget, deliveries, registered };
  }

  /** What risk-service knows of a model; one that is registered only has nothing to show but its definition. */
  private async view(name: string, definition: Promise<Registered | undefined>): Promise<ModelView> {
    try {
      return await api.model(name);
    } catch (problem) {
      const registered = await definition;
      if (registered === undefined) {
        throw problem;
      }
      return { model: name, version: registered.version, definition: registered.definition, batches: 0 } as ModelView;
    }
  }

  protected news(shown: Shown, arrived: Shown): string | undefined {
    const newestShown = shown.windows[0]?.sequence;
    const added = newestShown === undefined ? 0 : arrived.windows.filter(({ sequence }) => sequence > newestShown).length;
    const changed = arrived.view !== undefined && shown.view !== undefined && arrived.view.summary.batch === shown.view.summary.batch
      && arrived.view.assessment.revision !== shown.view.assessment.revision;
    return added > 0 ? `${count(added)} new ${added === 1 ? 'window' : 'windows'}` : changed ? 'This window was judged anew' : undefined;
  }

  protected content(data: Shown): TemplateResult {
    const { model, view, intake } = data;
    const { definition } = model;
    const waiting = waitingWords(intake);
    const open = data.alerts?.filter(isOpen);
    const retired = data.registered?.retired ?? intake?.retired;
    return html`
      <div class="title"><div><h1>${model.model}${retired ? html` <span class="level unknown">Retired</span>` : nothing}</h1>
        <p class="muted">${task(definition.task)}, ${count(Object.keys(definition.features).length)} features, version ${model.version}</p></div>${view ? score(view.summary) : nothing}</div>
      ${lastRefused(data.refusals, lastAccepted(intake, data.windows[0]?.acceptedAt))}
      ${waiting === nothing || view === undefined ? nothing : html`<p class="notice quiet">${waiting}</p>`}
      ${view === undefined ? html`<section class="card"><h2>Windows</h2>${nothingJudged(model.model, intake, data.intakeUnknown)}</section>`
        : html`${lead(view, data.windows)}${newest(data.windows)}
        <p class="actions">${this.compareLink(data)}<a class="button" href=${to(['subscriptions'], { model: model.model })}>Subscribe</a>
          <a class="button" href=${to(['models', model.model, 'backtest'])}>Backtest</a></p>
        <section class="card why"><h2>Why the risk is ${Math.round(view.assessment.score ?? 0)} <span class="muted">${nameOf(view.summary)}</span></h2>${riskParts(view, 3)}</section>`}
      ${view === undefined ? nothing : this.overTime(data)}
      <section class="card"><h2>Incidents <span class="muted">${open?.length ? `${count(open.length)} open` : 'none open'}</span></h2>
        <leeway-incident-list .alerts=${open} .silences=${data.silences} .takeOn=${this.route.query.acknowledge} @changed=${() => this.reload()}></leeway-incident-list>
        ${data.alerts && data.alerts.length > (open?.length ?? 0) ? html`<p><a href=${to(['incidents'], { model: model.model, state: 'all' })}>Those that are over, too</a></p>` : nothing}</section>
      ${view === undefined ? nothing : html`
        <section class="card"><h2>Features <span class="muted">of ${nameOf(view.summary)}, furthest beyond its limit first</span></h2>${columnTable(view, view.drift?.features ?? [], 'Features')}</section>
        <section class="card"><h2>Predictions <span class="muted">of ${nameOf(view.summary)}</span></h2>${columnTable(view, view.drift?.predictions ?? [], 'Predictions')}</section>
        <section class="card"><h2>Performance <span class="muted">of ${nameOf(view.summary)}</span></h2>${performance(view)}</section>`}
      <div class="two">${intakeCard(intake, data.intakeUnknown, data.refusals, data.labels)}<div class="stack">${budgetCard(data.budget)}${deliveryCard(data.deliveries)}</div></div>`;
  }

  private compareLink({ windows, model }: Shown): TemplateResult | typeof nothing {
    const list = windows.filter(judged);
    const now = list[0];
    // The last window before it that was of another level says most; else the one before.
    const before = list.find((window) => window.level !== now?.level) ?? list[1];
    return before === undefined ? nothing : html`<a class="button" href=${toCompare(model.model, before.batch, now.batch)}>Compare windows</a>`;
  }

  private overTime(data: Shown): TemplateResult {
    const { query } = this.route;
    const { risk } = data.model.definition;
    const { list, timed } = placed(data.windows);
    const span = spanOf(query, list.at(-1)?.to);
    const shown = within(list, timed ? span : {}).map(({ window }) => window).sort((a, b) => b.sequence - a.sequence);
    const times = new Map<string, number>();
    shown.forEach((window) => [...window.driftedFeatures, ...window.outOfRange ?? []].forEach((name) => times.set(name, (times.get(name) ?? 0) + 1)));
    const moved = [...times.entries()].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    const weights = data.view?.assessment.parts ?? [];
    const stacks = new Map(data.windows.flatMap((window) => { const stack = stackOf(window, data.parts.get(window.batch), weights); return stack ? [[window.batch, stack] as const] : []; }));
    const metrics = Object.keys(data.view?.summary.performance ?? {});
    const go = (changes: Record<string, string | undefined>) => { location.hash = withQuery(this.route, changes); };
    const range = (from: string | undefined, until: string | undefined) => go({ range: undefined, from, to: until });
    return html`<section class="card over-time"><h2>Over time <span class="muted">${timed ? 'UTC' : 'in the order in which they came'}</span></h2>
      <div class="filters">${timed ? html`<div class="choices" role="group" aria-label="Part of time">${Object.entries(PRESETS).map(([preset, words]) => html`<a class="choice"
          aria-current=${(query.range ?? '') === preset && !query.from && !query.to ? 'true' : 'false'} href=${withQuery(this.route, { range: preset, from: undefined, to: undefined })}>${words}</a>`)}</div>
        <label>From <input type="date" .value=${day(query.from)} @change=${(event: Event) => range((event.target as HTMLInputElement).value, query.to)}></label>
        <label>to <input type="date" .value=${day(query.to)} @change=${(event: Event) => range(query.from, (event.target as HTMLInputElement).value)}></label>` : nothing}
        ${metrics.length === 0 ? nothing : html`<label>Metric <select @change=${(event: Event) => go({ metric: (event.target as HTMLSelectElement).value })}>${metrics.map((name) => html`<option
          value=${name} ?selected=${name === data.metric}>${metricName(name)}</option>`)}</select></label>`}</div>
      <leeway-timeline .model=${{ windows: data.windows, span, warning: risk?.warning ?? 40, critical: risk?.critical ?? 70, metric: data.metric, points: data.points, stacks,
          features: moved.slice(0, ROWS), incidents: data.alerts ?? [] }} @span=${(event: CustomEvent<{ from: number; to: number }>) =>
          range(new Date(event.detail.from).toISOString().slice(0, 16), new Date(event.detail.to).toISOString().slice(0, 16))}></leeway-timeline>
      <p class="key muted">${weights.map((part) => html`<span><i class="key ${part.name}"></i>${partName(part)}</span>`)}</p>
      <p class="key muted"><span><i class="cell moved"></i>moved</span><span><i class="cell range"></i>out of range</span><span><i class="cell still"></i>still</span><span><i class="cell unknown"></i>no verdict</span>
        ${moved.length > ROWS ? html`<span>and ${count(moved.length - ROWS)} more features moved</span>` : nothing}</p>
      <details><summary>As a table, ${count(shown.length)} windows</summary>${windowTable(shown, data.metric ? [data.metric] : [])}</details>
      ${data.windows.length < data.total ? html`<p class="muted">The latest ${count(data.windows.length)} of ${count(data.total)} windows. ${data.windows.length < MOST_WINDOWS
        ? html`<a href=${withQuery(this.route, { windows: Math.min(MOST_WINDOWS, 2 * data.windows.length) })}>Show more</a>` : nothing}</p>` : nothing}</section>`;
  }
}
customElements.define('leeway-model', ModelPage);

const day = (text: string | undefined) => (text ?? '').slice(0, 10);
