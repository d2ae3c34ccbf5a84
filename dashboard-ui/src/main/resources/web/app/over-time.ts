import { html, nothing, type TemplateResult } from 'lit';
import './timeline';
import { ApiError, api } from './api';
import { placed, spanOf, within } from './axis';
import { PageElement } from './element';
import { count, nameOf } from './format';
import { known } from './page';
import { partName } from './risk';
import { toWindow, withQuery, type Route } from './router';
import { PARTS, stackOf } from './stack';
import type { Alert, BatchView, SeriesPoint, WindowsView } from './types';
import { changeWords, metricName } from './words';
import { windowTable } from './window-table';

const ROWS = 12;
const MOST_IN_TABLE = 500;
const PRESETS = { '': 'All', '7d': '7 days', '30d': '30 days', '90d': '90 days', '365d': 'A year' };

/** Of which model, and what is known of it already. */
export interface Over {
  model: string;
  limits: { warning: number; critical: number };
  parts: BatchView['assessment']['parts'];
  metrics: string[];
  /** The metric that is shown unless another is chosen. */
  metric?: string;
  incidents: Alert[];
  /** When the newest window ends and how long the longest of the newest is, in milliseconds; absent where windows have no time. */
  end?: number;
  longest: number;
}

interface Loaded { windows: WindowsView; points?: SeriesPoint[] }

/** All windows of a model over time: the part of it that the address asks for, asked for anew whenever that is another. */
class OverTime extends PageElement {
  static properties = { of: { attribute: false }, route: { attribute: false }, loaded: { state: true }, problem: { state: true }, asking: { state: true } };
  declare of: Over;
  declare route: Route;
  declare loaded?: Loaded;
  declare problem?: string;
  declare asking: boolean;
  private turn = 0;

  constructor() {
    super();
    this.asking = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.turn++;
  }

  protected willUpdate(changed: Map<string, unknown>) {
    const before = changed.get('route') as Route | undefined;
    if (changed.has('of') || (before !== undefined && ['range', 'from', 'to', 'metric'].some((name) => before.query[name] !== this.route.query[name]))) {
      void this.load();
    }
  }

  private get metric() {
    const { metric } = this.route.query;
    return metric !== undefined && this.of.metrics.includes(metric) ? metric : this.of.metric;
  }

  private get span() {
    return this.of.end === undefined ? {} : spanOf(this.route.query, this.of.end);
  }

  private async load() {
    const mine = ++this.turn;
    const { model, longest } = this.of;
    const { from, to } = this.span;
    // A window is found by its end; one that reaches beyond the part of time belongs to it as well.
    const stretch = { from, to: to === undefined ? undefined : to + longest, points: Math.max(150, Math.min(400, Math.floor(innerWidth / 3))) };
    this.asking = true;
    try {
      const [windows, series] = await Promise.all([api.windows(model, stretch), this.metric === undefined ? undefined : known(api.series(model, this.metric, stretch))]);
      if (mine === this.turn) {
        this.loaded = { windows, points: series?.points };
        this.problem = undefined;
      }
    } catch (problem) {
      if (mine === this.turn) {
        this.problem = problem instanceof ApiError ? problem.message : String(problem);
      }
    }
    if (mine === this.turn) {
      this.asking = false;
    }
  }

