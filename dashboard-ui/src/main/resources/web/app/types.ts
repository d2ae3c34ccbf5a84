/** The shapes that the services answer; see libs/contracts. */

export type Level = 'unknown' | 'ok' | 'warning' | 'critical';
export type Verdict = 'stable' | 'drifted' | 'insufficient-data';

export interface BatchSummary {
  model: string;
  batch: string;
  name: string;
  sequence: number;
  acceptedAt: string;
  from?: string;
  to?: string;
  rows: number;
  driftVerdict?: Verdict;
  driftedFeatures: string[];
  driftShare?: number;
  qualityFindings: number;
  performanceVerdict?: Verdict;
  performance: Record<string, number>;
  score?: number;
  level: Level;
  revision: number;
}

export interface ModelLine {
  model: string;
  task: string;
  version: number;
  features: number;
  batches: number;
  last?: BatchSummary;
  recentScores: (number | null)[];
}

export interface ModelView {
  model: string;
  version: number;
  definition: {
    task: string;
    features: Record<string, string>;
    target?: string;
    drift: { alpha: number; psi: number; wasserstein: number; share: number };
    performance: { drop: number };
    risk: { warning: number; critical: number };
  };
  batches: number;
  last?: BatchSummary;
}

export interface Statistic {
  name: string;
  method: string;
  value?: number;
  pValue?: number;
  adjustedPValue?: number;
  effectSize?: number;
  threshold?: number;
  exceeded: boolean;
  dynamic?: Dynamic;
  reason?: string;
}

/** How a value stands against its own history. */
export interface Dynamic {
  limit?: number;
  exceeded: boolean;
  history: number;
  reason?: string;
}

export interface Change {
  kind: 'sudden' | 'gradual' | 'concept';
  column?: string;
  metric: string;
  windows: number;
  message: string;
}

export interface VectorDrift {
  name: string;
  dimensions: number;
  verdict: Verdict;
  reason?: string;
  statistics: Statistic[];
  referenceRows: number;
  currentRows: number;
  unusableRows: number;
}

export interface Importance {
  verdict: Verdict;
  reason?: string;
  rankCorrelation?: number;
  shareDistance?: number;
  features: { feature: string; referenceShare: number; currentShare: number }[];
}

export interface ColumnSummary {
  rows: number;
  missing: number;
  distinct: number;
  mean?: number;
  standardDeviation?: number;
  minimum?: number;
  median?: number;
  maximum?: number;
}

export interface ColumnDrift {
  column: string;
  type: 'numeric' | 'categorical';
  verdict: Verdict;
  reason?: string;
  statistics: Statistic[];
  reference: ColumnSummary;
  current: ColumnSummary;
  distribution?: { edges?: number[]; categories?: string[]; reference: number[]; current: number[] };
}

export interface Metric {
  name: string;
  higherIsBetter: boolean;
  value?: number;
  lower?: number;
  upper?: number;
  baseline?: number;
  drop?: number;
  allowedDrop?: number;
  exceeded: boolean;
  dynamic?: Dynamic;
}

export interface BatchView {
  summary: BatchSummary;
  assessment: {
    score?: number;
    level: Level;
    parts: { name: string; weight: number; effectiveWeight: number; value?: number; reasons: string[] }[];
    changes?: Change[];
  };
  drift?: {
    verdict: Verdict;
    reason?: string;
    features: ColumnDrift[];
    policy?: 'leeway' | 'evidently' | 'nannyml';
    revision: number;
    predictions: ColumnDrift[];
    vectors?: VectorDrift[];
    importance?: Importance;
    quality: { column: string; check: string; message: string }[];
  };
  performance?: {
    verdict: Verdict;
    reason?: string;
    labelledRows: number;
    coverage: number;
    primaryMetric: string;
    metrics: Metric[];
    unknownClasses?: Record<string, number>;
  };
}

export interface SeriesPoint {
  batch: string;
  name?: string;
  sequence: number;
  at: string;
  value?: number;
  threshold?: number;
  lower?: number;
  upper?: number;
  baseline?: number;
}

export interface Alert {
  id: string;
  model: string;
  /** Absent where the alert is about what comes in, or about what waits. */
  batch?: string;
  batchName?: string;
  severity: 'warning' | 'critical';
  state: 'firing' | 'acknowledged' | 'resolved';
  score?: number;
  findings: { on: string; message: string }[];
  firedAt: string;
  updatedAt: string;
  acknowledgedBy?: string;
}

/** A model's batches: received = refused + accepted; accepted = evaluated + waiting + deadLettered. */
export interface Intake {
  model: string;
  received: number;
  refused: number;
  accepted: number;
  evaluated: number;
  waiting: number;
  deadLettered: number;
  rejectedRows: number;
  labelsWaiting: number;
  waitingSince?: string;
  stalled: boolean;
  retired?: boolean;
}

export interface Accounting {
  models: Intake[];
  deadLetters: number;
  outbox: number;
}

export interface Registered {
  model: string;
  retired?: boolean;
}

/** Something that was sent and refused as a whole. */
export interface Refusal {
  kind?: 'batch' | 'reference' | 'labels';
  name?: string;
  title?: string;
  detail?: string;
  at: string;
}

export interface DeadLetter {
  id: string;
  queue: string;
  reason: string;
  attempts?: number;
  at: string;
  ageSeconds?: number;
  event?: string;
  type?: string;
  model?: string;
  batch?: string;
  state: 'open' | 'replayed' | 'dropped';
  replays?: number;
}

export interface DeadLetters {
  open: number;
  items: DeadLetter[];
  next?: string | number | null;
}
