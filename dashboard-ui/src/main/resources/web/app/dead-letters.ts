import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { count, duration, time } from './format';
import { DataPage } from './page';
import { toModel, toWindow } from './router';
import type { DeadLetter, DeadLetters } from './types';

const REFRESH_MILLIS = 10_000;
const PAGE = 50;

/** What could not be worked off, with buttons to try again or to give up. */
class DeadLetterPage extends DataPage<DeadLetters> {
  private poll?: ReturnType<typeof setInterval>;

  connectedCallback() {
    super.connectedCallback();
    // No stream tells of letters, and they age.
    this.poll = setInterval(() => {
      if (!document.hidden && !this.busy) {
        void this.reload(true);
      }
    }, REFRESH_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.poll);
  }

  protected load(): Promise<DeadLetters> {
    return api.deadLetters();
  }

  /** Whoever has paged on keeps what is shown. */
  async reload(quietly = false) {
    if (!quietly || (this.data?.items.length ?? 0) <= PAGE) {
      await super.reload(quietly);
    }
  }

  private more({ items, next }: DeadLetters) {
    return this.attempt(async () => {
      const page = await api.deadLetters(next);
      this.data = { ...page, items: [...items, ...page.items] };
    });
  }

  protected async act(action: () => Promise<unknown>) {
    await super.act(action);
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

  protected content(list: DeadLetters): TemplateResult {
    return html`<div class="title"><div><h1>Dead letters</h1>
        <div class="muted">Messages that could not be worked off. Mend the reason, then replay them; nothing is lost meanwhile.</div></div>
        ${list.open ? html`<button ?disabled=${this.busy} @click=${() => this.replayAll()}>Replay all ${count(list.open)}</button>` : nothing}</div>
      ${list.items.length === 0 ? html`<section class="card"><p class="empty">There are none.</p></section>`
        : html`<section class="card"><ul class="letters">${list.items.map((letter) => this.letter(letter))}</ul>
          ${list.next === undefined || list.next === null ? nothing : html`<button ?disabled=${this.busy} @click=${() => this.more(list)}>Show older</button>`}</section>`}`;
  }

  private letter(letter: DeadLetter): TemplateResult {
    const { model } = letter;
    const open = letter.state === 'open';
    return html`<li class=${letter.state}>
      <div class="letter-head"><b>${letter.queue}</b> <span class="muted">${letter.type ?? 'unreadable message'}</span>
        ${model === undefined ? nothing : html`<a href=${toModel(model)}>${model}</a>`}
        ${letter.batch === undefined || model === undefined ? nothing
          : html`<span class="muted">batch</span> <a href=${toWindow(model, letter.batch)}>${letter.batch}</a>`}
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
