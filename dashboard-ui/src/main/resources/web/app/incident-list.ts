import { html, nothing, type TemplateResult } from 'lit';
import './incident-notes';
import { api } from './api';
import { PageElement } from './element';
import { count, level, time } from './format';
import { condition, isOpen, openFirst, silenceOf, span, subject, where } from './incident-words';
import { toModel } from './router';
import { actor, actorOf, session } from './session';
import type { Alert, Silence, SilenceRequest } from './types';

const SHOWN = 20;
const HOURS = { '1': '1 hour', '8': '8 hours', '24': '1 day', '168': '7 days' };

type Act = 'acknowledge' | 'resolve' | 'silence';
const SAY: Record<Act, string> = { acknowledge: 'Acknowledge', resolve: 'Resolve', silence: 'Silence' };

/** Incidents with what one does about them; several at once where `bulk` is on. */
export class IncidentList extends PageElement {
  static properties = { alerts: { attribute: false }, silences: { attribute: false }, takeOn: { attribute: false }, bulk: { type: Boolean }, all: { type: Boolean }, shown: { state: true },
    marked: { state: true }, asking: { state: true }, problem: { state: true }, busy: { state: true } };
  declare alerts?: Alert[];
  declare silences?: Silence[];
  /** The id of one that a mail's button is to take on. */
  declare takeOn?: string;
  declare bulk: boolean;
  /** Whether they are of several models. */
  declare all: boolean;
  declare shown: number;
  declare marked: Set<string>;
  declare asking?: { act: Act; alerts: Alert[] };
  declare problem?: string;
  declare busy: boolean;

  constructor() {
    super();
    this.shown = SHOWN;
    this.marked = new Set();
    this.busy = false;
  }

