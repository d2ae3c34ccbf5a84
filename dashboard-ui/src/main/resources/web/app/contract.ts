/** Written by ./leeway contracts from docs/api: change the services instead. */

export interface Acceptance {
  by: string;
  at: Instant;
  note?: string;
}

export interface Accounting {
  models: ModelAccount[];
  deadLetters: number;
  outbox: number;
}

export interface Acknowledgement {
  by?: string;
}

export interface AddedRules {
  rules?: AlertRule[];
  reason?: string;
  by?: string;
}

export interface AdoptedWindow {
  batch: string;
  name: string;
  from: Instant;
  to: Instant;
  rows: number;
  revision: number;
}

export interface AdoptedWindows {
  windows: number;
  rows: number;
  from?: Instant;
  to?: Instant;
  key: string;
  leftOut: number;
  explanation: string;
}

export interface Adoption {
  id: string;
  model: string;
  reference: string;
  from: Instant;
  to: Instant;
  accepted: Acceptance;
  key: string;
  windows: AdoptedWindow[];
}

export interface AdoptionRequest {
  from?: string;
  to?: string;
  by?: string;
  note?: string;
}

export interface AlarmBudget {
  budget: number;
  per: string;
  current?: Period;
  lastTwelve?: Period;
  periods: Period[];
}

export interface AlarmSettings {
  budget?: number;
  per?: string;
}

export interface Alert {
  id: string;
  kind: AlertKind;
  model: string;
  on?: AlertCondition;
  subject?: string;
  batch?: string;
  batchName?: string;
  severity: RiskLevel;
  state: AlertState;
  score?: number;
  findings: AlertFinding[];
  revision: number;
  firedAt: Instant;
  updatedAt: Instant;
  acknowledgedBy?: string;
  change?: IncidentChange;
  since?: Instant;
  resolvedAt?: Instant;
  windowCount: number;
  windows?: IncidentWindow[];
  returned: number;
  note?: string;
  noteCount: number;
}

export type AlertChannel = 'mail' | 'webhook' | 'alertmanager';

export type AlertCondition = 'risk' | 'drift-share' | 'drift' | 'performance-drop' | 'data-quality' | 'out-of-range' | 'change' | 'intake' | 'pipeline' | 'no-data' | 'insufficient-data';

export interface AlertFinding {
  on: AlertCondition;
  value?: number;
  threshold?: number;
  message: string;
}

export type AlertKind = 'batch' | 'intake' | 'pipeline' | 'no-data';

export interface AlertRule {
  on: AlertCondition;
  at?: RiskLevel;
  feature?: string;
  metric?: string;
  above?: number;
  hold?: string;
  repeat?: string;
  to?: AlertTarget;
}

export type AlertState = 'pending' | 'firing' | 'acknowledged' | 'resolved';

export interface AlertTarget {
  email?: string;
  channel?: AlertChannel;
  address?: string;
}

export interface Assessed {
  batch: string;
  revision: number;
}

export type BacktestBasis = 'windows' | 'reference-chunks';

export interface BacktestEpisode {
  first: string;
  last: string;
  windows: number;
  columns: string[];
}

export interface BacktestFound {
  starts: number;
  atOnce?: number;
  within?: number;
  delay?: number;
  missed: number;
}

export interface BacktestPeriod {
  first: string;
  last: string;
  windows: number;
  alarms: number;
  episodes: number;
  overBudget: boolean;
}

export interface BacktestPower {
  injection: string;
  column: string;
  size: string;
  schedule: string;
  today: BacktestFound;
  other?: BacktestFound;
}

export interface BacktestReport {
  model: string;
  version: number;
  reference: string;
  basis: BacktestBasis;
  notes: string[];
  today: BacktestSide;
  other?: BacktestSide;
  windows: BacktestWindow[];
  power: BacktestPower[];
}

export interface BacktestRequest {
  definition?: ModelDefinition;
  settings?: Settings;
  inject?: InjectionPlan;
  windows?: number;
}

