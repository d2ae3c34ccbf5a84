package io.leeway.alert.incidents;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;

/**
 * What an incident is one of: of each there is one at a time in a model.
 *
 * @param on the condition
 * @param subject the feature or the metric that the rule is about; absent where it is about all
 */
public record CauseKey(AlertCondition on, @Nullable String subject) {

    /** What a rule's incidents are of. */
    public static CauseKey of(AlertRule rule) {
        return new CauseKey(rule.on(), rule.subject().orElse(null));
    }

    /** What is about the model as a whole. */
    public static CauseKey of(AlertCondition on) {
        return new CauseKey(on, null);
    }

    /** Whether a window can come too late to begin an incident of it; labels may be as late as they are. */
    public boolean canBeTooLate() {
        return on != AlertCondition.PERFORMANCE_DROP;
    }

    /** As it is stored: {@code risk}, {@code drift:age}. */
    public String text() {
        return subject == null ? on.conditionName() : on.conditionName() + ':' + subject;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it begins with no condition
     */
    public static CauseKey parse(String text) {
        int colon = text.indexOf(':');
        String on = colon < 0 ? text : text.substring(0, colon);
        return new CauseKey(
                AlertCondition.valueOf(on.toUpperCase(Locale.ROOT).replace('-', '_')),
                colon < 0 ? null : text.substring(colon + 1));
    }
}