  willUpdate(changed: Map<string, unknown>) {
    const alert = changed.has('alerts') || changed.has('takeOn') ? this.alerts?.find(({ id, state }) => id === this.takeOn && state === 'firing') : undefined;
    if (alert) {
      this.asking = { act: 'acknowledge', alerts: [alert] }; // Asks even where a name is known: a link alone must change nothing.
    }
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  /** Begins what somebody wants to do: asks for a name if none is known, and for more where more is to be known. */
  begin(act: Act, alerts: Alert[]) {
    this.problem = undefined;
    const by = actor();
    if (act === 'acknowledge' && by) {
      void this.perform(act, alerts, { by });
    } else {
      this.asking = { act, alerts };
    }
  }

  private readonly submit = (event: SubmitEvent) => {
    event.preventDefault();
    const entered = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    void this.perform(this.asking!.act, this.asking!.alerts, { ...entered, by: actorOf(entered.by) });
  };

  private async perform(act: Act, alerts: Alert[], entered: Record<string, string>) {
    this.busy = true;
    try {
      for (const alert of alerts) {
        await (act === 'acknowledge' ? api.acknowledge(alert.id, entered.by) : act === 'resolve' ? api.resolve(alert.id, entered.by)
          : api.silence(silenceFor(alert, entered)));
      }
      this.asking = undefined;
      this.marked = new Set();
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }

  private mark(id: string, on: boolean) {
    const marked = new Set(this.marked);
    if (on) {
      marked.add(id);
    } else {
      marked.delete(id);
    }
    this.marked = marked;
  }

  render(): TemplateResult {
    if (this.alerts === undefined) {
      return html`<p class="empty">The incidents are not known: alert-service does not answer.</p>`;
    }
    const sorted = openFirst(this.alerts);
    const marked = sorted.filter(({ id }) => this.marked.has(id));
    const firing = marked.filter(({ state }) => state === 'firing');
    const open = sorted.filter(isOpen);
    return html`${this.problem && !this.asking ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.bulk && open.length > 0 ? html`<div class="bulk" role="group" aria-label="Of what is marked">
        <label><input type="checkbox" .checked=${marked.length > 0 && marked.length === open.length} .indeterminate=${marked.length > 0 && marked.length < open.length}
          @change=${(event: Event) => { this.marked = new Set((event.target as HTMLInputElement).checked ? open.map(({ id }) => id) : []); }}> All open</label>
        <button ?disabled=${firing.length === 0 || this.busy} @click=${() => this.begin('acknowledge', firing)}>Acknowledge ${firing.length || nothing}</button>
        <button ?disabled=${marked.length === 0 || this.busy} @click=${() => this.begin('silence', marked)}>Silence ${marked.length || nothing}</button>
        <button ?disabled=${marked.length === 0 || this.busy} @click=${() => this.begin('resolve', marked)}>Resolve ${marked.length || nothing}</button></div>` : nothing}
      ${sorted.length === 0 ? html`<p class="empty">No incidents.</p>` : html`<ul class="incidents">${sorted.slice(0, this.shown).map((alert) => this.line(alert))}</ul>`}
      ${sorted.length > this.shown ? html`<button @click=${() => { this.shown += 2 * SHOWN; }}>Show more of ${count(sorted.length)}</button>` : nothing}
      ${this.asking ? this.dialog(this.asking) : nothing}`;
  }

  private line(alert: Alert): TemplateResult {
    const silence = silenceOf(alert, this.silences ?? []);
    const name = `${subject(alert)}, ${alert.model}`;
    return html`<li class=${alert.state}>
      ${this.bulk && isOpen(alert) ? html`<input type="checkbox" aria-label="Mark ${name}" .checked=${this.marked.has(alert.id)}
        @change=${(event: Event) => this.mark(alert.id, (event.target as HTMLInputElement).checked)}>` : nothing}
      <div class="what">${level(alert.severity)} ${this.all ? html`<a class="model" href=${toModel(alert.model)}>${alert.model}</a> ` : nothing}<a href=${where(alert)}>${subject(alert)}</a>
        ${alert.state === 'firing' ? nothing : html`<span class="state">${alert.state}${alert.acknowledgedBy ? ` by ${alert.acknowledgedBy}` : ''}</span>`}
        ${silence && alert.state !== 'resolved' ? html`<span class="state">silent until ${time(silence.endsAt)}</span>` : nothing}
        <p>${alert.findings.map((finding) => finding.message).join(' ')}${alert.note ? ` ${alert.note}` : ''}</p><p class="muted">${span(alert)}</p><leeway-incident-notes .alert=${alert}></leeway-incident-notes></div>
      ${isOpen(alert) ? html`<div class="actions">
        ${alert.state === 'firing' ? html`<button ?disabled=${this.busy} aria-label="Acknowledge ${name}" @click=${() => this.begin('acknowledge', [alert])}>Acknowledge</button>` : nothing}
        <button ?disabled=${this.busy} aria-label="Silence ${name}" @click=${() => this.begin('silence', [alert])}>Silence</button>
        <button ?disabled=${this.busy} aria-label="Resolve ${name}" @click=${() => this.begin('resolve', [alert])}>Resolve</button></div>` : nothing}</li>`;
  }

  private dialog({ act, alerts }: { act: Act; alerts: Alert[] }): TemplateResult {
    const one = alerts.length === 1 ? alerts[0] : undefined;
    return html`<dialog aria-labelledby="dialog-title" @close=${() => { this.asking = undefined; }}><form @submit=${this.submit}>
      <h2 id="dialog-title">${SAY[act]} ${one ? subject(one).toLowerCase() : `${count(alerts.length)} incidents`}</h2>
      <p class="muted">${act === 'silence' ? 'Nobody is told of it meanwhile; it goes on and shows all the same.'
        : act === 'resolve' ? 'Says that it is over. Only a window that comes after can begin it again.' : 'Says that somebody sees to it; nobody is reminded any more.'}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${act === 'silence' ? html`<label>For<select name="hours">${Object.entries(HOURS).map(([hours, words]) => html`<option value=${hours} ?selected=${hours === '24'}>${words}</option>`)}</select></label>
        <label>What<select name="scope"><option value="cause">${one ? `${condition(one.on ?? 'risk')}${one.subject ? ` of ${one.subject}` : ''} of ${one.model}` : 'each of these causes'}</option>
          <option value="model">everything of ${one ? one.model : 'these models'}</option></select></label>
        <label>Why<input name="reason" required maxlength="500" value="Seen to"></label>` : nothing}
      ${session().name ? html`<p class="muted">In the name of ${session().name}.</p>`
        : html`<label>Your name<input name="by" required maxlength="200" autocomplete="name" autofocus .defaultValue=${actor() ?? ''}></label>`}
      <div class="actions"><button type="button" @click=${() => this.querySelector('dialog')?.close()}>Cancel</button>
        <button class="primary" ?disabled=${this.busy}>${SAY[act]}</button></div></form></dialog>`;
  }
}
customElements.define('leeway-incident-list', IncidentList);

/** What is asked of alert-service to silence an incident. */
export function silenceFor(alert: Alert, entered: Record<string, string>, now = Date.now()): SilenceRequest {
  const whole = entered.scope === 'model';
  return { model: alert.model, condition: whole ? undefined : alert.on, feature: !whole && alert.on === 'drift' ? alert.subject : undefined,
    ends: new Date(now + Number(entered.hours) * 3_600_000).toISOString(), reason: entered.reason, by: entered.by };
}
