import { html, nothing, svg, type TemplateResult } from 'lit';
import { api } from './api';
import { PageElement } from './element';
import { count, nameOf, number, percent, time } from './format';
import type { Backtest, BacktestQuestion, Found, ModelView, PastVerdict, PastWindow, Side } from './types';

const CELL = 14;
const NAMED = 4;
const MOST_EPISODES = 20;
const POLICIES = ['leeway', 'evidently', 'nannyml'];
const INJECTIONS = { none: 'nothing', 'mean-shift': 'shift by … sd', scale: 'scale by …', missing: 'missing, share' };

/** What somebody has entered. */
export interface Entered {
  policy: string; budget: string; per: string; psi: string; wasserstein: string; injection: string; column: string; size: string;
}

/** What is asked: only what differs from the model's settings, and what is put in. */
export function question(model: ModelView, entered: Entered): BacktestQuestion {
  const { drift, alarms } = model.definition;
  const asked: BacktestQuestion = {};
  const settings: NonNullable<BacktestQuestion['settings']> = {};
  if (entered.policy !== drift.policy || Number(entered.psi) !== drift.psi || Number(entered.wasserstein) !== drift.wasserstein) {
    settings.drift = { ...drift, policy: entered.policy, psi: Number(entered.psi), wasserstein: Number(entered.wasserstein) };
  }
  if (Number(entered.budget) !== alarms.budget || entered.per !== alarms.per) {
    settings.alarms = { budget: Number(entered.budget), per: entered.per };
  }
  if (settings.drift || settings.alarms) {
    asked.settings = settings;
  }
  if (entered.injection !== 'none') {
    const size = Number(entered.size);
    const what = entered.injection === 'mean-shift' ? { bySigmas: size } : entered.injection === 'scale' ? { factor: size } : { share: size };
    asked.inject = { steps: [{ injection: entered.injection, column: entered.column, ...what }] };
  }
  return asked;
}

/** Which windows alarm under which settings. */
export function overlap(windows: PastWindow[]): { both: string[]; today: string[]; other: string[] } {
  const alarms = (verdict: PastVerdict | undefined) => verdict?.verdict === 'drifted';
  const named = (which: (window: PastWindow) => boolean) => windows.filter(which).map(nameOf);
  return {
    both: named((window) => alarms(window.today) && alarms(window.other)),
    today: named((window) => alarms(window.today) && !alarms(window.other)),
    other: named((window) => !alarms(window.today) && alarms(window.other)),
  };
}

const some = (list: string[]) => `${list.slice(0, NAMED).join(', ')}${list.length > NAMED ? ` and ${list.length - NAMED} more` : ''}`;

const names = (list: string[]) => (list.length === 0 ? '' : ` (${some(list)})`);

const WORDS = { drifted: 'alarm', stable: 'no alarm', 'insufficient-data': 'no verdict' };

/** Windows as a row of boxes, an alarm in the colour of a warning. */
function row(label: string, windows: PastWindow[], side: (window: PastWindow) => PastVerdict | undefined): TemplateResult {
  return html`<span class="muted">${label}</span>
    <svg width=${windows.length * CELL} viewBox="0 0 ${windows.length * CELL} 22" preserveAspectRatio="none" role="img"
      aria-label="${label}: ${windows.filter((window) => side(window)?.verdict === 'drifted').length} of ${windows.length} windows alarm">
      ${windows.map((window, i) => svg`<rect class="window ${side(window)?.verdict ?? ''}" x=${i * CELL + 1} y="1" width=${CELL - 2} height="20">
        <title>${nameOf(window)}: ${WORDS[side(window)?.verdict ?? 'insufficient-data']}${names(side(window)?.columns ?? [])}</title></rect>`)}</svg>`;
}

/** All windows in the order of time, under both settings. */
export function picture(report: Backtest): TemplateResult {
  const [first, last] = [report.windows[0], report.windows.at(-1)];
  const when = (window: PastWindow | undefined) => (window?.from ? time(window.from) : window?.name ?? '');
  return html`<div class="past">${row('Today', report.windows, (window) => window.today)}
    ${report.other ? row('Other', report.windows, (window) => window.other) : nothing}
    <span></span><span class="span muted"><span>${when(first)}</span><span>${when(last)}</span></span>
    <span></span><span class="key muted"><span><i class="drifted"></i>alarm</span><span><i class="stable"></i>none</span><span><i></i>no verdict</span></span></div>`;
}

function summary(report: Backtest): TemplateResult {
  const over = (side: Side) => `${side.periods.filter((period) => period.overBudget).length} of ${side.periods.length}`;
  const line = (name: string, value: (side: Side) => unknown) => html`<tr><td>${name}</td><td class="n">${value(report.today)}</td>
    ${report.other ? html`<td class="n">${value(report.other)}</td>` : nothing}</tr>`;
  const where = overlap(report.windows);
  return html`<table><thead><tr><td></td><th class="n">Today</th>${report.other ? html`<th class="n">Other</th>` : nothing}</tr></thead><tbody>
    ${line('Policy', (side) => side.policy)}
    ${line('Budget', (side) => `${number(side.budget.budget)} per ${side.budget.per}`)}
    ${line('Windows with a verdict', (side) => count(side.judged))}
    ${line('Alarms about drift', (side) => count(side.alarms))}
    ${line('By chance at most', (side) => (side.expected === undefined ? '–' : number(side.expected, 1)))}
    ${line('Episodes', (side) => count(side.episodes.length))}
    ${line('Periods over budget', over)}</tbody></table>
    ${report.other ? html`<p class="muted">Alarms under both: ${where.both.length}${names(where.both)}. Only today:
      ${where.today.length}${names(where.today)}. Only other: ${where.other.length}${names(where.other)}.</p>` : nothing}`;
}

