import { html, nothing, type TemplateResult } from 'lit';
import { api } from './api';
import { PageElement } from './element';
import { counted, time } from './format';
import { subject } from './incident-words';
import { actor, actorOf, session } from './session';
import type { Alert, Note } from './types';

/** What people wrote about an incident, read when somebody opens it, and a place to write more. */
export class IncidentNotes extends PageElement {
  static properties = { alert: { attribute: false }, notes: { state: true }, problem: { state: true }, busy: { state: true } };
  declare alert: Alert;
  declare notes?: Note[];
  declare problem?: string;
  declare busy: boolean;
  private opened = false;

  constructor() {
    super();
    this.busy = false;
  }

  updated() {
    if (this.opened && !this.busy && this.problem === undefined && this.notes !== undefined && this.notes.length < this.alert.noteCount) {
      void this.read(); // Somebody else wrote one.
    }
  }

  private async read() {
    await this.ask(async () => { this.notes = await api.notes(this.alert.id); });
  }

  private readonly write = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const entered = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const by = actorOf(entered.by);
    void this.ask(async () => {
      const written = await api.writeNote(this.alert.id, entered.text, by);
      this.notes = [...this.notes ?? [], written];
      form.reset();
    });
  };

  private async ask(what: () => Promise<void>) {
    this.busy = true;
    try {
      await what();
      this.problem = undefined;
    } catch (problem) {
      this.problem = (problem as Error).message;
    }
    this.busy = false;
  }

  render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => {
      this.opened = (event.target as HTMLDetailsElement).open;
      if (this.opened && !this.busy) {
        void this.read();
      }
    }}><summary>${notesOf(this.notes?.length ?? this.alert.noteCount)}<span class="visually-hidden"> about ${subject(this.alert)}, ${this.alert.model}</span></summary>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${noteList(this.notes)}
      ${this.notes === undefined ? nothing : html`<form class="fields" @submit=${this.write}>
        <label class="grow">Note<textarea name="text" required maxlength="2000" rows="2"></textarea></label>
        ${session().name ? nothing : html`<label>Your name<input name="by" required maxlength="200" autocomplete="name" .defaultValue=${actor() ?? ''}></label>`}
        <button ?disabled=${this.busy}>Write</button></form>`}</details>`;
  }
}
customElements.define('leeway-incident-notes', IncidentNotes);

/** How many notes there are. */
export const notesOf = (many: number) => (many === 0 ? 'Notes' : counted(many, 'note'));

/** The notes, the first one first; nothing where they have not been read. */
export const noteList = (notes: Note[] | undefined): TemplateResult | typeof nothing => (notes === undefined || notes.length === 0 ? nothing
  : html`<ul class="written">${notes.map((note) => html`<li><p>${note.text}</p><p class="muted">${note.by}, ${time(note.writtenAt)}</p></li>`)}</ul>`);
