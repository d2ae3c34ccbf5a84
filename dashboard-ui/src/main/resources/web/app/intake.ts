import { html, nothing, type TemplateResult } from 'lit';
import { api, ApiError } from './api';
import { age, count, time } from './format';
import { toModel } from './router';
import type { Accounting, Intake, Refusal, WaitingLabels } from './types';

const POLL_MILLIS = 5_000;
const LONGEST_PAUSE_MILLIS = 60_000;

/** Asks what has come in and what waits, while somebody looks and less often while nobody answers. */
export class IntakeWatch {
  accounting?: Accounting;
  /** Why it is not known, in words. */
  unknown?: string;
  private pause = POLL_MILLIS;
  private timer?: ReturnType<typeof setTimeout>;
  private asking = false;
  private asked = false;
  private running = false;

  constructor(private readonly onNews: (judged: boolean) => void) {}

  start() {
    this.running = true;
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  stop() {
    this.running = false;
    document.removeEventListener('visibilitychange', this.look);
    clearTimeout(this.timer);
  }

  /** Asks now, for instance because something has been done about it. */
  readonly look = () => {
    clearTimeout(this.timer);
    if (this.running && !document.hidden && !this.asking) {
      void this.ask();
    }
  };

  private async ask() {
    this.asking = true;
    const before = this.accounting;
    try {
      this.accounting = await api.accounting();
      this.unknown = undefined;
      this.pause = POLL_MILLIS;
    } catch (problem) {
      this.accounting = undefined;
      this.unknown = problem instanceof ApiError ? problem.message : String(problem);
      this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MILLIS);
    }
    this.asking = false;
    // What is known first is no news: pages have just asked for the same.
    const judged = this.accounting !== undefined && this.asked
      && JSON.stringify(before?.models.map(progress)) !== JSON.stringify(this.accounting.models.map(progress));
    this.asked = true;
    this.onNews(judged);
    if (this.running && !document.hidden) {
      this.timer = setTimeout(this.look, this.pause);
    }
  }
}

const progress = (line: Intake) => [line.model, line.received, line.evaluated, line.labelsWaiting];

const batches = (number: number) => (number === 1 ? 'One batch' : `${count(number)} batches`);

/** What of a model waits and since when, or nothing where nothing does. */
export function waitingWords(line: Intake | undefined): TemplateResult | typeof nothing {
  if (line === undefined || (line.waiting === 0 && !line.stalled)) {
    return nothing;
  }
  const since = line.waitingSince;
  const when = since === undefined ? nothing : html` <time datetime=${since}>${age(since)} ago</time>`;
  if (line.stalled) {
    return line.waiting > 0
      ? html`<span class="stalled"><b>Stalled:</b> ${batches(line.waiting).toLowerCase()} ${line.waiting === 1 ? 'waits' : 'wait'}${
        since === undefined ? nothing : html`, the oldest accepted${when}`}</span>`
      : html`<span class="stalled"><b>Stalled:</b> ${line.labelsWaiting ? 'labels wait to be joined' : 'something lies among the dead letters'}</span>`;
  }
  return line.waiting === 1
    ? html`<span class="waiting">Accepted${when}, being judged</span>`
    : html`<span class="waiting">${batches(line.waiting)} accepted, the oldest${when}, being judged</span>`;
}

/** Why a model has no judged batch yet. */
export function nothingJudged(model: string, line: Intake | undefined, unknown: string | undefined): TemplateResult {
  if (unknown !== undefined) {
    return html`<p>No batch has been judged yet. Whether one waits is not known: ${unknown}</p>`;
  }
  if (line === undefined) {
    return html`<p class="empty">No batch has been judged yet.</p>`;
  }
  if (line.waiting > 0) {
    return html`<p>${waitingWords(line)}</p><p class="muted">The page shows the result when it is there.</p>`;
  }
  if (line.deadLettered > 0) {
    return html`<p>${batches(line.deadLettered)} could not be judged and ${line.deadLettered === 1 ? 'is' : 'are'} among the
      <a href="#/dead-letters">dead letters</a>.</p>`;
  }
  if (line.evaluated > 0) {
    return html`<p>${batches(line.evaluated)} judged; the assessment is on its way.</p>`;
  }
  if (line.refused > 0) {
    return html`<p>No batch has been accepted yet: ${line.refused === 1 ? 'one was' : `${count(line.refused)} were`} sent, and
      refused.</p>`;
  }
  return html`<p class="empty">No batch has come yet. Send one: <code>./leeway push ${model} batch.csv</code></p>`;
}

/** When the last of each kind was accepted, as far as it is known. */
export const lastAccepted = (line: Intake | undefined, batch?: string): Record<string, string | undefined> => ({
  reference: line?.lastReferenceAt, batch: line?.lastBatchAt ?? batch, labels: line?.lastLabelsAt,
});

