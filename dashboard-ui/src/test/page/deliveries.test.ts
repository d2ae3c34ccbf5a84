import { deliveryCard } from '../../main/resources/web/app/deliveries';
import type { Delivery } from '../../main/resources/web/app/types';
import { nothing } from 'lit';
import { same, test, words } from './support';

const delivery = (of: Partial<Delivery> = {}): Delivery => ({
  id: 'd', alert: 'a', channel: 'mail', recipient: 'ops@example.com', severity: 'warning', state: 'sending', attempts: 1,
  createdAt: '2026-05-01T00:00:00Z', ...of });

test('should say whom a message reaches, and why it was not taken', () => {
  same(words(deliveryCard([delivery(), delivery({ channel: 'slack', recipient: 'https://hooks.slack.com/…cdef', state: 'failed', reason: 'the server answered 404' })])),
    'Messages mail to ops@example.com sending slack to https://hooks.slack.com/…cdef failed the server answered 404');
});

test('should show ten messages, and nothing where there is none or they are not known', () => {
  same(words(deliveryCard(Array.from({ length: 11 }, (_, i) => delivery({ recipient: `r${i}.` })))).includes('r10.'), false);
  same(words(deliveryCard(Array.from({ length: 11 }, (_, i) => delivery({ recipient: `r${i}.` })))).includes('r9.'), true);
  same(deliveryCard([]), nothing);
  same(deliveryCard(undefined), nothing);
});