function episodes(report: Backtest): TemplateResult {
  const all = [...report.today.episodes.map((episode) => ({ side: 'today', ...episode })),
    ...(report.other?.episodes ?? []).map((episode) => ({ side: 'other', ...episode }))];
  return all.length === 0 ? html`<p class="empty">No window raises an alarm about drift.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Episodes"><table><thead><tr><th>Under</th><th>From</th><th>To</th><th class="n">Windows</th><th>Features</th></tr></thead><tbody>
      ${all.slice(0, MOST_EPISODES).map((episode) => html`<tr><td>${episode.side}</td><td>${nameOf({ name: episode.first })}</td><td>${nameOf({ name: episode.last })}</td>
        <td class="n">${episode.windows}</td><td>${some(episode.columns)}</td></tr>`)}</tbody></table></div>
      ${all.length > MOST_EPISODES ? html`<p class="muted">and ${all.length - MOST_EPISODES} more</p>` : nothing}`;
}

/** How well drift is found that was put in; nothing where none was. */
export function power(report: Backtest): TemplateResult | typeof nothing {
  const line = (what: string, size: string, side: string, found: Found) => html`<tr><td>${what}</td><td>${size}</td><td>${side}</td>
    <td class="n">${count(found.starts)}</td><td class="n">${percent(found.atOnce)}</td><td class="n">${percent(found.within)}</td>
    <td class="n">${found.delay === undefined ? '–' : `${number(found.delay, 1)}`}</td><td class="n">${count(found.missed)}</td></tr>`;
  return report.power.length === 0 ? nothing
    : html`<section class="card"><h2>Drift put in</h2><div class="scroll" tabindex="0" role="region" aria-label="Drift put in"><table><thead><tr><th>Drift</th><th>Size</th><th>Under</th>
      <th class="n">Starts</th><th class="n">Found at once</th><th class="n">Within 10</th><th class="n">Mean delay, windows</th><th class="n">Missed</th></tr></thead><tbody>
      ${report.power.map((step) => html`${line(`${step.injection} of ${step.column}`, step.size, 'today', step.today)}
        ${step.other ? line('', '', 'other', step.other) : nothing}`)}</tbody></table></div></section>`;
}

/** A model's past windows judged again. */
class BacktestPage extends PageElement {
  static properties = { model: { attribute: false }, report: { state: true }, error: { state: true }, running: { state: true }, injection: { state: true } };
  declare model: ModelView;
  declare report?: Backtest;
  declare error?: string;
  declare running: boolean;
  declare injection: string;

  constructor() {
    super();
    this.running = false;
    this.injection = 'none';
  }

  private readonly run = async (event: Event) => {
    event.preventDefault();
    // A form without injections has no fields for them.
    const entered = { column: '', size: '', ...Object.fromEntries(new FormData(event.target as HTMLFormElement)) } as unknown as Entered;
    this.running = true;
    this.error = undefined;
    try {
      this.report = await api.backtest(this.model.model, question(this.model, entered));
    } catch (problem) {
      this.error = (problem as Error).message;
    }
    this.running = false;
  };

  render() {
    const { drift, alarms, features } = this.model.definition;
    const numeric = this.injection === 'mean-shift' || this.injection === 'scale';
    const columns = Object.entries(features).filter(([, type]) => !numeric || type === 'numeric').map(([name]) => name);
    return html`<div class="title"><div><h1>Backtest</h1><p class="muted">Judges past windows of ${this.model.model} again, as they would be under other settings, and changes nothing.</p></div></div>
      <section class="card"><h2>Other settings</h2><form @submit=${this.run}>
        <label>Policy<select name="policy">${POLICIES.map((name) => html`<option ?selected=${name === drift.policy}>${name}</option>`)}</select></label>
        <label>Alarms at most<input name="budget" type="number" step="any" min="0" required .defaultValue=${String(alarms.budget)}></label>
        <label>per<input name="per" required .defaultValue=${alarms.per}></label>
        <label>PSI above<input name="psi" type="number" step="any" min="0" required .defaultValue=${String(drift.psi)}></label>
        <label>Wasserstein above<input name="wasserstein" type="number" step="any" min="0" required .defaultValue=${String(drift.wasserstein)}></label>
        <label>Put in<select name="injection" @change=${(event: Event) => { this.injection = (event.target as HTMLSelectElement).value; }}>
          ${Object.entries(INJECTIONS).map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select></label>
        ${this.injection === 'none' ? nothing : html`<label>Feature<select name="column">${columns.map((name) => html`<option>${name}</option>`)}</select></label>
          <label>Size<input name="size" type="number" step="any" required></label>`}
        <button class="primary" ?disabled=${this.running}>${this.running ? 'Judging…' : 'Judge again'}</button></form></section>
      ${this.error ? html`<div class="problem" role="alert">${this.error}</div>` : nothing}
      ${this.report ? this.found(this.report) : html`<section class="card"><p class="empty">Nothing was judged again yet. Choose settings above; what they would have said of each past window is shown here, beside what was said.</p>
        <p class="muted">More can be asked with <code>./leeway backtest ${this.model.model} --definition other.yaml --inject plan.yaml</code></p></section>`}`;
  }

  private found(report: Backtest): TemplateResult {
    return html`<section class="card"><h2>${count(report.windows.length)}
        ${report.basis === 'windows' ? 'windows' : 'chunks of the reference'} <span class="muted">judged again</span></h2>
        ${picture(report)}${summary(report)}
        ${report.notes.map((note) => html`<p class="muted">${note}</p>`)}</section>
      <section class="card"><h2>Episodes</h2>${episodes(report)}</section>${power(report)}`;
  }
}
customElements.define('leeway-backtest', BacktestPage);
