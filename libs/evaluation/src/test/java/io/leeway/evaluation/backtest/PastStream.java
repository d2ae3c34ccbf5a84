package io.leeway.evaluation.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.Task;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** Days of a model's rows, of which each row resembles the one before it; for one thread. */
final class PastStream {

    static final Duration DAY = Duration.ofDays(1);
    static final int ROWS = 200;

    private final SplittableRandom random;
    private double level;

    PastStream(long seed) {
        random = new SplittableRandom(seed);
    }

    static ModelDefinition definition() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        features.put("fee", FeatureType.NUMERIC);
        features.put("plan", FeatureType.CATEGORICAL);
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.REGRESSION)
                .rowId("id")
                .timestamp("at")
                .features(features)
                .prediction(new PredictionColumns("prediction", null, null))
                .reference(ReferenceSettings.every("P1D"))
                .build();
    }

    /** The next day, its fee moved by so many units; one standard deviation is about 1. */
    DataProfile day(double shift) {
        double[] fees = new double[ROWS];
        int[] plans = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            level = 0.7 * level + Math.sqrt(1 - 0.49) * random.nextGaussian();
            fees[row] = level + shift;
            plans[row] = random.nextInt(3);
        }
        return new DataProfile(
                ROWS,
                Map.of(
                        "fee",
                        NumericProfile.of(fees),
                        "prediction",
                        NumericProfile.of(random.doubles(ROWS).toArray())),
                Map.of("plan", CategoricalProfile.of(new String[] {"a", "b", "c"}, plans)));
    }

    List<DataProfile> days(int count) {
        List<DataProfile> days = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            days.add(day(0));
        }
        return days;
    }

    static TimeChunks chunks(List<DataProfile> days) {
        return new TimeChunks(new TimeChunks.Description(DAY, DAY.multipliedBy(days.size()), false, null), days);
    }

    static DataProfile whole(List<DataProfile> days) {
        return days.stream().reduce(DataProfile.empty(), DataProfile::merge);
    }

    static PastWindow window(int day, DataProfile profile) {
        return new PastWindow("day " + day, null, null, DAY.multipliedBy(day), profile, IntakeReport.clean());
    }
}