export interface BacktestSide {
  policy: DriftPolicyName;
  budget: AlarmSettings;
  judged: number;
  alarms: number;
  expected?: number;
  quality: number;
  changes: number;
  episodes: BacktestEpisode[];
  periods: BacktestPeriod[];
}

export interface BacktestVerdict {
  verdict: Verdict;
  columns: string[];
  pValue?: number;
  level?: number;
  reason?: string;
}

export interface BacktestWindow {
  name: string;
  from?: Instant;
  to?: Instant;
  rows: number;
  today: BacktestVerdict;
  other?: BacktestVerdict;
}

export type Basis = 'chunks' | 'effective-rows' | 'independent-rows' | 'unknown';

export interface BatchAnswer {
  model: string;
  batch: string;
  name: string;
  sequence: number;
  rows: number;
  rejected: Rejected;
  ignoredColumns: string[];
  ignoredColumnCount: number;
  labelled: boolean;
  acceptedAt: Instant;
  unreadable: Unreadable;
  notes: string[];
  windows: string[];
  windowCount: number;
  profiles: number;
}

export interface BatchPage {
  total: number;
  items: BatchSummary[];
}

export interface BatchProgress {
  model: string;
  batch: string;
  state: State;
  waitsFor: string[];
}

export interface BatchRef {
  model: string;
  batch: string;
  name: string;
  sequence: number;
  reference: string;
  rows: number;
  rejectedRows: number;
  acceptedAt: Instant;
  from?: Instant;
  to?: Instant;
}

export interface BatchSummary {
  model: string;
  batch: string;
  name: string;
  sequence: number;
  acceptedAt: Instant;
  from?: Instant;
  to?: Instant;
  rows: number;
  driftVerdict?: Verdict;
  driftedFeatures: string[];
  driftShare?: number;
  qualityFindings: number;
  performanceVerdict?: Verdict;
  performance: Record<string, number>;
  score?: number;
  level: RiskLevel;
  revision: number;
  outOfRange?: string[];
}

export interface BatchView {
  summary: BatchSummary;
  assessment: RiskAssessment;
  drift?: DriftReport;
  performance?: PerformanceReport;
  speaks?: MetricName;
}

export interface ChangeFinding {
  kind: ChangeKind;
  column?: string;
  metric: string;
  value?: number;
  limit?: number;
  slope?: number;
  pValue?: number;
  windows: number;
  message: string;
}

export type ChangeKind = 'sudden' | 'gradual' | 'concept';

export interface ColumnDrift {
  column: string;
  type: FeatureType;
  verdict: Verdict;
  reason?: string;
  statistics: StatisticResult[];
  reference: ColumnSummary;
  current: ColumnSummary;
  distribution?: Distribution;
}

export interface ColumnRange {
  column: string;
  verdict: RangeVerdict;
  reason?: string;
  basis: RangeBasis;
  minimum?: number;
  maximum?: number;
  values: number;
  below: number;
  above: number;
  share?: number;
  limit: number;
}

export interface ColumnSettings {
  exact?: boolean;
}

export interface ColumnSummary {
  rows: number;
  missing: number;
  zeros?: number;
  infinite?: number;
  distinct: number;
  mean?: number;
  standardDeviation?: number;
  minimum?: number;
  median?: number;
  maximum?: number;
}

export interface Conditions {
  defaults: Defaults;
  definition: AlertRule[];
  rules: AlertRule[];
  inForce: AlertRule[];
  reason?: string;
  by?: string;
  changedAt?: Instant;
}

export interface CorrelationChange {
  one: string;
  other: string;
  reference: number;
  current: number;
  pValue?: number;
}

export type Defaults = 'add' | 'replace';

export interface Delivery {
  id: string;
  alert?: string;
  channel: string;
  recipient: string;
  severity: RiskLevel;
  state: 'pending' | 'sending' | 'sent' | 'failed';
  attempts: number;
  createdAt: Instant;
  nextAttemptAt?: Instant;
  sentAt?: Instant;
  reason?: string;
}