  render(): TemplateResult {
    const { query } = this.route;
    const timed = this.of.end !== undefined;
    const go = (changes: Record<string, string | undefined>) => { location.hash = withQuery(this.route, changes); };
    const range = (from: string | undefined, to: string | undefined) => go({ range: undefined, from, to });
    return html`<section class="card over-time" aria-busy=${this.asking ? 'true' : 'false'}><h2>Over time <span class="muted">${timed ? 'UTC' : 'in the order in which they came'}</span></h2>
      <div class="filters">${timed ? html`<div class="choices" role="group" aria-label="Part of time">${Object.entries(PRESETS).map(([preset, words]) => html`<a class="choice"
          aria-current=${(query.range ?? '') === preset && !query.from && !query.to ? 'true' : 'false'} href=${withQuery(this.route, { range: preset, from: undefined, to: undefined })}>${words}</a>`)}</div>
        <label>From <input type="date" .value=${day(query.from)} @change=${(event: Event) => range((event.target as HTMLInputElement).value, query.to)}></label>
        <label>to <input type="date" .value=${day(query.to)} @change=${(event: Event) => range(query.from, (event.target as HTMLInputElement).value)}></label>` : nothing}
        ${this.of.metrics.length === 0 ? nothing : html`<label>Metric <select @change=${(event: Event) => go({ metric: (event.target as HTMLSelectElement).value })}>${this.of.metrics.map((name) => html`<option
          value=${name} ?selected=${name === this.metric}>${metricName(name)}</option>`)}</select></label>`}</div>
      ${this.problem === undefined ? nothing : html`<div class="problem" role="alert">${this.problem} ${this.loaded ? html`<span class="muted">What is shown may be old.</span>` : nothing}
        <button @click=${() => this.load()}>Try again</button></div>`}
      ${this.loaded === undefined ? (this.problem ? nothing : html`<div class="loading" role="status"><span class="visually-hidden">Loading…</span><div class="ghost tall"></div></div>`)
        : this.drawn(this.loaded, (from, to) => range(new Date(from).toISOString().slice(0, 16), new Date(to).toISOString().slice(0, 16)))}</section>`;
  }

  private drawn({ windows: { items, total, changes }, points }: Loaded, onSpan: (from: number, to: number) => void): TemplateResult {
    const { limits, parts, incidents } = this.of;
    const windows = items.map(({ window }) => window);
    const span = this.span;
    const shown = within(placed(windows).list, span).map(({ window }) => window).sort((a, b) => b.sequence - a.sequence);
    const times = new Map<string, number>();
    shown.forEach((window) => [...window.driftedFeatures, ...window.outOfRange ?? []].forEach((name) => times.set(name, (times.get(name) ?? 0) + 1)));
    const moved = [...times.entries()].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    const stacks = new Map(items.flatMap(({ window, parts: values }) => { const stack = stackOf(window, values, parts); return stack ? [[window.batch, stack] as const] : []; }));
    const thinned = total > items.length;
    return html`<leeway-timeline .model=${{ items, thinned, span, ...limits, metric: this.metric, points: points ?? [], stacks, features: moved.slice(0, ROWS), incidents, changes }}
        @span=${(event: CustomEvent<{ from: number; to: number }>) => onSpan(event.detail.from, event.detail.to)}></leeway-timeline>
      <div class="keys"><p class="key muted">${PARTS.filter((name) => parts.some((part) => part.name === name)).map((name) => html`<span><i class="key ${name}"></i>${partName({ name })}</span>`)}</p>
      <p class="key muted"><span><i class="cell moved"></i>moved</span><span><i class="cell range"></i>out of range</span><span><i class="cell still"></i>still</span><span><i class="cell unknown"></i>no verdict</span>
        ${moved.length > ROWS ? html`<span>and ${count(moved.length - ROWS)} more features moved</span>` : nothing}</p></div>
      ${this.metric !== undefined && points === undefined ? html`<p class="muted">${metricName(this.metric)} over time is not known now.</p>` : nothing}
      ${changes.length === 0 ? nothing : html`<ul class="turns">${changes.slice(-5).map((change) => html`<li><span class="turn ${change.what}" aria-hidden="true">${change.what === 'reference' ? '◆' : '▲'}</span>
        <a href=${toWindow(this.of.model, change.batch)}>${nameOf(change)}</a> is ${changeWords(change)}</li>`)}</ul>`}
      ${thinned ? html`<p class="muted">Drawn are ${count(items.length)} of ${count(total)} windows: of each stretch of time those with the lowest, the highest and the last risk. A shorter part of time shows all of its own.</p>` : nothing}
      <details><summary>As a table, ${count(Math.min(MOST_IN_TABLE, shown.length))} windows</summary>${windowTable(shown.slice(0, MOST_IN_TABLE), this.metric ? [this.metric] : [])}</details>`;
  }
}
customElements.define('leeway-over-time', OverTime);

const day = (text: string | undefined) => (text ?? '').slice(0, 10);
