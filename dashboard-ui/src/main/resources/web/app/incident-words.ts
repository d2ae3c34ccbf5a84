import { html, nothing, type TemplateResult } from 'lit';
import { count, nameOf, time } from './format';
import { toFeature, toModel, toWindow } from './router';
import type { Alert, Silence } from './types';

const CONDITIONS: Record<string, string> = {
  'risk': 'Risk', 'drift-share': 'Share of moved features', 'drift': 'Drift', 'performance-drop': 'Performance',
  'data-quality': 'Data quality', 'out-of-range': 'Out of range', 'change': 'Change over time', 'intake': 'Intake', 'pipeline': 'Pipeline', 'no-data': 'No data',
  'insufficient-data': 'Insufficient data',
};

export const condition = (of: string) => CONDITIONS[of] ?? of;

/** What an incident is one of, such as "Drift of age". */
export function subject(alert: Alert): string {
  const on = alert.on ?? alert.findings[0]?.on;
  return `${on ? condition(on) : alert.model}${alert.subject ? ` of ${alert.subject}` : ''}`;
}

/** Where an incident is to be seen: its latest window, or the model. */
export function where(alert: Alert): string {
  const window = alert.batch ?? undefined;
  if (window === undefined) {
    return toModel(alert.model);
  }
  return alert.on === 'drift' && alert.subject ? toFeature(alert.model, alert.subject, window) : toWindow(alert.model, window);
}

/** Since when an incident is, in how many windows, and up to when. */
export function span(alert: Alert): TemplateResult {
  const windows = alert.windowCount > 1 ? `, ${count(alert.windowCount)} windows, last ${nameOf({ name: alert.batchName ?? alert.batch ?? '' })}`
    : alert.batch ? `, ${nameOf({ name: alert.batchName ?? alert.batch })}` : '';
  const returned = alert.returned > 0 ? `, came back ${alert.returned === 1 ? 'once' : `${count(alert.returned)} times`}` : '';
  return html`since ${time(alert.since ?? alert.firedAt)}${windows}${returned}${alert.resolvedAt ? html`, over since ${time(alert.resolvedAt)}` : nothing}`;
}

const OPEN_FIRST = { firing: 0, acknowledged: 1, pending: 2, resolved: 3 };
const WORST_FIRST = { critical: 0, warning: 1, unknown: 2, ok: 3 };

/** Those that somebody has to see to first, what is over last. */
export const openFirst = (alerts: Alert[]) => [...alerts].sort((a, b) => OPEN_FIRST[a.state] - OPEN_FIRST[b.state]
  || WORST_FIRST[a.severity] - WORST_FIRST[b.severity] || Date.parse(b.updatedAt) - Date.parse(a.updatedAt));

export const isOpen = (alert: Alert) => alert.state === 'firing' || alert.state === 'acknowledged';

/** The silence that an incident is under, if it is. */
export const silenceOf = (alert: Alert, silences: Silence[]) => silences.find((silence) =>
  (silence.model === undefined || silence.model === alert.model) && (silence.feature === undefined || silence.feature === alert.subject)
    && (silence.condition === undefined || silence.condition === alert.on));
