import { svg, type SVGTemplateResult } from 'lit';
import type { BatchSummary, BatchView } from './types';

/** The parts of a window's risk in points, from the lowest in the drawing to the highest. */
export type Stack = { name: string; points: number }[];

/** From the lowest in the drawing on. */
export const PARTS = ['statistical', 'prediction', 'performance', 'quality', 'range'];
/** Scores are kept with one digit. */
const ROUNDING = 0.2;

/**
 * A window's risk taken apart: each known part by its share of the known weights, of what the part "range" leaves. Where the
 * weights were others then, so that the parts do not sum to the risk, nothing is claimed of them.
 */
export function stackOf(window: BatchSummary, values: Record<string, number> | undefined, parts: BatchView['assessment']['parts']): Stack | undefined {
  if (values === undefined || window.score === undefined || window.score === null) {
    return undefined;
  }
  const range = (parts.find(({ name }) => name === 'range')?.weight ?? 0.4) * (values.range ?? 0);
  const known = parts.filter(({ name }) => name !== 'range' && values[name] !== undefined);
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const stack = PARTS.flatMap((name) => {
    const part = known.find((of) => of.name === name);
    return name === 'range' ? { name, points: 100 * range } : part ? { name, points: (100 * part.weight * values[name] * (1 - range)) / weights } : [];
  });
  const sum = stack.reduce((total, { points }) => total + points, 0);
  return Math.abs(sum - window.score) > ROUNDING ? undefined : stack.filter(({ points }) => points > 0);
}

/** What one part of the risk is drawn as in all windows: boxes above those of the parts before it. */
export function stacked(name: string, stacks: { stack: Stack; left: number; width: number }[], y: (value: number) => number): SVGTemplateResult {
  return svg`<path class="stack ${name}" d=${stacks.map(({ stack, left, width }) => {
    const at = stack.findIndex((part) => part.name === name);
    const below = stack.slice(0, Math.max(0, at)).reduce((sum, { points }) => sum + points, 0);
    return at < 0 ? '' : box(left, y(below + stack[at].points), width, Math.max(0.5, y(below) - y(below + stack[at].points)));
  }).join('')} />`;
}

/** A rectangle as a part of a path: one path is drawn faster than a thousand rectangles. */
export const box = (x: number, y: number, width: number, height: number) => `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
