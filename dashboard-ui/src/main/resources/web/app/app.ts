import { LitElement, html, nothing, type TemplateResult } from 'lit';
import './app.css';
import './charts';
import './backtest';
import './dead-letters';
import { api, ApiError } from './api';
import { budgetCard } from './budget';
import { modelCard, newModelCard, retired, worstFirst } from './cards';
import { performanceOption, riskOption } from './charts';
import { count, level, number, percent, task, time } from './format';
import { deliveryCard } from './deliveries';
import { headerNotes, intakeCard, IntakeWatch, lastAccepted, lastRefused, nothingJudged, waitingWords } from './intake';
import { listen } from './live';
import { changes, alertList, batchTable, columns, joint, performance, quality, ranges, riskParts, unusualness, vectors, witnesses } from './parts';
import type { AlarmBudget, Alert, BatchSummary, BatchView, Delivery, ModelLine, ModelView, Refusal, SeriesPoint, WaitingLabels } from './types';

interface Route { model?: string; batch?: string; backtest: boolean; deadLetters: boolean }

const REFRESH_MILLIS = 500;
const RETRY_MILLIS = 5_000;
const TICK_MILLIS = 1_000;
const PAGE = 25;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // somebody typed a % of their own
  }
}

/** The alert that a mail's button is to take on; asked for once. */
let takeOn: string | undefined;

function currentRoute(): Route {
  const query = new URLSearchParams(location.search);
  if (query.has('model')) {
    // Links in mails carry the batch as parameters; from here on the hash says where we are.
    takeOn = query.get('acknowledge') ?? undefined;
    const batch = query.get('batch');
    history.replaceState(null, '', `/#/models/${encodeURIComponent(query.get('model')!)}${batch ? `/batches/${encodeURIComponent(batch)}` : ''}`);
  }
  const parts = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { model: parts[0] === 'models' ? parts[1] : undefined, batch: parts[2] === 'batches' ? parts[3] : undefined,
    backtest: parts[0] === 'models' && parts[2] === 'backtest', deadLetters: parts[0] === 'dead-letters' };
}

/** What is good to know, but no reason to show nothing when it is not known. */
const known = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);

class App extends LitElement {
  static properties = {
    route: { state: true }, models: { state: true }, model: { state: true }, batches: { state: true }, total: { state: true },
    view: { state: true }, risk: { state: true }, metric: { state: true }, metricPoints: { state: true }, alerts: { state: true },
    deliveries: { state: true },
    error: { state: true }, live: { state: true }, liveSince: { state: true }, refusals: { state: true },
    waitingLabels: { state: true }, budget: { state: true },
    retired: { state: true },
  };
  declare route: Route;
  declare models?: ModelLine[];
  declare model?: ModelView;
  declare batches: BatchSummary[];
  declare total: number;
  declare view?: BatchView;
  declare risk: SeriesPoint[];
  declare metric?: string;
  declare metricPoints: SeriesPoint[];
  declare alerts?: Alert[];
  declare deliveries?: Delivery[];
  declare refusals?: Refusal[];
  declare waitingLabels?: WaitingLabels;
  declare budget?: AlarmBudget;
  declare retired?: boolean;
  declare error?: string;
  /** Undefined until the streams have been tried. */
  declare live?: boolean;
  declare liveSince: Date;
  private stopListening?: () => void;
  private refreshing?: ReturnType<typeof setTimeout>;
  private ticking?: ReturnType<typeof setInterval>;
  private readonly intake = new IntakeWatch((judged) => {
    this.requestUpdate();
    if (judged) {
      this.refreshSoon();
    }
  });

  constructor() {
    super();
    this.route = currentRoute();
    this.reset();
    this.liveSince = new Date();
  }

