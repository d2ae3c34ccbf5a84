import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from './api';
import { PageElement } from './element';
import { isOther, title, toModel, type Route } from './router';

const REFRESH_MILLIS = 500;
const RETRY_MILLIS = 5_000;

/** Told to the window when something has changed at a service. */
export const CHANGED = 'leeway-changed';

/** What is good to know, but no reason to show nothing when it is not known. */
export const known = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined);

/**
 * A page that loads what it shows. What one reads stays when other data arrive: they wait until somebody asks for them,
 * unless they say nothing new.
 */
export abstract class DataPage<T> extends PageElement {
  static properties = { route: { attribute: false }, data: { state: true }, waiting: { state: true }, problem: { state: true }, busy: { state: true } };
  declare route: Route;
  declare data?: T;
  /** What has arrived and is not shown yet. */
  declare waiting?: T;
  declare problem?: ApiError;
  declare busy: boolean;
  private loading = 0;
  private timer?: ReturnType<typeof setTimeout>;

  constructor() {
    super();
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener(CHANGED, this.onChanged);
    document.addEventListener('visibilitychange', this.onVisible);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener(CHANGED, this.onChanged);
    document.removeEventListener('visibilitychange', this.onVisible);
    clearTimeout(this.timer);
    this.loading++;
  }

  protected willUpdate(changed: Map<string, unknown>) {
    if (changed.has('route')) {
      const before = changed.get('route') as Route | undefined;
      if (before === undefined || isOther(before, this.route)) {
        this.data = undefined;
        this.waiting = undefined;
        this.problem = undefined;
      }
      if (before === undefined || this.needs(before, this.route)) {
        void this.reload();
      }
    }
  }

  /** Whether what is shown has to be asked for anew. */
  protected needs(before: Route, now: Route) {
    return isOther(before, now) || JSON.stringify(before.query) !== JSON.stringify(now.query);
  }

  protected updated() {
    if (this.data !== undefined) {
      document.title = title(this.route, this.name(this.data));
    }
  }

  /** What people call the window that is shown, where one is. */
  protected name(_data: T): string | undefined {
    return undefined;
  }

  protected abstract load(route: Route): Promise<T>;

  protected abstract content(data: T): TemplateResult;

  /** What is new in words, or undefined where nothing is that somebody who reads would mind. */
  protected news(_shown: T, _arrived: T): string | undefined {
    return undefined;
  }

  /** Asks and shows what is answered. */
  async reload(quietly = false) {
    const mine = ++this.loading;
    try {
      const data = await this.load(this.route);
      if (mine === this.loading) {
        this.problem = undefined;
        if (quietly && this.data !== undefined && this.news(this.data, data) !== undefined) {
          this.waiting = data;
        } else {
          this.data = data;
          this.waiting = undefined;
        }
      }
    } catch (problem) {
      if (mine === this.loading) {
        this.problem = asApiError(problem);
        if (this.problem.status === 0 || this.problem.status >= 500) {
          this.soon(RETRY_MILLIS);
        }
      }
    }
  }

  /** Does something at a service and shows what came of it. */
  protected act(action: () => Promise<unknown>) {
    return this.attempt(async () => {
      await action();
      await this.reload();
    });
  }

  /** Does something at a service, or says why that cannot be done. */
  protected async attempt(action: () => Promise<unknown>) {
    this.busy = true;
    try {
      await action();
    } catch (problem) {
      this.problem = asApiError(problem);
    }
    this.busy = false;
  }

  /** Many events in a row lead to one reload. */
  private soon(after: number) {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (!document.hidden) {
        void this.reload(true);
      }
    }, after);
  }

  private readonly onChanged = () => this.soon(REFRESH_MILLIS);

  /** A hidden page loads nothing; it catches up when somebody looks. */
  private readonly onVisible = () => {
    if (!document.hidden) {
      this.soon(REFRESH_MILLIS);
    }
  };

  render(): TemplateResult {
    if (this.data === undefined) {
      return this.problem === undefined ? loading() : this.notThere(this.problem);
    }
    return html`${this.problem === undefined ? nothing : html`<div class="problem" role="alert">${this.problem.message}
        <span class="muted">What is shown may be old.</span> <button @click=${() => this.reload()}>Try again</button></div>`}
      ${this.waiting === undefined ? nothing : html`<div class="news" role="status"><button class="primary" @click=${this.showWaiting}>${
        this.news(this.data, this.waiting) ?? 'New data'}: show</button></div>`}
      ${this.content(this.data)}`;
  }

  private readonly showWaiting = () => {
    this.data = this.waiting;
    this.waiting = undefined;
  };

  private notThere(problem: ApiError): TemplateResult {
    const unknown = problem.status === 404 || problem.status === 400; // 400: nothing can be called so.
    // Where a model itself is unknown, nothing is behind its link.
    const model = unknown && this.route.window === undefined && this.route.feature === undefined ? undefined : this.route.model;
    return html`<section class="card lost" role="alert"><h1>${unknown ? 'Not found' : 'This cannot be shown now'}</h1>
      <p>${problem.message}</p>
      <p class="actions">${unknown ? nothing : html`<button class="primary" @click=${() => this.reload()}>Try again</button>`}
        ${model === undefined ? nothing : html`<a class="button" href=${toModel(model)}>To ${model}</a>`}
        <a class="button" href="#/">All models</a></p></section>`;
  }
}

const asApiError = (problem: unknown) => (problem instanceof ApiError ? problem : new ApiError(String(problem), -1));

const loading = (): TemplateResult => html`<div class="loading" role="status"><span class="visually-hidden">Loading…</span>
  <div class="ghost head"></div><div class="ghost"></div><div class="ghost tall"></div></div>`;
