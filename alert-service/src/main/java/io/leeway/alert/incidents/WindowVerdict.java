package io.leeway.alert.incidents;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;

/**
 * What the rules found in a batch or window, as it was assessed last.
 *
 * @param batch its id
 * @param name what the client called it
 * @param at its place in time; kept from its first assessment on
 * @param acceptedAt when it, or its latest part, was accepted
 * @param sequence tells windows of the same place apart
 * @param revision grows with every assessment
 * @param level its risk level
 * @param score its risk score, where there is one
 * @param labelled whether its performance was known
 * @param unjudged the conditions of which it says nothing, neither good nor bad
 * @param bad the severity of each cause that it met, by {@link CauseKey#text}
 */
public record WindowVerdict(
        String batch,
        String name,
        Instant at,
        Instant acceptedAt,
        long sequence,
        int revision,
        RiskLevel level,
        @Nullable Double score,
        boolean labelled,
        List<AlertCondition> unjudged,
        Map<String, RiskLevel> bad) {

    static final Comparator<WindowVerdict> ORDER =
            Comparator.comparing(WindowVerdict::at).thenComparingLong(WindowVerdict::sequence);

    public WindowVerdict {
        unjudged = List.copyOf(unjudged);
        bad = Collections.unmodifiableMap(new LinkedHashMap<>(bad));
    }

    /** Whether it says anything of a cause. */
    boolean judges(CauseKey cause) {
        return bad.containsKey(cause.text()) || !unjudged.contains(cause.on());
    }

    /** How severely it met a cause; empty where it did not. */
    Optional<RiskLevel> severity(CauseKey cause) {
        return Optional.ofNullable(bad.get(cause.text()));
    }

    boolean isBad(CauseKey cause) {
        return bad.containsKey(cause.text());
    }

    /** This verdict at the place that an earlier one of the same window had. */
    WindowVerdict inPlaceOf(WindowVerdict earlier) {
        return new WindowVerdict(
                batch, name, earlier.at, acceptedAt, earlier.sequence, revision, level, score, labelled, unjudged, bad);
    }
}
