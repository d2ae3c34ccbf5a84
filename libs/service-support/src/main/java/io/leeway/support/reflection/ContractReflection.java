package io.leeway.support.reflection;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.AlertAcknowledged;
import io.leeway.contracts.events.AlertFired;
import io.leeway.contracts.events.AlertResolved;
import io.leeway.contracts.events.BatchAccepted;
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
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.events.WorkDone;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertCondition;
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
import io.leeway.contracts.model.JointSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.NumberSettings;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.RiskSettings;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.TimeSettings;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.contracts.reports.Distribution;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.FoldedColumn;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

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
            AlertAcknowledged.class,
            AlertFired.class,
            AlertResolved.class,
            BatchAccepted.class,
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
            WindowPart.class,
            WorkDone.class,
            AlarmSettings.class,
            AlertChannel.class,
            AlertCondition.class,
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
            JointSettings.class,
            ModelDefinition.class,
            NumberSettings.class,
            PerformanceSettings.class,
            PredictionColumns.class,
            ReferenceSettings.class,
            RiskLevel.class,
            RiskSettings.class,
            Task.class,
            TimeSettings.class,
            WindowSettings.class,
            BatchSummary.class,
            ChangeFinding.class,
            ChangeKind.class,
            ColumnDrift.class,
            ColumnSummary.class,
            CorrelationChange.class,
            Distribution.class,
            DriftReport.class,
            DynamicThresholdResult.class,
            FoldedColumn.class,
            ImportanceShift.class,
            ImportanceShift.Feature.class,
            JointDrift.class,
            JointDrift.Structure.class,
            MetricName.class,
            MetricResult.class,
            PerformanceReport.class,
            QualityFinding.class,
            RiskAssessment.class,
            RiskPart.class,
            RiskPartName.class,
            StatisticName.class,
            StatisticResult.class,
            Unusualness.class,
            Unusualness.Basis.class,
            VectorDrift.class,
            Verdict.class
        })
final class ContractReflection {

    private ContractReflection() {}
}
