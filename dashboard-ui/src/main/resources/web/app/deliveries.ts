import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery } from './types';
import { time } from './format';

const SHOWN = 10;

const when = (delivery: Delivery) => delivery.state === 'pending' && delivery.attempts > 0 ? html`is tried again ${time(delivery.nextAttemptAt)}`
  : delivery.state === 'sent' ? html`sent ${time(delivery.sentAt)}` : delivery.state;

/** Who was told of a model's alerts, and who waits to be; nothing where nobody is to be told. */
export function deliveryCard(deliveries: Delivery[] | undefined): TemplateResult | typeof nothing {
  return deliveries === undefined || deliveries.length === 0 ? nothing
    : html`<section class="card"><h2>Messages</h2><ul class="alerts">${deliveries.slice(0, SHOWN).map((delivery) => html`<li>
      <div>${delivery.channel} to ${delivery.recipient} <span class="muted">${when(delivery)}</span></div>
      ${delivery.reason ? html`<div class="muted">${delivery.reason}</div>` : nothing}</li>`)}</ul></section>`;
}