export type DigestFrequency = 'off' | 'daily' | 'weekly';

export interface Distribution {
  edges?: number[];
  categories?: string[];
  reference: number[];
  current: number[];
}

export type DriftPolicyName = 'leeway' | 'evidently' | 'nannyml';

export interface DriftReport {
  batch: BatchRef;
  policy: DriftPolicyName;
  verdict: Verdict;
  reason?: string;
  features: ColumnDrift[];
  predictions: ColumnDrift[];
  vectors: VectorDrift[];
  importance?: ImportanceShift;
  changes: ChangeFinding[];
  quality: QualityFinding[];
  driftedFeatures: string[];
  driftShare?: number;
  folded?: FoldedColumn[];
  unusualness?: Unusualness;
  ranges?: RangeCheck;
  adopted?: AdoptedWindows;
  since?: Instant;
  ended?: Episode;
  witnesses?: Witness[];
  joint?: JointDrift;
  evaluatedAt: Instant;
  revision: number;
}

export interface DriftSettings {
  policy?: DriftPolicyName;
  alpha?: number;
  psi?: number;
  wasserstein?: number;
  share?: number;
  minimumRows?: number;
  dynamic?: DynamicThresholdSettings;
  detectors?: Record<string, number>;
  features?: Record<string, FeatureDriftSettings>;
  outside?: number;
  joint?: JointSettings;
}

export interface DynamicThresholdResult {
  limit?: number;
  exceeded: boolean;
  history: number;
  mean?: number;
  standardDeviation?: number;
  from?: number;
  to?: number;
  reason?: string;
}

export interface DynamicThresholdSettings {
  k?: number;
  window?: number;
  minimum?: number;
}

export interface EmbeddingColumns {
  columns?: string[];
  array?: string;
  dimensions?: number;
}

export interface Entry {
  row?: number;
  column?: string;
  message: string;
}

export interface Episode {
  since: Instant;
  until: Instant;
  windows: number;
}

export type EpochUnit = 'seconds' | 'milliseconds';

export interface EventAccount {
  model: string;
  accepted: number;
  collected: number;
  waiting: number;
  waitingSince?: Instant;
  unpaired: number;
  refused: number;
  duplicates: number;
  deadLettered: number;
}

export interface EventsAnswer {
  events: number;
}

export interface Feature {
  feature: string;
  referenceShare: number;
  currentShare: number;
  referenceRank: number;
  currentRank: number;
}

export interface FeatureDriftSettings {
  alpha?: number;
  psi?: number;
  wasserstein?: number;
  detectors?: Record<string, number>;
}

export interface FeaturePoint {
  batch: string;
  name: string;
  sequence: number;
  at: Instant;
  verdict?: Verdict;
  statistics: Statistic[];
}

export interface FeatureShift {
  feature: string;
  referenceMean?: number;
  currentMean?: number;
  referenceDeviation?: number;
  category?: string;
  referenceShare?: number;
  currentShare?: number;
}

export type FeatureType = 'numeric' | 'categorical';

export interface FeatureView {
  feature: string;
  type: FeatureType;
  latest?: ColumnDrift;
  total: number;
  history: FeaturePoint[];
}

export interface FoldedColumn {
  column: string;
  cells: number;
}

export interface ImportanceShift {
  verdict: Verdict;
  reason?: string;
  rankCorrelation?: number;
  shareDistance?: number;
  threshold: number;
  features: Feature[];
}

export type IncidentChange = 'fired' | 'worsened' | 'updated' | 'resolved' | 'corrected' | 'reminder' | 'no-data';

export interface IncidentSettings {
  defaults?: Defaults;
  resolveAfter?: number;
  expect?: string;
}

export interface IncidentWindow {
  batch: string;
  batchName: string;
  at: Instant;
  severity: RiskLevel;
  score?: number;
}

export type Injection = Record<string, unknown>;

export interface InjectionPlan {
  steps: Step[];
}

export type Instant = string;