  protected createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.onRoute);
    document.addEventListener('visibilitychange', this.onVisible);
    this.stopListening = listen(() => this.refreshSoon(), (live) => this.onLive(live));
    this.intake.start();
    this.ticking = setInterval(() => {
      // Ages are told in seconds
      if (!document.hidden && this.intake.accounting?.models.some((line) => line.waiting > 0)) {
        this.requestUpdate();
      }
    }, TICK_MILLIS);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.intake.stop();
    clearInterval(this.ticking);
    clearTimeout(this.refreshing);
    removeEventListener('hashchange', this.onRoute);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.stopListening?.();
  }

  private readonly onRoute = () => {
    this.route = currentRoute();
    this.reset();
    scrollTo(0, 0);
    this.load();
  };

  private onLive(live: boolean) {
    if (live !== this.live) {
      this.live = live;
      this.liveSince = new Date();
      if (live) {
        this.refreshSoon();
      }
    }
  }

  private reset() {
    this.model = undefined;
    this.view = undefined;
    this.batches = [];
    this.total = 0;
    this.risk = [];
    this.metric = undefined;
    this.metricPoints = [];
    this.alerts = undefined;
    this.deliveries = undefined;
    this.refusals = undefined;
    this.waitingLabels = undefined;
    this.budget = undefined;
    this.retired = undefined;
    this.error = undefined;
  }

  /** Many events in a row lead to one reload. */
  private refreshSoon(after = REFRESH_MILLIS) {
    this.refreshing ??= setTimeout(() => {
      this.refreshing = undefined;
      if (!document.hidden) {
        this.load();
      }
    }, after);
  }

  /** A hidden page loads nothing; it catches up when somebody looks. */
  private readonly onVisible = () => {
    if (!document.hidden) {
      this.refreshSoon();
    }
  };

  private async load() {
    const route = this.route;
    try {
      if (route.deadLetters) {
        // That page loads for itself.
      } else if (route.model === undefined) {
        const [models, alerts] = await Promise.all([api.models(), known(api.alerts())]);
        this.models = models;
        this.alerts = alerts;
      } else {
        await this.loadModel(route.model, route);
        this.takeOnWhatAMailAsksFor();
      }
      this.error = undefined;
    } catch (problem) {
      if (route === this.route) {
        this.error = problem instanceof ApiError ? problem.message : String(problem);
        if (!(problem instanceof ApiError) || problem.status === 0 || problem.status >= 500) {
          this.refreshSoon(RETRY_MILLIS);
        }
      }
    }
  }

  private async loadModel(name: string, route: Route) {
    const [model, page, risk, alerts, deliveries, refusals, registered, waitingLabels, budget] = await Promise.all([
      api.model(name), api.batches(name, Math.max(PAGE, this.batches.length)), api.series(name, 'risk'),
      known(api.alerts(name)), known(api.deliveries(name)), known(api.refusals(name)), known(api.registered(name)),
      known(api.waitingLabels(name)), known(api.alarmBudget(name))]);
    const shown = route.batch ?? page.items.find((batch) => batch.driftVerdict !== undefined)?.batch;
    const view = shown === undefined ? undefined : await api.batch(name, shown);
    const metric = this.metric ?? view?.performance?.primaryMetric
      ?? (model.definition.task === 'regression' ? 'rmse' : 'f1');
    const points = await api.series(name, metric);
    if (route !== this.route) {
      return;
    }
    Object.assign(this, {
      model, batches: page.items, total: page.total, risk: risk.points, alerts, deliveries, view, metric, metricPoints: points.points,
      refusals, waitingLabels, budget, retired: registered?.retired,
    });
  }

  private async chooseMetric(event: Event) {
    this.metric = (event.target as HTMLSelectElement).value;
    this.metricPoints = (await api.series(this.route.model!, this.metric)).points;
  }

  private async more() {
    const page = await api.batches(this.route.model!, PAGE, this.batches.at(-1)?.sequence);
    this.batches = [...this.batches, ...page.items];
  }

  private takeOnWhatAMailAsksFor() {
    const alert = this.alerts?.find(({ id, state }) => id === takeOn && state === 'firing');
    takeOn = undefined;
    if (alert) {
      this.acknowledge(alert);
    }
  }

  private readonly acknowledge = async (alert: Alert) => {
    const by = prompt('Who takes it on?', localStorage.getItem('leeway.name') ?? '');
    if (!by) {
      return;
    }
    localStorage.setItem('leeway.name', by);
    try {
      await api.acknowledge(alert.id, by);
      await this.load();
    } catch (problem) {
      this.error = (problem as Error).message;
    }
  };

  render() {
    return html`
      <header><a class="brand" href="#/">Leeway</a>
        ${this.route.model ? html`<nav aria-label="Breadcrumb">› <a href="#/models/${encodeURIComponent(this.route.model)}">${this.route.model}</a>
          ${this.route.batch && this.view ? html`› ${this.view.summary.name}` : this.route.backtest ? html`› Backtest` : nothing}</nav>` : nothing}
        ${this.route.deadLetters ? html`<nav aria-label="Breadcrumb">› Dead letters</nav>` : nothing}
        <span class="notes">${headerNotes(this.intake)}
          <span class="live ${this.live ? 'on' : ''}" role="status">${this.live ? 'Live' : this.live === undefined ? 'Connecting…' : html`Disconnected since
            ${this.liveSince.toLocaleTimeString(undefined, { timeStyle: 'short' })}`}</span></span>
      </header>
      <main>
        ${this.error ? html`<div class="problem" role="alert">${this.error} <button @click=${() => this.load()}>Try again</button></div>` : nothing}
        ${this.route.deadLetters ? html`<leeway-dead-letters @changed=${this.intake.look}></leeway-dead-letters>`
          : this.route.model === undefined ? this.modelsPage() : this.route.backtest ? this.backtestPage() : this.route.batch ? this.batchPage() : this.modelPage()}
      </main>`;
  }

  private modelsPage(): TemplateResult | typeof nothing {
    if (this.models === undefined) {
      return this.error ? nothing : html`<p class="empty">Loading…</p>`;
    }
    const known = new Set(this.models.map((line) => line.model));
    const unknown = (this.intake.accounting?.models ?? []).filter((line) => !known.has(line.model));
    if (this.models.length + unknown.length === 0) {
      return html`<section class="card"><h1>No models yet</h1><p>Register one and send its reference and a batch:</p>
        <pre>./leeway apply -f model.yaml
./leeway reference MODEL reference.csv
./leeway push MODEL batch.csv</pre><p>Or look at two real ones: <code>./leeway demo</code></p></section>`;
    }
    const intake = (model: string) => this.intake.of(model);
    const open = this.alerts?.filter((alert) => alert.state !== 'resolved');
    return html`<h1>Models</h1>
      ${this.intake.unknown ? html`<p class="empty">What waits is not known: ${this.intake.unknown}</p>` : nothing}
      <div class="cards">${worstFirst(this.models, intake).map((line) => modelCard(line, intake(line.model), this.alerts))}
        ${unknown.map(newModelCard)}</div>
      ${open?.length ? html`<section class="card wide"><h2>Incidents <span class="muted">${count(open.length)} open</span></h2>
        ${alertList(open, this.acknowledge, true)}</section>` : nothing}`;
  }

  private modelPage(): TemplateResult | typeof nothing {
    const model = this.model;
    if (model === undefined) {
      return this.error ? nothing : html`<p class="empty">Loading…</p>`;
    }
    const { risk, drift } = model.definition;
    const primary = model.definition.task === 'regression' ? ['rmse', 'mae'] : ['f1', 'accuracy'];
    const metrics = Object.keys(model.last?.performance ?? {});
    const intake = this.intake.of(model.model);
    const waiting = waitingWords(intake);
    return html`
      ${lastRefused(this.refusals, lastAccepted(intake, model.last?.acceptedAt))}
      <div class="title"><div><h1>${model.model} ${retired(this.retired ?? intake?.retired)}</h1><div class="muted">${task(model.definition.task)} · version ${model.version} ·
        ${Object.keys(model.definition.features).length} features · drift
        ${model.definition.timestamp ? 'beyond what varies in the reference' : `at adjusted p ≤ ${drift.alpha}`} and PSI > ${drift.psi} or
        Wasserstein > ${drift.wasserstein} σ · <a href="#/models/${encodeURIComponent(model.model)}/backtest">Backtest</a></div>${this.view === undefined || waiting === nothing ? nothing : html`<p class="empty">${waiting}</p>`}</div>
        <div class="score"><b>${number(model.last?.score, 0)}</b>${level(model.last?.level ?? 'unknown')}</div></div>
      ${this.view === undefined ? html`<div class="grid"><section class="card"><h2>Batches</h2>
        ${nothingJudged(model.model, intake, this.intake.unknown)}</section>
        ${intakeCard(intake, this.intake.unknown, this.refusals, this.waitingLabels)}
        ${this.alerts?.length ? html`<section class="card wide"><h2>Incidents</h2>${alertList(this.alerts, this.acknowledge)}</section>` : nothing}
        ${deliveryCard(this.deliveries)}</div>` : html`
      <div class="grid">
        <section class="card wide"><h2>Risk over time</h2>
          <leeway-chart .option=${riskOption(this.risk, risk.warning, risk.critical)} label="risk of the last batches"></leeway-chart></section>
        <section class="card"><h2>Features of ${this.view.summary.name} <span class="muted">what moved most first</span></h2>
          ${columns(this.view.drift?.features ?? [])}</section>
        <div class="stack">
          <section class="card"><h2>Performance over time
            ${metrics.length ? html`<select aria-label="Metric" @change=${this.chooseMetric}>
              ${metrics.map((name) => html`<option ?selected=${name === this.metric}>${name}</option>`)}</select>` : nothing}</h2>
            ${this.metricPoints.length ? html`<leeway-chart .option=${performanceOption(this.metricPoints)} label="${this.metric} of the last batches"></leeway-chart>`
              : html`<p class="empty">No labels yet. Send them with <code>./leeway labels ${model.model} FILE</code>.</p>`}</section>
          <section class="card"><h2>Incidents</h2>${alertList(this.alerts, this.acknowledge)}</section>
          ${budgetCard(this.budget)}
          ${deliveryCard(this.deliveries)}
          <section class="card"><h2>Predictions of ${this.view.summary.name}</h2>${columns(this.view.drift?.predictions ?? [])}</section>
          <section class="card"><h2>Data quality of ${this.view.summary.name}</h2>${quality(this.view)}</section>
          ${intakeCard(intake, this.intake.unknown, this.refusals, this.waitingLabels)}
        </div>
        <section class="card wide"><h2>Batches <span class="muted">${count(this.total)}</span></h2>${batchTable(this.batches, primary)}
          ${this.batches.length < this.total ? html`<button @click=${() => this.more()}>Show older</button>` : nothing}</section>
      </div>`}`;
  }

  private backtestPage(): TemplateResult | typeof nothing {
    return this.model === undefined ? (this.error ? nothing : html`<p class="empty">Loading…</p>`)
      : html`<leeway-backtest .model=${this.model}></leeway-backtest>`;
  }

  private batchPage(): TemplateResult | typeof nothing {
    const view = this.view;
    if (view === undefined) {
      return this.error ? nothing : html`<p class="empty">Loading…</p>`;
    }
    const batch = view.summary;
    return html`
      <div class="title"><div><h1>${batch.name}</h1><div class="muted">${count(batch.rows)} rows · accepted ${time(batch.acceptedAt)}
        ${batch.from ? html`· ${time(batch.from)} to ${time(batch.to)}` : nothing} · drifted ${percent(batch.driftShare)}
        ${view.drift?.policy && view.drift.policy !== 'leeway' ? html`· decided as ${view.drift.policy} does` : nothing}
        ${view.drift && view.drift.revision > 1 ? html`· put together from ${view.drift.revision} batches` : nothing}</div></div>
        <div class="score"><b>${number(batch.score, 0)}</b>${level(batch.level)}</div></div>
      <div class="grid">
        <section class="card wide"><h2>How the risk came about</h2>${riskParts(view)}</section>
        ${changes(view)}
        <section class="card"><h2>Features <span class="muted">what moved most first</span></h2>
          ${view.drift?.reason ? html`<p class="empty">${view.drift.reason}</p>` : nothing}${ranges(view)}${unusualness(view)}${witnesses(view)}
          ${joint(view)}${columns(view.drift?.features ?? [], view.drift?.ranges?.columns)}</section>
        <div class="stack">
          <section class="card"><h2>Performance</h2>${performance(view)}</section>
          <section class="card"><h2>Predictions</h2>${columns(view.drift?.predictions ?? [])}</section>
          ${vectors(view)}
          <section class="card"><h2>Data quality</h2>${quality(view)}</section>
        </div>
      </div>`;
  }
}
customElements.define('leeway-app', App);
