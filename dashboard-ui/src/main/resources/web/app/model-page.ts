import { html, nothing, type TemplateResult } from 'lit';
import './incident-list';
import { ApiError, api } from './api';
import { placed } from './axis';
import { budgetCard } from './budget';
import { deliveryCard } from './deliveries';
import { columnTable } from './features';
import { count, counted, nameOf, task } from './format';
import { isOpen } from './incident-words';
import { intakeCard, lastAccepted, lastRefused, nothingJudged, waitingWords } from './intake';
import { lead, newest } from './lead';
import { DataPage, known } from './page';
import './over-time';
import type { Over } from './over-time';
import { performance } from './performance';
import { riskParts, score } from './risk';
import { isOther, to, toCompare, toWindow, type Route } from './router';
import type { AlarmBudget, Alert, BatchSummary, BatchView, Delivery, Intake, ModelView, Refusal, Registered, Silence, WaitingLabels } from './types';
import { judged, lastJudged } from './words';

/** The newest: to say since when, what is incomplete, and what to compare. */
const WINDOWS = 100;

interface Shown {
  model: ModelView; windows: BatchSummary[]; view?: BatchView; over?: Over; alerts?: Alert[]; silences?: Silence[];
  intake?: Intake; intakeUnknown?: string; refusals?: Refusal[]; labels?: WaitingLabels; budget?: AlarmBudget; deliveries?: Delivery[]; registered?: Registered;
}

/** A model: what is the matter first, then everything over time. */
class ModelPage extends DataPage<Shown> {
  protected needs(before: Route, now: Route) {
    return isOther(before, now); // What time is shown is the drawing's.
  }

  protected async load({ model: name }: Route): Promise<Shown> {
    const model = name!;
    let intakeUnknown: string | undefined;
    const definition = known(api.registered(model));
    const [view, page, alerts, silences, accounting, refusals, labels, budget, deliveries, registered] = await Promise.all([
      this.view(model, definition), api.batches(model, WINDOWS).catch(noneWhereUnknown), known(api.alerts(model)), known(api.silences()),
      api.accounting(model).catch((problem: Error) => { intakeUnknown = problem.message; return undefined; }), known(api.refusals(model)),
      known(api.waitingLabels(model)), known(api.alarmBudget(model)), known(api.deliveries(model)), definition]);
    const last = lastJudged(page.items) ?? page.items.find(({ driftVerdict }) => driftVerdict !== undefined);
    const report = last && await api.batch(model, last.batch);
    const shown: Shown = { model: view, windows: page.items, view: report, alerts, silences, intake: accounting?.models.find((line) => line.model === model),
      intakeUnknown, refusals, labels, budget, deliveries, registered };
    return { ...shown, over: report && this.over(shown) };
  }

  /** What risk-service knows of a model; one that is registered only has nothing to show but its definition. */
  private async view(name: string, definition: Promise<Registered | undefined>): Promise<ModelView> {
    try {
      return await api.model(name);
    } catch (problem) {
      const registered = isUnknown(problem) ? await definition : undefined;
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
        <p class="muted">${task(definition.task)}, ${counted(Object.keys(definition.features).length, 'feature')}, version ${model.version}</p></div>${view ? score(view.summary) : nothing}</div>
      ${lastRefused(data.refusals, lastAccepted(intake, data.windows[0]?.acceptedAt))}
      ${waiting === nothing || view === undefined ? nothing : html`<p class="notice quiet">${waiting}</p>`}
      ${view === undefined ? html`<section class="card"><h2>Windows</h2>${nothingJudged(model.model, intake, data.intakeUnknown)}</section>`
        : html`${lead(view, data.windows)}${newest(data.windows)}
        <p class="actions">${this.compareLink(data)}<a class="button" href=${to(['subscriptions'], { model: model.model })}>Subscribe</a>
          <a class="button" href=${to(['models', model.model, 'backtest'])}>Backtest</a></p>
        <section class="card why"><h2>Why the risk is ${Math.round(view.assessment.score ?? 0)} <span class="muted">${nameOf(view.summary)}</span></h2>${riskParts(view, 2, toWindow(model.model, view.summary.batch))}</section>`}
      ${view === undefined ? nothing : html`<leeway-over-time .of=${data.over} .route=${this.route}></leeway-over-time>`}
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

  private over({ model, windows, view, alerts }: Shown): Over {
    const { risk } = model.definition;
    const { list, timed } = placed(windows);
    return { model: model.model, limits: { warning: risk?.warning ?? 40, critical: risk?.critical ?? 70 }, parts: view?.assessment.parts ?? [],
      metrics: Object.keys(view?.summary.performance ?? {}), metric: view?.speaks ?? Object.keys(view?.summary.performance ?? {})[0], incidents: alerts ?? [],
      end: timed ? Math.max(...list.map(({ to: end }) => end)) : undefined, longest: Math.max(0, ...list.map(({ from, to: end }) => end - from)) };
  }
}
customElements.define('leeway-model', ModelPage);

const isUnknown = (problem: unknown) => problem instanceof ApiError && problem.status === 404;

/** A model that is registered only has no windows; whether another has any is not known while nobody answers. */
function noneWhereUnknown(problem: unknown): { total: number; items: BatchSummary[] } {
  if (isUnknown(problem)) {
    return { total: 0, items: [] };
  }
  throw problem;
}
