import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { count, duration, time } from './format';
import type { DeadLetter, DeadLetters } from './types';

const REFRESH_MILLIS = 10_000;

/** What could not be worked off, with buttons to try again or to give up. */
class DeadLetterPage extends LitElement {
  static properties = { list: { state: true }, problem: { state: true }, busy: { state: true } };
  declare list?: DeadLetters;
  declare problem?: string;
  declare busy: boolean;
  private timer?: ReturnType<typeof setInterval>;

  constructor() {
    super();
    this.busy = false;
  }

  protected createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.load();
    this.timer = setInterval(() => {
      // Whoever has paged on keeps what is shown.
      if (!document.hidden && !this.busy && (this.list?.items.length ?? 0) <= 50) {
        void this.load();
      }
    }, REFRESH_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async load() {
    try {
      this.list = await api.deadLetters();
      this.problem = undefined;
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
  }

  private async more() {
    const list = this.list!;
    try {
      const page = await api.deadLetters(String(list.next));
      this.list = { ...page, items: [...list.items, ...page.items] };
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
  }

  private async act(action: () => Promise<unknown>) {
    this.busy = true;
    try {
      await action();
      await this.load();
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private replay(letter: DeadLetter) {
    return this.act(() => api.replay(letter.id));
  }

  private drop(letter: DeadLetter) {
    if (confirm(`Drop this ${letter.type ?? 'message'} for good? What it carries will not be judged.`)) {
      return this.act(() => api.drop(letter.id));
    }
  }

  private replayAll() {
    if (confirm('Replay all open dead letters?')) {
      return this.act(() => api.replayAll());
    }
  }

  render(): TemplateResult {
    const list = this.list;
    return html`<div class="title"><div><h1>Dead letters</h1>
        <div class="muted">Messages that could not be worked off. Mend the reason, then replay them; nothing is lost meanwhile.</div></div>
        ${list?.open ? html`<button ?disabled=${this.busy} @click=${() => this.replayAll()}>Replay all ${count(list.open)}</button>` : nothing}</div>
      ${this.problem ? html`<div class="problem" role="alert">${this.problem} <button @click=${() => this.load()}>Try again</button></div>` : nothing}
      ${list === undefined ? (this.problem ? nothing : html`<p class="empty">Loading…</p>`)
        : list.items.length === 0 ? html`<section class="card"><p class="empty">There are none.</p></section>`
        : html`<section class="card"><ul class="letters">${list.items.map((letter) => this.letter(letter))}</ul>
          ${list.next === undefined || list.next === null ? nothing : html`<button @click=${() => this.more()}>Show older</button>`}</section>`}`;
  }

  private letter(letter: DeadLetter): TemplateResult {
    const model = letter.model === undefined ? undefined : encodeURIComponent(letter.model);
    const open = letter.state === 'open';
    return html`<li class=${letter.state}>
      <div class="letter-head"><b>${letter.queue}</b> <span class="muted">${letter.type ?? 'unreadable message'}</span>
        ${model === undefined ? nothing : html`<a href="#/models/${model}">${letter.model}</a>`}
        ${letter.batch === undefined || model === undefined ? nothing
          : html`<span class="muted">batch</span> <a href="#/models/${model}/batches/${encodeURIComponent(letter.batch)}">${letter.batch}</a>`}
        <span class="actions">${open ? html`
          <button ?disabled=${this.busy} @click=${() => this.replay(letter)}>Replay</button>
          <button ?disabled=${this.busy} @click=${() => this.drop(letter)}>Drop</button>` : html`<span class="muted">${letter.state}</span>`}</span></div>
      <div class="reason">${letter.reason}</div>
      <div class="muted">${letter.ageSeconds === undefined ? time(letter.at) : html`<span title=${letter.at}>${duration(letter.ageSeconds)} ago</span>`} ·
        ${letter.attempts === undefined ? 'tries unknown' : letter.attempts === 1 ? '1 try' : `${count(letter.attempts)} tries`}${
        letter.replays ? ` · replayed ${letter.replays === 1 ? 'once' : `${letter.replays} times`}` : ''}</div></li>`;
  }
}
customElements.define('leeway-dead-letters', DeadLetterPage);