export interface JointCode {
  feature: string;
  centre?: number;
  scale?: number;
  category?: string;
}

export interface JointDrift {
  verdict: Verdict;
  reason?: string;
  statistics: StatisticResult[];
  correlations: CorrelationChange[];
  structure?: Structure;
  rows: number;
  codes: number;
  leftOut: string[];
  leftOutCount: number;
}

export interface JointPlan {
  codes: JointCode[];
  every: number;
  leftOut: string[];
  leftOutCount: number;
}

export interface JointSettings {
  correlation?: number;
  structure?: number;
}

export type Kind = 'rolling' | 'seasonal';

export interface LabelsAnswer {
  model: string;
  labels: string;
  rows: number;
  rejected: Rejected;
  acceptedAt: Instant;
}

export interface LetterPage {
  open: number;
  items: LetterView[];
  next?: string;
}

export interface LetterView {
  id: string;
  queue: string;
  reason: string;
  attempts: number;
  at: Instant;
  ageSeconds: number;
  event?: string;
  type?: string;
  model?: string;
  batch?: string;
  state: 'open' | 'replayed' | 'dropped';
  replays: number;
  body?: string;
}

export type MetricName = string;

export interface MetricResult {
  name: MetricName;
  higherIsBetter: boolean;
  value?: number;
  lower?: number;
  upper?: number;
  baseline?: number;
  drop?: number;
  allowedDrop?: number;
  exceeded: boolean;
  remark?: string;
  dynamic?: DynamicThresholdResult;
}

export interface ModelAccount {
  model: string;
  received: number;
  refused: number;
  accepted: number;
  evaluated: number;
  waiting: number;
  deadLettered: number;
  rejectedRows: number;
  labelsWaiting: number;
  waitingSince?: Instant;
  stalled: boolean;
  retired: boolean;
  lastReferenceAt?: Instant;
  lastBatchAt?: Instant;
  lastLabelsAt?: Instant;
  events?: EventAccount;
}

export interface ModelDefinition {
  model: string;
  task: Task;
  rowId: string;
  timestamp?: string;
  features: Record<string, FeatureType>;
  prediction: PredictionColumns;
  target?: string;
  drift?: DriftSettings;
  performance?: PerformanceSettings;
  risk?: RiskSettings;
  alerts?: AlertRule[];
  embedding?: EmbeddingColumns;
  attributions?: Record<string, string>;
  window?: WindowSettings;
  missing?: string[];
  numbers?: NumberSettings;
  times?: TimeSettings;
  columns?: Record<string, ColumnSettings>;
  reference?: ReferenceSettings;
  alarms?: AlarmSettings;
  ranges?: Record<string, TrainedRange>;
  incidents?: IncidentSettings;
}

export interface ModelLine {
  model: string;
  task: Task;
  version: number;
  features: number;
  batches: number;
  last?: BatchSummary;
  recentScores: number[];
}

export interface ModelSummary {
  model: string;
  task: Task;
  version: number;
  features: number;
  batches: number;
  judged?: WindowLine;
  incomplete?: WindowLine;
  levelWindows: number;
  moved?: FeatureShift;
  performance?: PerformanceLine;
  lastData?: Instant;
  recentScores: number[];
}

export interface ModelView {
  model: string;
  version: number;
  definition: ModelDefinition;
  batches: number;
  last?: BatchSummary;
}

export interface Note {
  id: string;
  text: string;
  by: string;
  writtenAt: Instant;
}

export interface NoteRequest {
  text?: string;
  by?: string;
}

export interface NumberSettings {
  decimal?: string;
  thousands?: string;
}

export interface OutOfRange {
  basis: RangeBasis;
  columns: string[];
  share: number;
  limit: number;
  since?: Instant;
  batches: number;
  message: string;
}

export interface Overview {
  total: number;
  levels: Record<string, number>;
  items: ModelSummary[];
}

export interface PerformanceLine {
  batch: string;
  at: Instant;
  metric: MetricName;
  higherIsBetter: boolean;
  value?: number;
  lower?: number;
  upper?: number;
  baseline?: number;
  drop?: number;
  allowedDrop?: number;
  exceeded: boolean;
  coverage: number;
}

