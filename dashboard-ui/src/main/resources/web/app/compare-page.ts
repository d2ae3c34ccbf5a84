import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { level, nameOf, number, percent, rough, verdict } from './format';
import { DataPage } from './page';
import { partName, points } from './risk';
import { PARTS } from './stack';
import { toFeature, toWindow, withQuery, type Route } from './router';
import type { BatchSummary, BatchView, ColumnDrift } from './types';
import { judged, metricName, when } from './words';

const WINDOWS = 200;

interface Shown { windows: BatchSummary[]; a?: BatchView; b?: BatchView }

/** What is known of a column in two windows. */
export interface Pair { column: string; a?: ColumnDrift; b?: ColumnDrift; apart: number }

/** Columns of two windows, those first that are furthest apart. */
export function pairs(a: ColumnDrift[], b: ColumnDrift[]): Pair[] {
  const names = [...new Set([...a, ...b].map(({ column }) => column))];
  return names.map((column) => { const [one, other] = [a, b].map((list) => list.find((of) => of.column === column));
    return { column, a: one, b: other, apart: one && other ? distance(one, other) : 0 }; })
    .sort((x, y) => y.apart - x.apart || x.column.localeCompare(y.column));
}

/** How far apart two windows are in a column: in standard deviations of the reference, or in shares of rows. */
function distance(a: ColumnDrift, b: ColumnDrift): number {
  if (a.current.mean !== undefined && b.current.mean !== undefined) {
    return Math.abs(a.current.mean - b.current.mean) / (a.reference.standardDeviation || 1);
  }
  return shares(a, b).reduce((sum, [, one, other]) => sum + Math.abs(one - other), 0) / 2;
}

/** Every category of either with its share in both. */
function shares(a: ColumnDrift, b: ColumnDrift): [string, number, number][] {
  const [one, other] = [a, b].map(({ distribution }) => new Map((distribution?.categories ?? []).map((name, i) => [name, distribution!.current[i]])));
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => [name, one.get(name) ?? 0, other.get(name) ?? 0]);
}

/** The category whose share differs most, with both shares. */
const category = (a: ColumnDrift, b: ColumnDrift): [string, number, number] | undefined =>
  shares(a, b).sort((x, y) => Math.abs(y[1] - y[2]) - Math.abs(x[1] - x[2]))[0];

/** Any two windows of a model beside each other. */
class ComparePage extends DataPage<Shown> {
  protected async load({ model: name, query }: Route): Promise<Shown> {
    const model = name!;
    const { items } = await api.batches(model, WINDOWS);
    const list = items.filter(judged);
    const [a, b] = [query.a ?? list[1]?.batch, query.b ?? list[0]?.batch];
    const [one, other] = await Promise.all([a === undefined ? undefined : api.batch(model, a), b === undefined ? undefined : api.batch(model, b)]);
    return { windows: items, a: one, b: other };
  }

  protected content({ windows, a, b }: Shown): TemplateResult {
    const choice = (side: 'a' | 'b', words: string, chosen: BatchView | undefined) => html`<label>${words} <select @change=${(event: Event) => {
        location.hash = withQuery(this.route, { a: a?.summary.batch, b: b?.summary.batch, [side]: (event.target as HTMLSelectElement).value }); }}>
      ${chosen && !windows.some(({ batch }) => batch === chosen.summary.batch) ? html`<option selected value=${chosen.summary.batch}>${nameOf(chosen.summary)}</option>` : nothing}
      ${windows.map((window) => html`<option value=${window.batch} ?selected=${window.batch === chosen?.summary.batch}>${nameOf(window)}${window.score === undefined ? '' : `, risk ${number(window.score, 0)}`}</option>`)}</select></label>`;
    return html`<div class="title"><div><h1>Compare windows</h1><p class="muted">of ${this.route.model}</p></div></div>
      <div class="filters">${choice('a', 'First', a)} ${choice('b', 'Second', b)}
        ${a && b ? html`<a class="button" href=${withQuery(this.route, { a: b.summary.batch, b: a.summary.batch })}>Swap</a>` : nothing}</div>
      ${a === undefined || b === undefined ? html`<section class="card"><p class="empty">There are no two judged windows yet.</p></section>` : this.both(a, b)}`;
  }

