/**
 * The shapes that the services answer, under the names that the page has for them. They are written from the services'
 * OpenAPI; only what no OpenAPI can say is said here.
 */
import type { DriftSettings, ModelDefinition, ModelView as AnsweredModelView, PerformanceSettings, RiskSettings } from './contract';

export type {
  Accounting, Alert, BatchSummary, BatchView, ColumnDrift, ColumnSummary, Delivery, ModelLine, Refusal, SeriesPoint, Verdict, VectorDrift, WaitingLabels,
  ChangeFinding as Change,
  DynamicThresholdResult as Dynamic,
  ImportanceShift as Importance,
  LetterPage as DeadLetters,
  LetterView as DeadLetter,
  MetricResult as Metric,
  ModelAccount as Intake,
  RegisteredModel as Registered,
  RiskLevel as Level,
  StatisticResult as Statistic,
} from './contract';

/** A definition may be sent with gaps; it is answered with every default filled in. */
export interface ModelView extends AnsweredModelView {
  definition: ModelDefinition & {
    drift: Required<DriftSettings>;
    performance: Required<PerformanceSettings>;
    risk: Required<RiskSettings>;
  };
}
