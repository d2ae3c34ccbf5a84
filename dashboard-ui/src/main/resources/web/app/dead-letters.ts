import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { count, duration, nameOf, short, time } from './format';
import { DataPage, known } from './page';
import { toModel, toWindow } from './router';
import type { DeadLetter, DeadLetters } from './types';

const REFRESH_MILLIS = 10_000;
const PAGE = 50;
/** So many of an id's characters tell it from others. */
const ID_SHOWN = 9;

/** Of how many models names are looked up: letters of more at a time have one reason, which is not in their models. */
const NAMED_MODELS = 10;
const WINDOWS = 200;

/** What people call a batch or a window; where it leads to, if it has been judged. */
export interface Called { name: string; to?: string }

type Shown = DeadLetters & { names: Map<string, Called> };

/** How batches and windows of the letters' models are called; those of a model that nobody answers for have no names. */
async function named(items: DeadLetter[], before: Map<string, Called>): Promise<Map<string, Called>> {
  const names = new Map(before);
  const models = [...new Set(items.filter(({ model, batch }) => model !== undefined && batch !== undefined && !names.has(`${model}/${batch}`)).map(({ model }) => model!))].slice(0, NAMED_MODELS);
  await Promise.all(models.map(async (model) => {
    const [answers, windows] = await Promise.all([known(api.answers(model)), known(api.batches(model, WINDOWS))]);
    answers?.forEach(({ batch, name }) => names.set(`${model}/${batch}`, { name }));
    windows?.items.forEach((window) => names.set(`${model}/${window.batch}`, { name: nameOf(window), to: toWindow(model, window.batch) }));
    if (answers !== undefined && windows !== undefined) {
      items.filter((of) => of.model === model && of.batch !== undefined && !names.has(`${model}/${of.batch}`))
        .forEach(({ batch }) => names.set(`${model}/${batch}`, { name: short(batch!, ID_SHOWN) })); // Nobody need be asked again.
    }
  }));
  return names;
}

/** What a letter is about, by its name where that is known; a long id is not shown in full. */
export function about({ model, batch }: DeadLetter, names: Map<string, Called>): TemplateResult | typeof nothing {
  if (model === undefined || batch === undefined) {
    return nothing;
  }
  const called = names.get(`${model}/${batch}`);
  return called === undefined ? html`<span class="muted" title=${batch}>${short(batch, ID_SHOWN)}</span>`
    : called.to === undefined ? html`<span title=${batch}>${called.name}</span>` : html`<a href=${called.to}>${called.name}</a>`;
}

/** What could not be worked off, with buttons to try again or to give up. */
class DeadLetterPage extends DataPage<Shown> {
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

  protected async load(): Promise<Shown> {
    const page = await api.deadLetters();
    return { ...page, names: await named(page.items, this.data?.names ?? new Map()) };
  }

  /** Whoever has paged on keeps what is shown. */
  async reload(quietly = false) {
    if (!quietly || (this.data?.items.length ?? 0) <= PAGE) {
      await super.reload(quietly);
    }
  }

  private more({ items, next, names }: Shown) {
    return this.attempt(async () => {
      const page = await api.deadLetters(next);
      this.data = { ...page, items: [...items, ...page.items], names: await named(page.items, names) };
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

  protected content(list: Shown): TemplateResult {
    return html`<div class="title"><div><h1>Dead letters</h1>
        <p class="muted">Messages that could not be worked off. Mend the reason, then replay them; nothing is lost meanwhile.</p></div>
        ${list.open ? html`<button ?disabled=${this.busy} @click=${() => this.replayAll()}>Replay all ${count(list.open)}</button>` : nothing}</div>
      ${list.items.length === 0 ? html`<section class="card"><p class="empty">There are none: every message was worked off.</p></section>`
        : html`<section class="card"><ul class="letters">${list.items.map((letter) => this.letter(letter, list.names))}</ul>
          ${list.next === undefined || list.next === null ? nothing : html`<button ?disabled=${this.busy} @click=${() => this.more(list)}>Show older</button>`}</section>`}`;
  }

  private letter(letter: DeadLetter, names: Map<string, Called>): TemplateResult {
    const { model } = letter;
    const open = letter.state === 'open';
    return html`<li class=${letter.state}>
      <div class="letter-head"><b>${letter.queue}</b> <span class="muted">${letter.type ?? 'unreadable message'}</span>
        ${model === undefined ? nothing : html`<a href=${toModel(model)}>${model}</a>`}
        ${about(letter, names)}
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