export interface PerformanceReport {
  batch: BatchRef;
  verdict: Verdict;
  reason?: string;
  labelledRows: number;
  coverage: number;
  primaryMetric: MetricName;
  metrics: MetricResult[];
  drop?: number;
  changes: ChangeFinding[];
  unknownClasses: Record<string, number>;
  evaluatedAt: Instant;
  revision: number;
}

export interface PerformanceSettings {
  baseline?: string;
  drop?: number;
  minimumRows?: number;
  metrics?: Record<string, number>;
  drops?: Record<string, number>;
}

export interface Period {
  from: Instant;
  to: Instant;
  windows: number;
  calibrated: number;
  spent: number;
  expected?: number;
  more: boolean;
}

export interface PredictionColumns {
  column: string;
  probability?: string;
  positive?: string;
  probabilities?: Record<string, string>;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  place?: string;
  errors?: Entry[];
}

export interface ProfilePlan {
  format: number;
  definition: ModelDefinition;
  version: number;
  reference: string;
  joint?: JointPlan;
  jointUnknown?: string;
}

export interface QualityFinding {
  column: string;
  check: string;
  reference: number;
  current: number;
  threshold: number;
  pValue?: number;
  message: string;
}

export type RangeBasis = 'training' | 'reference';

export interface RangeCheck {
  columns: ColumnRange[];
  findings: OutOfRange[];
  explanation: string;
}

export type RangeVerdict = 'inside' | 'out-of-range' | 'insufficient-data';

export interface ReferenceAnswer {
  model: string;
  reference: string;
  rows: number;
  rejected: Rejected;
  ignoredColumns: string[];
  ignoredColumnCount: number;
  acceptedAt: Instant;
  unreadable: Unreadable;
  notes: string[];
  warnings: string[];
}

export interface ReferenceLine {
  model: string;
  reference: string;
  rows: number;
  modelVersion: number;
  acceptedAt: Instant;
  current: boolean;
  restorable: boolean;
}

export interface ReferenceSettings {
  period?: string;
  rolling?: number;
  seasonal?: SeasonalSettings;
  training?: boolean;
}

export interface Refusal {
  kind: 'reference' | 'batch' | 'labels' | 'events';
  name?: string;
  title: string;
  detail: string;
  at: Instant;
}

