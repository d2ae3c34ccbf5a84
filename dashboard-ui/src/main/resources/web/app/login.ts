import { html, nothing, type TemplateResult } from 'lit';
import { PageElement } from './element';
import { enter, session } from './session';

/** Asks for a key. It goes to the dashboard, which keeps it in a cookie that no script reads. */
class Login extends PageElement {
  static properties = { problem: { state: true }, busy: { state: true } };
  declare problem?: string;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault();
    this.busy = true;
    this.problem = await enter(String(new FormData(event.target as HTMLFormElement).get('key')));
    this.busy = false;
    if (this.problem === undefined) {
      location.reload();
    }
  };

  render(): TemplateResult {
    return html`<section class="card"><h1>Who are you?</h1>
      ${session().login === undefined ? nothing : html`<p class="actions"><a class="button" href=${session().login!}>Log in</a></p>`}
      <p class="muted">${session().login === undefined ? 'Enter' : 'Or enter'} your key; whoever runs Leeway makes one with <code>leeway keys create</code>.</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <form class="fields" @submit=${this.submit}>
        <label class="grow">Key<input name="key" type="password" required maxlength="200" autocomplete="current-password" autofocus></label>
        <button class="primary" ?disabled=${this.busy}>Enter</button></form></section>`;
  }
}
customElements.define('leeway-login', Login);
