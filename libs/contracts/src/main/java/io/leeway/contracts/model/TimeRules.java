package io.leeway.contracts.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

import io.leeway.contracts.text.Names;

import static io.leeway.contracts.model.ModelDefinitionRules.between;
import static io.leeway.contracts.model.ModelDefinitionRules.require;

/** What a definition may say of windows, of periods, and of how many alarms there may be in a time. */
final class TimeRules {

    private static final int MOST_ROLLING = 104;
    private static final int MOST_WITHIN = 12;
    private static final int MOST_SEASON = 3_660;

    private TimeRules() {}

    static void check(ModelDefinition definition) {
        checkWindow(definition);
        checkAlarms(definition);
        checkWitnesses(definition);
    }

    private static void checkWindow(ModelDefinition definition) {
        WindowSettings window = definition.window();
        if (window == null) {
            return;
        }
        require(
                (window.rows() == null) != (window.every() == null),
                "window",
                "A window is either of so many 'rows' or 'every' so long.");
        if (window.rows() != null) {
            between(window.rows(), 1, 1_000_000_000, "window.rows");
            return;
        }
        require(
                definition.timestamp() != null,
                "timestamp",
                "Windows by event time need the column of the event time.");
        wholeSeconds(Objects.requireNonNull(window.every(), "it has no rows"), "window.every", "A window");
    }

    private static void checkAlarms(ModelDefinition definition) {
        if (definition.reference().period() != null) {
            require(
                    definition.timestamp() != null,
                    "timestamp",
                    "Cutting the reference by time needs the column of the event time.");
            wholeSeconds(definition.reference().period(), "reference.period", "A period");
        }
        AlarmSettings alarms = definition.alarms();
        Duration per = wholeSeconds(alarms.per(), "alarms.per", "The time of a budget");
        require(
                alarms.budget() > 0 && alarms.budget() <= 1_000,
                "alarms.budget",
                "The value must be above 0 and at most 1000: some alarms about unchanged data cannot be avoided.");
        definition.period().ifPresent(length -> {
            double windows = per.toSeconds() / (double) length.toSeconds();
            require(
                    alarms.budget() <= Math.max(1, windows),
                    "alarms.budget",
                    String.format(
                            Locale.ROOT,
                            "There are %.3g windows of %s in %s, fewer than the alarms allowed: at most %.3g.",
                            windows,
                            length,
                            alarms.per(),
                            Math.max(1, windows)));
            checkFinest(alarms, windows);
        });
    }

    private static void checkWitnesses(ModelDefinition definition) {
        ReferenceSettings reference = definition.reference();
        if (reference.rolling() != null) {
            between(reference.rolling(), 2, MOST_ROLLING, "reference.rolling");
        }
        SeasonalSettings seasonal = reference.seasonal();
        if (seasonal == null) {
            return;
        }
        require(
                definition.timestamp() != null,
                "timestamp",
                "Comparing with earlier seasons needs the column of the event time.");
        between(seasonal.within(), 0, MOST_WITHIN, "reference.seasonal.within");
        require(seasonal.period() != null, "reference.seasonal.period", "A season needs its length, such as P1Y.");
        Instant now = Instant.EPOCH;
        Instant before;
        try {
            before = seasonal.earlier(now, 1);
        } catch (DateTimeException | ArithmeticException exception) {
            throw new InvalidDefinitionException(
                    "reference.seasonal.period",
                    "'" + Names.clean(seasonal.period(), 60)
                            + "' is not the length of a season such as P1Y, P7D or PT24H.");
        }
        require(
                before.isBefore(now) && !before.isBefore(now.minus(Duration.ofDays(MOST_SEASON))),
                "reference.seasonal.period",
                "A season is longer than nothing and at most " + MOST_SEASON + " days.");
        definition
                .period()
                .ifPresent(length -> require(
                        Duration.between(before, now).compareTo(length.multipliedBy(2)) >= 0,
                        "reference.seasonal.period",
                        "A season of " + seasonal.period() + " has fewer than two windows of " + length + "."));
    }

    /** What no reference can keep; what this one cannot keep says each report. The default is kept as well as can be. */
    private static void checkFinest(AlarmSettings alarms, double windows) {
        double finest = windows * AlarmSettings.finestLevel(AlarmSettings.MOST_CHUNKS);
        require(
                alarms.equals(AlarmSettings.defaults()) || alarms.budget() >= finest,
                "alarms.budget",
                String.format(
                        Locale.ROOT,
                        "There are %.4g windows in %s, and with the %d chunks that a reference is cut into at the most, one"
                                + " false alarm in %d windows is the finest that can be kept: at least %.3g.",
                        windows,
                        alarms.per(),
                        AlarmSettings.MOST_CHUNKS,
                        10 * AlarmSettings.MOST_CHUNKS,
                        finest));
    }

    static Duration wholeSeconds(String text, String place, String what) {
        Duration length;
        try {
            length = Duration.parse(text);
        } catch (DateTimeParseException exception) {
            throw new InvalidDefinitionException(
                    place, "'" + Names.clean(text, 60) + "' is not an ISO-8601 duration such as PT1H or P7D.");
        }
        require(
                length.equals(length.truncatedTo(ChronoUnit.SECONDS))
                        && length.toSeconds() >= 1
                        && length.toDays() <= 366,
                place,
                what + " is of whole seconds, at least one and at most 366 days.");
        return length;
    }
}
