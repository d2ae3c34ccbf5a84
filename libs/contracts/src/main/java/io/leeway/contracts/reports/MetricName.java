package io.leeway.contracts.reports;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.leeway.contracts.text.Names;

/**
 * The name of a performance metric. Those that Leeway measures have a constant each; a definition that gives its baseline
 * may name others.
 *
 * @param word lower-case words joined by hyphens, as in definitions and reports
 */
public record MetricName(String word) {

    public static final MetricName ACCURACY = new MetricName("accuracy");
    public static final MetricName F1 = new MetricName("f1");
    public static final MetricName PRECISION = new MetricName("precision");
    public static final MetricName RECALL = new MetricName("recall");
    public static final MetricName SPECIFICITY = new MetricName("specificity");
    public static final MetricName BALANCED_ACCURACY = new MetricName("balanced-accuracy");
    public static final MetricName MCC = new MetricName("mcc");
    public static final MetricName WEIGHTED_F1 = new MetricName("weighted-f1");
    public static final MetricName ROC_AUC = new MetricName("roc-auc");
    public static final MetricName AVERAGE_PRECISION = new MetricName("average-precision");
    public static final MetricName LOG_LOSS = new MetricName("log-loss");
    public static final MetricName BRIER = new MetricName("brier");
    public static final MetricName CALIBRATION_ERROR = new MetricName("calibration-error");
    public static final MetricName MAE = new MetricName("mae");
    public static final MetricName RMSE = new MetricName("rmse");
    public static final MetricName MSE = new MetricName("mse");
    public static final MetricName ME = new MetricName("me");
    public static final MetricName R2 = new MetricName("r2");
    public static final MetricName EXPLAINED_VARIANCE = new MetricName("explained-variance");
    public static final MetricName MAPE = new MetricName("mape");
    public static final MetricName SMAPE = new MetricName("smape");
    public static final MetricName WAPE = new MetricName("wape");
    public static final MetricName MEDAE = new MetricName("medae");
    public static final MetricName MAX_ERROR = new MetricName("max-error");
    public static final MetricName RMSLE = new MetricName("rmsle");

    /** Every metric that is measured. */
    public static final List<MetricName> MEASURED = List.of(
            ACCURACY,
            F1,
            PRECISION,
            RECALL,
            SPECIFICITY,
            BALANCED_ACCURACY,
            MCC,
            WEIGHTED_F1,
            ROC_AUC,
            AVERAGE_PRECISION,
            LOG_LOSS,
            BRIER,
            CALIBRATION_ERROR,
            MAE,
            RMSE,
            MSE,
            ME,
            R2,
            EXPLAINED_VARIANCE,
            MAPE,
            SMAPE,
            WAPE,
            MEDAE,
            MAX_ERROR,
            RMSLE);

    /**
     * Checks the word.
     *
     * @throws IllegalArgumentException if it is blank, too long, or has a control character
     */
    public MetricName {
        Names.required("A metric", word);
    }

    /** The name that a word of a definition, a report or a stored document stands for. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MetricName of(String word) {
        return new MetricName(word);
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }

    /** The word alone, as sentences and keys have it. */
    @Override
    public String toString() {
        return word;
    }
}
