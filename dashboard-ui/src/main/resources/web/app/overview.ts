import { api } from './api';
import type { BatchSummary, FeatureShift, Level, ModelLine, Verdict } from './types';

/** A window as the list of models shows it. */
export interface WindowLine {
  batch: string; name: string; sequence: number; at: string; rows: number; score?: number; level: Level;
  driftVerdict?: Verdict; driftedFeatures: number; qualityFindings: number; performanceVerdict?: Verdict; revision: number;
}

/** The metric that speaks for a window's performance. */
export interface PerformanceLine {
  batch: string; at: string; metric: string; higherIsBetter: boolean; value?: number; baseline?: number; drop?: number;
  allowedDrop?: number; exceeded: boolean; coverage: number;
}

/** A model as the list shows it. */
export interface ModelSummary {
  model: string; task: string; version: number; features: number; batches: number; judged?: WindowLine; incomplete?: WindowLine;
  levelWindows: number; moved?: FeatureShift; performance?: PerformanceLine; lastData?: string; recentScores: number[];
}

export interface Overview { total: number; levels: Record<string, number>; items: ModelSummary[] }

export interface Question { q?: string; levels: string[]; first: string[]; sort?: string; offset: number; limit: number }

const RANK: Record<string, number> = { critical: 0, warning: 1, ok: 2, unknown: 3 };

/** A page of models. */
export async function overview(asked: Question): Promise<Overview> {
  return page((await api.models()).map(summary), asked);
}

const line = (of: BatchSummary): WindowLine => ({ ...of, at: of.to ?? of.acceptedAt, driftedFeatures: of.driftedFeatures.length });

function summary(of: ModelLine): ModelSummary {
  const judged = of.last?.score === undefined ? undefined : of.last;
  return { ...of, judged: judged && line(judged), incomplete: of.last && !judged ? line(of.last) : undefined, levelWindows: 0,
    lastData: of.last && (of.last.to ?? of.last.acceptedAt) };
}

/** Filters, sorts and cuts. */
export function page(all: ModelSummary[], asked: Question): Overview {
  const named = all.filter(({ model }) => model.toLowerCase().includes((asked.q ?? '').toLowerCase()));
  const level = (of: ModelSummary) => of.judged?.level ?? 'unknown';
  const levels: Record<string, number> = {};
  named.forEach((of) => { levels[level(of)] = (levels[level(of)] ?? 0) + 1; });
  const items = named.filter((of) => asked.levels.length === 0 || asked.levels.includes(level(of)));
  const first = new Set(asked.first);
  const orders: Record<string, (a: ModelSummary, b: ModelSummary) => number> = {
    name: () => 0, newest: (a, b) => (b.lastData ?? '').localeCompare(a.lastData ?? ''), oldest: (a, b) => (a.lastData ?? '').localeCompare(b.lastData ?? ''),
  };
  const order = orders[asked.sort ?? ''] ?? ((a, b) => Number(first.has(b.model)) - Number(first.has(a.model))
    || RANK[level(a)] - RANK[level(b)] || (b.judged?.score ?? -1) - (a.judged?.score ?? -1));
  items.sort((a, b) => order(a, b) || a.model.localeCompare(b.model));
  return { total: items.length, levels, items: items.slice(asked.offset, asked.offset + asked.limit) };
}