export interface RegisteredModel {
  model: string;
  version: number;
  definition: ModelDefinition;
  reference?: string;
  retired: boolean;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Rejected {
  rows: number;
  errors: Entry[];
}

export interface Replayed {
  replayed: number;
}

export interface RiskAssessment {
  batch: BatchRef;
  score?: number;
  level: RiskLevel;
  parts: RiskPart[];
  driftedFeatures: string[];
  driftShare?: number;
  performanceDrops: MetricResult[];
  qualityFindings: QualityFinding[];
  changes: ChangeFinding[];
  assessedAt: Instant;
  revision: number;
  driftRevision: number;
  outOfRange?: OutOfRange[];
  shifts?: FeatureShift[];
}

export type RiskLevel = 'unknown' | 'ok' | 'warning' | 'critical';

export interface RiskPart {
  name: RiskPartName;
  weight: number;
  effectiveWeight: number;
  value?: number;
  reasons: string[];
}

export type RiskPartName = 'statistical' | 'quality' | 'prediction' | 'performance' | 'range';

export interface RiskSettings {
  warning?: number;
  critical?: number;
  hysteresis?: number;
}

export type Schedule = Record<string, unknown>;

export interface SeasonalSettings {
  period: string;
  within?: number;
}

export interface Series {
  metric: string;
  feature?: string;
  total: number;
  points: SeriesPoint[];
}

export interface SeriesPoint {
  batch: string;
  name?: string;
  sequence: number;
  at: Instant;
  value?: number;
  threshold?: number;
  lower?: number;
  upper?: number;
  baseline?: number;
}

export interface Settings {
  drift?: DriftSettings;
  alarms?: AlarmSettings;
}

export interface Silence {
  id: string;
  model?: string;
  feature?: string;
  condition?: AlertCondition;
  endsAt: Instant;
  reason: string;
  createdBy: string;
  createdAt: Instant;
}

export interface SilenceRequest {
  model?: string;
  feature?: string;
  condition?: AlertCondition;
  ends?: string;
  reason?: string;
  by?: string;
}

export type State = 'waiting' | 'evaluated' | 'dead-lettered' | 'dropped';

export interface Statistic {
  name: StatisticName;
  value?: number;
  pValue?: number;
  threshold?: number;
}

export type StatisticName = string;

export interface StatisticResult {
  name: StatisticName;
  method: string;
  value?: number;
  pValue?: number;
  adjustedPValue?: number;
  effectSize?: number;
  threshold?: number;
  exceeded: boolean;
  dynamic?: DynamicThresholdResult;
  reason?: string;
}

export interface Step {
  injection: Injection;
  schedule: Schedule;
}

export interface Structure {
  components: number;
  reference: number;
  current: number;
}

export interface Subscription {
  id: string;
  model?: string;
  minimumSeverity: RiskLevel;
  email?: string;
  channel?: string;
  address?: string;
  digest: DigestFrequency;
  createdAt: Instant;
  stoppedAt?: Instant;
  stoppedReason?: string;
}

export interface SubscriptionRequest {
  model?: string;
  minimumSeverity?: RiskLevel;
  email?: string;
  channel?: string;
  address?: string;
  digest?: DigestFrequency;
  secret?: string;
}

export type Task = 'binary-classification' | 'multiclass-classification' | 'regression';

export interface TestResult {
  outcome: 'taken' | 'refused' | 'unreachable' | 'impossible';
  reason?: string;
  milliseconds: number;
}

export interface TimeSettings {
  zone?: string;
  epoch?: EpochUnit;
}

export interface TrainedRange {
  min?: number;
  max?: number;
  outside?: number;
}

export interface Unreadable {
  cells: number;
  errors: Entry[];
}

export interface Unusualness {
  basis: Basis;
  reason?: string;
  chunks?: number;
  chunkRows?: number;
  pValue?: number;
  level?: number;
  exceeded: boolean;
  rank?: number;
  columns: string[];
  windows?: number;
  explanation: string;
}

export interface VectorDrift {
  name: string;
  dimensions: number;
  verdict: Verdict;
  reason?: string;
  statistics: StatisticResult[];
  referenceRows: number;
  currentRows: number;
  unusableRows: number;
}

export type Verdict = 'stable' | 'drifted' | 'insufficient-data';

export interface WaitingLabels {
  model: string;
  rows: number;
  rowIds: string[];
}

export type What = 'reference' | 'definition';

export interface Window {
  model: string;
  batch: string;
  name?: string;
  at: Instant;
  late: boolean;
  lines: string[];
}

export interface WindowChange {
  what: What;
  batch: string;
  name: string;
  sequence: number;
  at: Instant;
  before: string;
  after: string;
}

export interface WindowItem {
  window: BatchSummary;
  parts: Record<string, number>;
  labelCoverage?: number;
}

export interface WindowLine {
  batch: string;
  name: string;
  sequence: number;
  at: Instant;
  rows: number;
  score?: number;
  level: RiskLevel;
  driftVerdict?: Verdict;
  driftedFeatures: number;
  qualityFindings: number;
  performanceVerdict?: Verdict;
  revision: number;
}

export interface WindowSettings {
  rows?: number;
  every?: string;
}

export interface WindowsView {
  total: number;
  items: WindowItem[];
  changes: WindowChange[];
}

export interface Witness {
  kind: Kind;
  windows: number;
  reason?: string;
  compared?: number;
  pValue?: number;
  level?: number;
  exceeded?: boolean;
  since?: Instant;
  columns: string[];
  explanation: string;
}
