/**
 * The shapes that the services answer, under the names that the page has for them. They are written from the services'
 * OpenAPI; only what no OpenAPI can say is said here.
 */
import type { AlarmSettings, DriftSettings, ModelDefinition, ModelView as AnsweredModelView, PerformanceSettings, RiskSettings } from './contract';

export type {
  Accounting, AlarmBudget, Alert, BatchSummary, BatchView, ColumnDrift, ColumnRange, Delivery, FeatureShift, FeatureView, Silence, SilenceRequest, Subscription, SubscriptionRequest, TestResult, BatchAnswer, ModelLine, ModelSummary, Note, Overview, Refusal, SeriesPoint, Verdict, WaitingLabels, WindowChange, WindowItem, WindowsView,
  BacktestFound as Found,
  BacktestReport as Backtest,
  BacktestSide as Side,
  BacktestVerdict as PastVerdict,
  BacktestWindow as PastWindow,
  ChangeFinding as Change,
  DynamicThresholdResult as Dynamic,
  ImportanceShift as Importance,
  LetterPage as DeadLetters,
  LetterView as DeadLetter,
  MetricResult as Metric,
  Period as BudgetPeriod,
  ModelAccount as Intake,
  RegisteredModel as Registered,
  RiskLevel as Level,
  StatisticResult as Statistic,
} from './contract';

/** What the page asks of past windows: a part of what can be asked. */
export interface BacktestQuestion {
  settings?: { drift?: Record<string, unknown>; alarms?: Record<string, unknown> };
  inject?: { steps: Record<string, unknown>[] };
}

/** A definition may be sent with gaps; it is answered with every default filled in. */
export interface ModelView extends AnsweredModelView {
  definition: ModelDefinition & {
    alarms: Required<AlarmSettings>;
    drift: Required<DriftSettings>;
    performance: Required<PerformanceSettings>;
    risk: Required<RiskSettings>;
  };
}
