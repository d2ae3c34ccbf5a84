import { html, nothing, type TemplateResult } from 'lit';
import './app.css';
import './charts.css';
import './pages.css';
import './backtest-page';
import './compare-page';
import './dead-letters';
import './feature-page';
import './incidents-page';
import './intake-page';
import './login';
import './model-page';
import './models-page';
import './subscriptions-page';
import './window-page';
import { PageElement } from './element';
import { headerNotes, IntakeWatch } from './intake';
import { listen } from './live';
import { CHANGED } from './page';
import { fromMail, isOther, parse, title, toModel, toWindow, type Route } from './router';
import { isStranger, leave, recognize, session } from './session';
import { follow, shown, toggle } from './theme';

const PLACES = { models: ['#/', 'Models'], incidents: ['#/incidents', 'Incidents'], subscriptions: ['#/subscriptions', 'Subscriptions'], intake: ['#/intake', 'Intake'] } as const;

/** How soon after a page begins to load its stream has missed nothing. */
const SOON_MILLIS = 2_000;

/** Under which of the places a page that is none itself lies. */
const belongsTo = ({ page, model }: Route) => (page === 'dead-letters' ? 'intake' : model === undefined ? undefined : 'models');

/** The frame of every page: where one is, where one can go, whether what one sees is live. */
class App extends PageElement {
  static properties = { route: { state: true }, live: { state: true }, liveSince: { state: true }, recognized: { state: true } };
  declare route: Route;
  /** Undefined until the streams have been tried. */
  declare live?: boolean;
  declare liveSince: Date;
  declare recognized: boolean;
  private stopListening?: () => void;
  private readonly intake = new IntakeWatch((judged) => {
    this.requestUpdate();
    if (judged) {
      dispatchEvent(new Event(CHANGED));
    }
  });

  constructor() {
    super();
    const mail = fromMail(location.search);
    if (mail !== undefined) {
      history.replaceState(null, '', `/${mail}`);
    }
    this.route = parse(location.hash);
    this.liveSince = new Date();
    this.recognized = false;
  }

  connectedCallback() {
    super.connectedCallback();
    follow(() => this.requestUpdate());
    addEventListener('hashchange', this.onRoute);
    this.name();
    void recognize().then(() => this.begin());
  }

  /** Once it is known who looks: a stranger is asked, and everything else waits. */
  private begin() {
    this.recognized = true;
    if (!isStranger() && this.isConnected) {
      this.stopListening = listen(() => dispatchEvent(new Event(CHANGED)), (live) => this.onLive(live));
      this.intake.start();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.intake.stop();
    removeEventListener('hashchange', this.onRoute);
    this.stopListening?.();
  }

  private readonly onRoute = () => {
    const before = this.route;
    this.route = parse(location.hash);
    this.name();
    if (isOther(before, this.route)) {
      scrollTo(0, 0);
      void this.updateComplete.then(() => this.querySelector('main')?.focus({ preventScroll: true }));
    }
  };

  private name() {
    document.title = title(this.route);
  }

  private onLive(live: boolean) {
    if (live !== this.live) {
      // A stream that is there at once has missed nothing that the page has not asked for.
      const missed = this.live !== undefined || Date.now() - this.liveSince.getTime() > SOON_MILLIS;
      this.live = live;
      this.liveSince = new Date();
      if (live && missed) {
        dispatchEvent(new Event(CHANGED));
      }
    }
  }

  render(): TemplateResult {
    const { page } = this.route;
    const theme = shown();
    return html`<a class="skip" href="#main" @click=${(event: Event) => { event.preventDefault(); this.querySelector('main')?.focus(); }}>To the content</a>
      <header><a class="brand" href="#/"><svg width="22" height="22" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 12h12l-2 2H4zM7 2l5 8H7z" /></svg>Leeway</a>
        <nav aria-label="Pages">${Object.entries(PLACES).map(([name, [where, words]]) => html`<a href=${where} aria-current=${page === name ? 'page' : belongsTo(this.route) === name ? 'true' : nothing}>${words}</a>`)}</nav>
        <span class="notes">${this.who()}${headerNotes(this.intake)}<span class="live ${this.live ? 'on' : ''}" role="status">${this.live ? 'Live' : this.live === undefined ? (isStranger() ? 'Sign in' : 'Connecting…') : html`Disconnected since
          ${this.liveSince.toLocaleTimeString(undefined, { timeStyle: 'short' })}`}</span>
          <button class="theme" @click=${() => { toggle(); this.requestUpdate(); }}>${theme === 'dark' ? 'Light' : 'Dark'}<span class="visually-hidden"> theme</span></button></span></header>
      ${this.crumbs()}
      <main id="main" tabindex="-1">${!this.recognized ? nothing : isStranger() ? html`<leeway-login></leeway-login>` : this.page()}</main>`;
  }

  /** Who looks at the page; that nobody is asked, where that is so. */
  private who(): TemplateResult | typeof nothing {
    const { asked, name } = session();
    if (!this.recognized || (asked && name === undefined)) {
      return nothing;
    }
    return name === undefined ? html`<span class="note" title="Nobody is asked for a key: this machine alone can reach Leeway.">Local</span>`
      : html`<span class="note">${name}</span><button @click=${() => void leave().then(() => location.reload())}>Leave</button>`;
  }

  private crumbs(): TemplateResult | typeof nothing {
    const { page, model, window, feature } = this.route;
    if (page === 'dead-letters') {
      return html`<nav class="crumbs" aria-label="Breadcrumb"><a href="#/intake">Intake</a><span aria-current="page">Dead letters</span></nav>`;
    }
    if (model === undefined) {
      return nothing;
    }
    if (page === 'model') {
      return html`<nav class="crumbs" aria-label="Breadcrumb"><a href="#/">Models</a><span aria-current="page">${model}</span></nav>`;
    }
    return html`<nav class="crumbs" aria-label="Breadcrumb"><a href="#/">Models</a><a href=${toModel(model)}>${model}</a>${window === undefined || feature === undefined ? nothing
      : html`<a href=${toWindow(model, window)}>Window</a>`}<span aria-current="page">${page === 'window' ? 'Window' : page === 'feature' ? html`${feature}` : page === 'compare' ? 'Compare' : 'Backtest'}</span></nav>`;
  }

  private page(): TemplateResult {
    const { route } = this;
    switch (route.page) {
      case 'models': return html`<leeway-models .route=${route}></leeway-models>`;
      case 'model': return html`<leeway-model .route=${route} @changed=${this.intake.look}></leeway-model>`;
      case 'window': return html`<leeway-window .route=${route}></leeway-window>`;
      case 'feature': return html`<leeway-feature .route=${route}></leeway-feature>`;
      case 'compare': return html`<leeway-compare .route=${route}></leeway-compare>`;
      case 'backtest': return html`<leeway-backtest-page .route=${route}></leeway-backtest-page>`;
      case 'incidents': return html`<leeway-incidents .route=${route}></leeway-incidents>`;
      case 'subscriptions': return html`<leeway-subscriptions .route=${route}></leeway-subscriptions>`;
      case 'intake': return html`<leeway-intake .route=${route}></leeway-intake>`;
      case 'dead-letters': return html`<leeway-dead-letters .route=${route} @changed=${this.intake.look}></leeway-dead-letters>`;
      default: return html`<section class="card lost"><h1>No such page</h1><p>Nothing is at this address.</p><p class="actions"><a class="button" href="#/">All models</a></p></section>`;
    }
  }
}
customElements.define('leeway-app', App);