  private both(a: BatchView, b: BatchView): TemplateResult {
    const side = (words: string, { summary }: BatchView) => html`<th class="n"><a href=${toWindow(summary.model, summary.batch)} aria-label="${words}: ${nameOf(summary)}" title=${nameOf(summary)}>${words}</a></th>`;
    const head = html`${side('First', a)}${side('Second', b)}<th class="n">Change</th>`;
    const list = pairs(a.drift?.features ?? [], b.drift?.features ?? []);
    const most = list[0];
    const metrics = [...new Set([...Object.keys(a.summary.performance), ...Object.keys(b.summary.performance)])];
    const line = (name: unknown, one: number | undefined, other: number | undefined, digits = 1, said: unknown = nothing) => html`<tr><th scope="row">${name}</th><td class="n">${number(one, digits)}</td>
      <td class="n">${number(other, digits)}</td><td class="n">${one === undefined || other === undefined ? '–' : change(other - one, digits)}${said}</td></tr>`;
    const names = PARTS.filter((name) => [a, b].some(({ assessment }) => assessment.parts.some((of) => of.name === name)));
    const part = (view: BatchView, name: string) => { const of = view.assessment.parts.find((one) => one.name === name); return of?.value === undefined ? undefined : points(of); };
    return html`<p class="lead">Risk ${number(a.summary.score, 0)} and ${number(b.summary.score, 0)}.
        ${most && most.apart > 0 ? html`The windows are furthest apart in <b>${most.column}</b>${apartWords(most)}.` : nothing}</p>
      <div class="two wide"><section class="card"><h2>Risk</h2><div class="scroll" tabindex="0" role="region" aria-label="Risk"><table><thead><tr><td></td>${head}</tr></thead><tbody>
        <tr><th scope="row">Level</th><td class="n">${level(a.summary.level)}</td><td class="n">${level(b.summary.level)}</td><td></td></tr>
        ${line('Risk', a.summary.score, b.summary.score)}${names.map((name) => line(html`<span class="named"><i class="key ${name}"></i>${partName({ name })}</span>`, part(a, name), part(b, name)))}
        <tr><th scope="row">When</th><td class="n dates">${when(a.summary)}</td><td class="n dates">${when(b.summary)}</td><td></td></tr>${line('Rows', a.summary.rows, b.summary.rows, 0)}</tbody></table></div></section>
      <section class="card"><h2>Performance</h2>${metrics.length === 0 ? html`<p class="empty">Neither has labels.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="Performance"><table><thead><tr><td></td>${head}</tr></thead><tbody>
        ${metrics.map((name) => line(metricName(name), a.summary.performance[name], b.summary.performance[name], 3, better(a, b, name)))}</tbody></table></div>`}</section></div>
      <section class="card"><h2>Features <span class="muted">furthest apart first</span></h2><div class="scroll" tabindex="0" role="region" aria-label="Features"><table><thead><tr><th>Feature</th><th>What</th>${head}<th class="n" title="In standard deviations of the reference, or as a share of rows">Apart</th></tr></thead><tbody>
        ${list.map((pair) => this.pair(a, b, pair))}</tbody></table></div></section>`;
  }

  private pair(a: BatchView, b: BatchView, pair: Pair): TemplateResult {
    const { column, a: one, b: other } = pair;
    const cellOf = (view: BatchView, of: ColumnDrift | undefined, text: string) => html`<td class="n">${of === undefined ? '–' : html`<a href=${toFeature(view.summary.model, column, view.summary.batch)}
      aria-label="${column} in ${view.summary.name}: ${text}">${text}</a> ${of.verdict === 'drifted' ? verdict('drifted', 'Moved') : nothing}`}</td>`;
    if (one?.type === 'categorical' || other?.type === 'categorical') {
      const most = one && other ? category(one, other) : undefined;
      return html`<tr><th scope="row">${column}</th><td class="muted">${most ? `share of “${most[0]}”` : ''}</td>${cellOf(a, one, percent(most?.[1]))}${cellOf(b, other, percent(most?.[2]))}
        <td class="n">${most ? `${change(100 * (most[2] - most[1]), 0)} points` : ''}</td><td class="n">${percent(pair.apart)}</td></tr>`;
    }
    const [before, after] = [one?.current.mean, other?.current.mean];
    return html`<tr><th scope="row">${column}</th><td class="muted">mean</td>${cellOf(a, one, before === undefined ? '–' : rough(before))}${cellOf(b, other, after === undefined ? '–' : rough(after))}
      <td class="n">${before === undefined || after === undefined ? '–' : change(Number((after - before).toPrecision(3)), 3)}</td><td class="n">${number(pair.apart, 2)} sd</td></tr>`;
  }
}
customElements.define('leeway-compare', ComparePage);

/** Whether a metric is better or worse in the second window, where that is known of it. */
function better(a: BatchView, b: BatchView, name: string): TemplateResult | typeof nothing {
  const [one, other] = [a, b].map(({ performance }) => performance?.metrics.find((metric) => metric.name === name));
  const by = Math.round(1_000 * ((other?.value ?? NaN) - (one?.value ?? NaN)));
  return one === undefined || Number.isNaN(by) || by === 0 ? nothing : by > 0 === one.higherIsBetter ? html` <span class="way">better</span>` : html` <span class="way worse">worse</span>`;
}

function change(by: number, digits: number): string {
  const size = number(Number(Math.abs(by).toFixed(digits)), digits);
  return size === '0' ? '0' : `${by > 0 ? '+' : '−'}${size}`;
}

function apartWords({ a, b }: Pair): string {
  if (a?.type === 'numeric' && a.current.mean !== undefined && b?.current.mean !== undefined) {
    return `: ${rough(a.current.mean)} and ${rough(b.current.mean)} on average`;
  }
  const most = a && b ? category(a, b) : undefined;
  return most ? `: “${most[0]}” ${percent(most[1])} and ${percent(most[2])} of the rows` : '';
}
