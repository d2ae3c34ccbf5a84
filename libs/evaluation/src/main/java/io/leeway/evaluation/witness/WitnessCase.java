package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;

/**
 * A window that is compared with earlier ones.
 *
 * @param columns those that are compared, by name
 * @param minimumRows a column with fewer values is not compared
 * @param alarms how many windows may be called unlike while nothing changes
 * @param length how long a window is
 * @param begin when it begins
 * @param current its profile
 */
public record WitnessCase(
        SortedMap<String, FeatureType> columns,
        int minimumRows,
        AlarmSettings alarms,
        Duration length,
        Instant begin,
        DataProfile current) {

    /**
     * A window of a model; without a period its windows are as long as they are apart, on average.
     *
     * @param earlier the windows before it, the earliest first
     */
    public static WitnessCase of(
            ModelDefinition definition, List<? extends EarlierWindow> earlier, Instant begin, DataProfile current) {
        return new WitnessCase(
                new TreeMap<>(MonitoredColumns.of(definition).types()),
                definition.drift().minimumRows(),
                definition.alarms(),
                definition.period().orElseGet(() -> apart(earlier, begin)),
                begin,
                current);
    }

    /** The same question about a part of the reference. */
    WitnessCase of(ReferenceWindow part) {
        return new WitnessCase(columns, minimumRows, alarms, length, part.begin(), part.profile());
    }

    private static Duration apart(List<? extends EarlierWindow> earlier, Instant begin) {
        if (earlier.isEmpty()) {
            return Duration.ofMillis(1);
        }
        Duration all = Duration.between(earlier.getFirst().begin(), begin).dividedBy(earlier.size());
        return all.toMillis() < 1 ? Duration.ofMillis(1) : all;
    }
}
