import { html, nothing, type TemplateResult } from 'lit';
import { ApiError, api } from './api';
import { deliveryCard } from './deliveries';
import { level, time } from './format';
import { DataPage, known } from './page';
import { to, type Route } from './router';
import type { Delivery, Level, Subscription, SubscriptionRequest, TestResult } from './types';

const CHANNELS: Record<string, { name: string; address: string; secret?: string; type: string }> = {
  mail: { name: 'Mail', address: 'Mail address', type: 'email' },
  webhook: { name: 'Webhook', address: 'URL', secret: 'Secret (whsec_…), to sign with', type: 'url' },
  slack: { name: 'Slack', address: 'URL of the incoming webhook', type: 'url' },
  teams: { name: 'Teams', address: 'URL of the workflow', type: 'url' },
  pagerduty: { name: 'PagerDuty', address: 'Integration key', type: 'text' },
  alertmanager: { name: 'Alertmanager', address: 'URL', secret: 'Bearer token, if it asks for one', type: 'url' },
};
const OUTCOMES: Record<TestResult['outcome'], string> = { taken: 'The test message was taken.', refused: 'The test message was refused', unreachable: 'It cannot be reached', impossible: 'No message can be sent there' };

interface Shown { subscriptions: Subscription[]; models: string[]; deliveries?: Delivery[]; more?: string }

/** What is asked of alert-service, from what was entered. */
export function requestOf(entered: Record<string, string>): SubscriptionRequest {
  const { channel, address, model, secret } = entered;
  return { model: model || undefined, minimumSeverity: entered.severity as Level, ...(channel === 'mail' ? { email: address } : { channel, address, secret: secret || undefined }) };
}

/** Who is told of incidents, by which channel. */
class SubscriptionsPage extends DataPage<Shown> {
  static properties = { ...DataPage.properties, channel: { state: true }, said: { state: true } };
  declare channel: string;
  declare said?: TemplateResult | string;

  constructor() {
    super();
    this.channel = 'mail';
  }

  protected async load({ query }: Route): Promise<Shown> {
    const [subscriptions, models, deliveries] = await Promise.all([api.subscriptions(query.after), known(api.models()), known(api.deliveries())]);
    return { subscriptions, models: (models ?? []).map(({ model }) => model), deliveries, more: subscriptions.length === 100 ? subscriptions.at(-1)!.id : undefined };
  }

  private readonly subscribe = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const entered = Object.fromEntries(new FormData(form)) as Record<string, string>;
    return this.say(async () => {
      const made = await api.subscribe(requestOf(entered));
      form.reset();
      return `Subscribed: ${made.email ?? made.address}${made.stoppedReason ? `; ${made.stoppedReason}` : ''}`;
    });
  };

  /** Does something and says what came of it. */
  private async say(action: () => Promise<string>) {
    this.busy = true;
    this.said = undefined;
    try {
      this.said = await action();
      await this.reload();
    } catch (problem) {
      this.said = html`<span class="bad">${problem instanceof ApiError ? problem.message : String(problem)}</span>`;
    }
    this.busy = false;
  }

  private test({ id }: Subscription) {
    return this.say(async () => {
      const result = await api.testSubscription(id);
      return `${OUTCOMES[result.outcome]}${result.reason ? `: ${result.reason}` : ''}`;
    });
  }

  protected content({ subscriptions, models, deliveries, more }: Shown): TemplateResult {
    const channel = CHANNELS[this.channel];
    const { query } = this.route;
    const names = query.model && !models.includes(query.model) ? [query.model, ...models] : models;
    return html`<div class="title"><div><h1>Subscriptions</h1><p class="muted">Who is told of incidents, besides those whom the models’ definitions name.</p></div></div>
      <section class="card"><h2>Subscribe</h2><form class="fields" @submit=${this.subscribe}>
        <label>Channel<select name="channel" @change=${(event: Event) => { this.channel = (event.target as HTMLSelectElement).value; }}>${Object.entries(CHANNELS).map(([key, { name }]) => html`<option value=${key} ?selected=${key === this.channel}>${name}</option>`)}</select></label>
        <label class="grow">${channel.address}<input name="address" type=${channel.type} required maxlength="1000" autocomplete="off"></label>
        ${channel.secret ? html`<label>${channel.secret}<input name="secret" type="password" maxlength="500" autocomplete="off"></label>` : nothing}
        <label>Model<select name="model"><option value="">all models</option>${names.map((name) => html`<option value=${name} ?selected=${name === query.model}>${name}</option>`)}</select></label>
        <label>From<select name="severity"><option value="warning">warning on</option><option value="critical">critical on</option></select></label>
        <button class="primary" ?disabled=${this.busy}>Subscribe</button></form>
        <p class="said" role="status">${this.said ?? nothing}</p></section>
      <section class="card"><h2>Subscribed</h2>${subscriptions.length === 0 ? html`<p class="empty">Nobody has subscribed yet.</p>` : html`<ul class="plain">${subscriptions.map((of) => html`<li>
        <div class="what"><b>${of.email ?? of.address}</b> <span class="muted">${CHANNELS[of.channel ?? 'mail']?.name ?? of.channel}</span>
          <p class="muted">${of.model ?? 'all models'}, from ${level(of.minimumSeverity)} on, since ${time(of.createdAt, 'date')}</p>${of.stoppedAt || of.stoppedReason ? html`<p class="bad">Stopped${of.stoppedReason ? `: ${of.stoppedReason}` : ''}</p>` : nothing}</div>
        <div class="actions"><button ?disabled=${this.busy} @click=${() => this.test(of)}>Test<span class="visually-hidden"> ${of.email ?? of.address}</span></button>
          <button ?disabled=${this.busy} @click=${() => this.say(async () => { await api.endSubscription(of.id); return 'Ended.'; })}>End<span class="visually-hidden"> ${of.email ?? of.address}</span></button></div></li>`)}</ul>`}
        ${more ? html`<p><a href=${to(['subscriptions'], { after: more })}>Show more</a></p>` : nothing}</section>
      ${deliveryCard(deliveries)}`;
  }
}
customElements.define('leeway-subscriptions', SubscriptionsPage);
