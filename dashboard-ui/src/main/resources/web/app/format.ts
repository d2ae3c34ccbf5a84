import { html, nothing, type TemplateResult } from 'lit';
import type { Level, Verdict } from './types';

export function number(value: number | undefined, digits = 3): string {
  if (value === undefined || value === null) {
    return '–';
  }
  const size = Math.abs(value);
  if (value !== 0 && size < 0.001) {
    return value.toExponential(1);
  }
  return value.toLocaleString('en', { maximumFractionDigits: size >= 1000 ? 0 : size >= 100 ? 1 : digits });
}

export const count = (value: number) => value.toLocaleString('en');
export const percent = (value: number | undefined) => (value === undefined ? '–' : `${Math.round(100 * value)} %`);

/** In the viewer's zone, with UTC on hover. */
export function time(iso: string | undefined): TemplateResult | typeof nothing {
  if (!iso) {
    return nothing;
  }
  const date = new Date(iso);
  const text = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time datetime=${iso} title=${`${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`}>${text}</time>`;
}

/** A length of time in its largest whole unit. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? `${whole} s` : whole < 3_600 ? `${Math.floor(whole / 60)} min`
    : whole < 172_800 ? `${Math.floor(whole / 3_600)} h` : `${Math.floor(whole / 86_400)} days`;
}

/** How long ago, by the viewer's clock; never less than nothing where the clocks differ. */
export const age = (iso: string) => duration((Date.now() - Date.parse(iso)) / 1_000);

const LEVELS: Record<Level, string> = { unknown: 'Unknown', ok: 'OK', warning: 'Warning', critical: 'Critical' };

export const level = (of: Level) => html`<span class="level ${of}">${LEVELS[of]}</span>`;

export function verdict(of: Verdict | undefined, drifted: string, stable = 'Stable'): TemplateResult {
  switch (of) {
    case 'drifted':
      return html`<span class="level warning">${drifted}</span>`;
    case 'stable':
      return html`<span class="level ok">${stable}</span>`;
    case 'insufficient-data':
      return html`<span class="level unknown">Insufficient data</span>`;
    default:
      return html`<span class="level unknown">Waiting</span>`;
  }
}

export const task = (of: string) => of.replace('-', ' ');

/** A line of recent values as a small drawing. */
export function sparkline(scores: (number | null)[]): TemplateResult | typeof nothing {
  const values = scores.filter((score) => score !== null); // what could not be assessed is not 0
  if (values.length < 2) {
    return nothing;
  }
  const width = 120;
  const height = 28;
  const points = values
    .map((value, i) => `${((i * width) / (values.length - 1)).toFixed(1)},${(height - 2 - (value / 100) * (height - 4)).toFixed(1)}`)
    .join(' ');
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img"
    aria-label="risk of the last ${values.length} batches"><polyline points=${points} /></svg>`;
}
