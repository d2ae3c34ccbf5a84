package io.leeway.support.reflection;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.backtest.BacktestBasis;
import io.leeway.contracts.backtest.BacktestEpisode;
import io.leeway.contracts.backtest.BacktestFound;
import io.leeway.contracts.backtest.BacktestPeriod;
import io.leeway.contracts.backtest.BacktestPower;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.backtest.BacktestRequest;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.backtest.BacktestVerdict;
import io.leeway.contracts.backtest.BacktestWindow;
import io.leeway.contracts.events.AlertAcknowledged;
import io.leeway.contracts.events.AlertFired;
import io.leeway.contracts.events.AlertResolved;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.events.Turn;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.events.WorkDone;
import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.contracts.injection.Schedule;
import io.leeway.contracts.model.AddedRules;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertHold;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.ColumnSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.EpochUnit;
import io.leeway.contracts.model.FeatureDriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.JointSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.NumberSettings;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.RiskSettings;
import io.leeway.contracts.model.SeasonalSettings;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.TimeSettings;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.profiles.JointCode;
import io.leeway.contracts.profiles.JointPlan;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.contracts.reports.AdoptedWindows;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.Episode;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.FoldedColumn;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.contracts.reports.Witness;

/**
 * Registers what crosses the wire for reflection, which a native binary needs because events are read by a mapper of
 * our own and do not stand in any endpoint's signature. Written by {@code ./leeway contracts}.
 */
@RegisterForReflection(
        targets = {
            Alert.class,
            AlertFinding.class,
            AlertKind.class,
            AlertState.class,
            IncidentChange.class,
            IncidentWindow.class,
            BacktestBasis.class,
            BacktestEpisode.class,
            BacktestFound.class,
            BacktestPeriod.class,
            BacktestPower.class,
            BacktestReport.class,
            BacktestRequest.class,
            BacktestRequest.Settings.class,
            BacktestSide.class,
            BacktestVerdict.class,
            BacktestWindow.class,
            AlertAcknowledged.class,
            AlertFired.class,
            AlertResolved.class,
            BatchAccepted.class,
            BatchContent.class,
            BatchRef.class,
            CloudEvent.class,
            DriftEvaluated.class,
            EventType.class,
            IntakeRefused.class,
            IntakeReport.class,
            LabelsAccepted.class,
            ModelDefined.class,
            ModelDeleted.class,
            PerformanceEvaluated.class,
            PipelineChanged.class,
            ReferenceAccepted.class,
            RiskAssessed.class,
            Turn.class,
            WindowPart.class,
            WorkDone.class,
            Injection.CategorySwap.class,
            Injection.Frozen.class,
            Injection.LabelNoise.class,
            Injection.MeanShift.class,
            Injection.Missing.class,
            Injection.NewCategory.class,
            Injection.Noise.class,
            Injection.Scale.class,
            Injection.SetCategory.class,
            Injection.SetLabel.class,
            Injection.TargetNoise.class,
            Injection.UnitChange.class,
            Injection.ZeroInflation.class,
            InjectionPlan.class,
            InjectionPlan.Step.class,
            Schedule.Always.class,
            Schedule.Gradual.class,
            Schedule.Incremental.class,
            Schedule.Recurring.class,
            Schedule.Sudden.class,
            AddedRules.class,
            AlarmSettings.class,
            AlertChannel.class,
            AlertCondition.class,
            AlertHold.class,
            AlertRule.class,
            AlertTarget.class,
            ColumnSettings.class,
            DriftPolicyName.class,
            DriftSettings.class,
            DynamicThresholdSettings.class,
            EmbeddingColumns.class,
            EpochUnit.class,
            FeatureDriftSettings.class,
            FeatureType.class,
            IncidentSettings.class,
            IncidentSettings.Defaults.class,
            JointSettings.class,
            ModelDefinition.class,
            NumberSettings.class,
            PerformanceSettings.class,
            PredictionColumns.class,
            ReferenceSettings.class,
            RiskLevel.class,
            RiskSettings.class,
            SeasonalSettings.class,
            Task.class,
            TimeSettings.class,
            TrainedRange.class,
            WindowSettings.class,
            JointCode.class,
            JointPlan.class,
            ProfilePlan.class,
            AdoptedWindows.class,
            BatchSummary.class,
            ChangeFinding.class,
            ChangeKind.class,
            ColumnDrift.class,
            ColumnRange.class,
            ColumnSummary.class,
            CorrelationChange.class,
            Distribution.class,
            DriftReport.class,
            DynamicThresholdResult.class,
            Episode.class,
            FeatureShift.class,
            FoldedColumn.class,
            ImportanceShift.class,
            ImportanceShift.Feature.class,
            JointDrift.class,
            JointDrift.Structure.class,
            MetricName.class,
            MetricResult.class,
            OutOfRange.class,
            PerformanceReport.class,
            QualityFinding.class,
            RangeBasis.class,
            RangeCheck.class,
            RangeVerdict.class,
            RiskAssessment.class,
            RiskPart.class,
            RiskPartName.class,
            StatisticName.class,
            StatisticResult.class,
            Unusualness.class,
            Unusualness.Basis.class,
            VectorDrift.class,
            Verdict.class,
            Witness.class,
            Witness.Kind.class
        })
final class ContractReflection {

    private ContractReflection() {}
}
