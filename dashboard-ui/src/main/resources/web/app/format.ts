import { html, nothing, svg, type TemplateResult } from 'lit';
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

/** Three digits, for sentences. */
export const rough = (value: number) => number(Number(value.toPrecision(3)));

/** The beginning of a name that is too long for its place. */
export const short = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** What a window is called: of days, without the midnights that begin them. */
export const nameOf = ({ name }: { name: string }) => name.replaceAll('T00:00:00Z', '');

export const count = (value: number) => value.toLocaleString('en');
/** A number of things with their name. */
export const counted = (value: number, one: string, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

export const percent = (value: number | undefined) => (value === undefined ? '–' : `${Math.round(100 * value)} %`);

/** In the viewer's zone, with UTC on hover. */
export function time(iso: string | undefined, only?: 'date'): TemplateResult | typeof nothing {
  if (!iso) {
    return nothing;
  }
  const date = new Date(iso);
  const text = only ? date.toLocaleDateString(undefined, { dateStyle: 'medium' })
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time datetime=${iso} title=${`${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`}>${text}</time>`;
}

/** A period of ISO 8601 in words where it is a simple one. */
export function periodWords(iso: string): string {
  const found = /^P(?:(\d+)([DWMY])|T(\d+)([HM]))$/.exec(iso);
  const size = found?.[1] ?? found?.[3];
  const unit = found && ({ D: 'day', W: 'week', M: found[3] ? 'minute' : 'month', Y: 'year', H: 'hour' } as Record<string, string>)[found[2] ?? found[4]];
  return size === undefined ? iso : size === '1' ? `one ${unit}` : `${size} ${unit}s`;
}

/** A length of time in its largest whole unit. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? `${whole} s` : whole < 3_600 ? `${Math.floor(whole / 60)} min`
    : whole < 172_800 ? `${Math.floor(whole / 3_600)} h` : `${Math.floor(whole / 86_400)} days`;
}

/** How long ago, by the viewer's clock; never less than nothing where the clocks differ. */
export const age = (iso: string) => duration((Date.now() - Date.parse(iso)) / 1_000);

export const LEVEL_WORDS: Record<Level, string> = { unknown: 'Unknown', ok: 'OK', warning: 'Warning', critical: 'Critical' };

/** In words and by a shape, for those who cannot tell colours. */
export const level = (of: Level, words = LEVEL_WORDS[of]) => html`<span class="level ${of}">${words}</span>`;

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

/** Recent risks as a small drawing: what could not be assessed is a gap, not 0. */
export function sparkline(scores: (number | null)[]): TemplateResult | typeof nothing {
  const values = scores.filter((score) => score !== null && score !== undefined);
  if (values.length < 2) {
    return nothing;
  }
  const width = 120;
  const height = 26;
  const step = width / scores.length;
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img"
    aria-label="Risk of the last ${scores.length} windows, now ${number(values.at(-1), 0)}">${scores.map((score, i) => (score === null || score === undefined ? nothing
      : svg`<rect x=${(i * step).toFixed(1)} width=${Math.max(1, step - 1).toFixed(1)} y=${(height - Math.max(1.5, (score * height) / 100)).toFixed(1)} height=${Math.max(1.5, (score * height) / 100).toFixed(1)} />`))}</svg>`;
}
