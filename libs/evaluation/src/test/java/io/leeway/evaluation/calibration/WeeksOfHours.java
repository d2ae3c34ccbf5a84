package io.leeway.evaluation.calibration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/** Weeks of rows that resemble each other from hour to hour, held against a reference of such weeks. */
abstract class WeeksOfHours {

    static final Map<String, FeatureType> COLUMNS =
            Map.of("x", FeatureType.NUMERIC, "y", FeatureType.NUMERIC, "c", FeatureType.CATEGORICAL);

    static final ColumnLayer LAYER = ColumnLayer.features(COLUMNS);

    static final int ROWS = 168;

    final ColumnJudge judge = new ColumnJudge(Detectors.builtIn());

    /** Hours of which each resembles the one before it, and weeks differ. */
    static final class Stream {
        private final SplittableRandom random;
        private double x;
        private double y;

        Stream(long seed) {
            random = new SplittableRandom(seed);
        }

        DataProfile next(int rows, double shift) {
            double[] first = new double[rows];
            double[] second = new double[rows];
            CategoricalProfile.Builder words = CategoricalProfile.builder();
            for (int row = 0; row < rows; row++) {
                x = 0.95 * x + 0.3 * random.nextGaussian();
                y = 0.95 * y + 0.3 * random.nextGaussian();
                first[row] = x + shift;
                second[row] = y;
                words.add(x + y > 0 ? "up" : "down");
            }
            return new DataProfile(
                    rows,
                    Map.of("x", NumericProfile.of(first), "y", NumericProfile.of(second)),
                    Map.of("c", words.build()));
        }
    }

    record Reference(DataProfile whole, TimeChunks chunks) {}

    static Reference reference(Stream stream, int weeks) {
        List<DataProfile> chunks = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            chunks.add(stream.next(ROWS, 0));
        }
        return reference(chunks);
    }

    static Reference reference(List<DataProfile> weeks) {
        return new Reference(
                weeks.stream().reduce(DataProfile.empty(), DataProfile::merge),
                new TimeChunks(
                        new TimeChunks.Description(Duration.ofDays(7), Duration.ofDays(7L * weeks.size()), false, null),
                        weeks));
    }

    ColumnJudge.Judged judge(Reference reference, DataProfile current) {
        return judge(reference, current, AlarmSettings.defaults());
    }

    ColumnJudge.Judged judge(Reference reference, DataProfile current, AlarmSettings alarms) {
        return judge.judge(
                List.of(LAYER),
                reference.whole(),
                current,
                DriftSettings.defaults(),
                new Usual(reference.chunks(), alarms));
    }

    static ColumnDrift column(ColumnJudge.Judged judged, String name) {
        return judged.layers().getFirst().stream()
                .filter(column -> column.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static StatisticResult statistic(ColumnDrift column, String name) {
        return column.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
