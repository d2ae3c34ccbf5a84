import { svg, type SVGTemplateResult } from 'lit';
import { api } from './api';
import type { BatchSummary, BatchView } from './types';

/** The parts of a window's risk in points, from the lowest in the drawing to the highest. */
export type Stack = { name: string; points: number }[];

const PARTS = ['statistical', 'prediction', 'performance', 'quality', 'range'];
/** Scores are kept with one digit. */
const ROUNDING = 0.2;

/** How large each part was in each window, 0 to 1, by window. Asks once for each part. */
export async function partSeries(model: string): Promise<Map<string, Map<string, number>>> {
  const all = await Promise.all(PARTS.map((part) => api.series(model, `risk-${part}`).catch(() => ({ points: [] }))));
  const windows = new Map<string, Map<string, number>>();
  all.forEach(({ points }, i) => points.forEach(({ batch, value }) => {
    if (value !== undefined && value !== null) {
      windows.set(batch, (windows.get(batch) ?? new Map()).set(PARTS[i], value));
    }
  }));
  return windows;
}

/**
 * A window's risk taken apart: each known part by its share of the known weights, of what the part "range" leaves. Where the
 * weights were others then, so that the parts do not sum to the risk, nothing is claimed of them.
 */
export function stackOf(window: BatchSummary, values: Map<string, number> | undefined, parts: BatchView['assessment']['parts']): Stack | undefined {
  if (values === undefined || window.score === undefined || window.score === null) {
    return undefined;
  }
  const range = (parts.find(({ name }) => name === 'range')?.weight ?? 0.4) * (values.get('range') ?? 0);
  const known = parts.filter(({ name }) => name !== 'range' && values.has(name));
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const stack = PARTS.flatMap((name) => {
    const part = known.find((of) => of.name === name);
    return name === 'range' ? { name, points: 100 * range } : part ? { name, points: (100 * part.weight * values.get(name)! * (1 - range)) / weights } : [];
  });
  const sum = stack.reduce((total, { points }) => total + points, 0);
  return Math.abs(sum - window.score) > ROUNDING ? undefined : stack.filter(({ points }) => points > 0);
}

/** The parts of a risk above one another. */
export function stacked(stack: Stack, left: number, width: number, y: (value: number) => number): SVGTemplateResult[] {
  let below = 0;
  return stack.map(({ name, points }) => {
    const [from, to] = [below, below + points];
    below = to;
    return svg`<rect class="stack ${name}" x=${left} y=${y(to)} width=${width} height=${Math.max(0.5, y(from) - y(to))} />`;
  });
}