/** What was refused last, where nothing of its kind has been accepted since. */
export function lastRefused(refusals: Refusal[] | undefined, accepted: Record<string, string | undefined>): TemplateResult | typeof nothing {
  const last = refusals?.find((refusal) => {
    const since = accepted[refusal.kind ?? 'batch'];
    return since === undefined || Date.parse(refusal.at) > Date.parse(since);
  });
  if (last === undefined) {
    return nothing;
  }
  return html`<div class="notice" role="status"><b>The last ${kind(last)} ${last.kind === 'labels' ? 'were' : 'was'} refused</b> ${time(last.at)}: ${
    refusalWords(last)}</div>`;
}

const kind = (refusal: Refusal) => `${refusal.kind ?? 'batch'}${refusal.name ? ` “${refusal.name}”` : ''}`;

const refusalWords = (refusal: Refusal) => refusal.detail ?? refusal.title ?? 'no reason is kept';

/** How many batches have come and what became of them, and what was refused. */
export function intakeCard(
  line: Intake | undefined, unknown: string | undefined, refusals: Refusal[] | undefined, labels: WaitingLabels | undefined,
): TemplateResult {
  const figure = (name: string, value: number | undefined, note: unknown = nothing) =>
    html`<dt>${name}</dt><dd>${value === undefined ? '–' : count(value)} ${note}</dd>`;
  return html`<section class="card"><h2>Intake <span class="muted">batches</span></h2>
    ${unknown === undefined ? nothing : html`<p class="empty">${unknown}</p>`}
    ${line === undefined ? nothing : html`<dl class="intake">
      ${figure('Received', line.received)}${figure('Refused', line.refused)}${figure('Accepted', line.accepted)}
      ${figure('Judged', line.evaluated)}
      ${figure('Waiting', line.waiting, line.waitingSince === undefined ? nothing : html`<span class="muted">for ${age(line.waitingSince)}</span>`)}
      ${figure('Dead letters', line.deadLettered, line.deadLettered ? html`<a href="#/dead-letters">show</a>` : nothing)}
      ${figure('Rejected rows', line.rejectedRows)}${figure('Labels waiting', line.labelsWaiting)}
      ${figure('Labels without a prediction', labels?.rows, labels === undefined ? html`<span class="muted">not known: performance-service does not answer</span>`
        : labels.rows ? html`<span class="muted">such as ${labels.rowIds.slice(0, 3).join(', ')}</span>` : nothing)}</dl>`}
    ${line?.events === undefined ? nothing : html`<h3>Single predictions <span class="muted">each half counts as one</span></h3><dl class="intake">
      ${figure('Accepted', line.events.accepted)}${figure('In batches', line.events.collected)}
      ${figure('Waiting', line.events.waiting, line.events.waitingSince === undefined ? nothing : html`<span class="muted">for ${age(line.events.waitingSince)}</span>`)}
      ${figure('Without the other half', line.events.unpaired)}${figure('Refused', line.events.refused)}${figure('Came again', line.events.duplicates)}
      ${line.events.deadLettered ? figure('Dead letters', line.events.deadLettered, html`<span class="muted">messages from RabbitMQ</span>`) : nothing}</dl>`}
    ${refusals?.length ? html`<h3>Refused</h3><ul class="alerts">${refusals.slice(0, 10).map((refusal) => html`<li>
      <div>${kind(refusal)} <span class="muted">${time(refusal.at)}</span></div><div class="muted">${refusalWords(refusal)}</div></li>`)}
      ${refusals.length > 10 ? html`<li class="muted">and ${refusals.length - 10} older ones</li>` : nothing}</ul>` : nothing}
  </section>`;
}

/** What the header says about all models: dead letters, stalled pipelines, or that neither is known. */
export function headerNotes(watch: IntakeWatch): TemplateResult | typeof nothing {
  const accounting = watch.accounting;
  if (accounting === undefined) {
    return watch.unknown === undefined ? nothing : html`<span class="note muted" title=${watch.unknown}>${
      watch.unknown.includes('ingest-service') ? 'ingest-service does not answer' : 'intake is not known'}</span>`;
  }
  const stalled = accounting.models.filter((line) => line.stalled);
  return html`${accounting.deadLetters > 0 ? html`<a class="note bad" href="#/dead-letters">${
    accounting.deadLetters === 1 ? '1 dead letter' : `${count(accounting.deadLetters)} dead letters`}</a>` : nothing}
    ${stalled.length > 0 ? html`<a class="note bad" href=${stalled.length === 1 ? toModel(stalled[0].model) : '#/'}>${
      stalled.length === 1 ? `${stalled[0].model} stalled` : `${stalled.length} models stalled`}</a>` : nothing}`;
}
