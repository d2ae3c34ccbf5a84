package io.leeway.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.text.Listing;

/** Says in a sentence what changed about an incident since people were told of it last. */
final class ChangeWords {

    private static final int MOST_NAMES = 6;

    private ChangeWords() {}

    /** Empty where they were not told before, and where it is over now. */
    static Optional<String> of(Message message) {
        if (message.change() == IncidentChange.RESOLVED) {
            return Optional.empty();
        }
        return message.before()
                .map(before -> before.alert().state() == AlertState.RESOLVED
                        ? isBack(before.alert())
                        : since(before, message.alert(), message.assessment()));
    }

    private static String isBack(Alert before) {
        return "It is back: it was over since "
                + Notices.time(before.resolvedAt() == null ? before.updatedAt() : before.resolvedAt()) + ".";
    }

    private static String since(Message.Before before, Alert now, Optional<RiskAssessment> assessment) {
        List<String> changes = new ArrayList<>();
        Alert then = before.alert();
        if (then.severity() != now.severity()) {
            changes.add(word(now) + ", was " + word(then));
        }
        if (then.score() != null && now.score() != null && Math.round(then.score()) != Math.round(now.score())) {
            changes.add(String.format(Locale.ROOT, "risk %.0f, was %.0f", now.score(), then.score()));
        }
        int more = now.windowCount() - then.windowCount();
        if (more > 0) {
            changes.add(more == 1 ? "in one window more" : "in " + more + " windows more");
        }
        if (before.assessment().isPresent() && assessment.isPresent()) {
            List<String> moved = before.assessment().get().driftedFeatures();
            List<String> moves = assessment.get().driftedFeatures();
            names(moves, moved).ifPresent(names -> changes.add("moved as well: " + names));
            names(moved, moves).ifPresent(names -> changes.add("moved no more: " + names));
        }
        return (changes.isEmpty() ? "Nothing has changed since " : "Since ")
                + "the message of " + Notices.time(then.updatedAt())
                + (changes.isEmpty() ? "." : ": " + String.join("; ", changes) + ".");
    }

    /** Those that are not among the others. */
    private static Optional<String> names(List<String> all, List<String> others) {
        List<String> left = all.stream().filter(name -> !others.contains(name)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(Listing.of(left, MOST_NAMES, Notices::clean));
    }

    private static String word(Alert alert) {
        return alert.severity().name().toLowerCase(Locale.ROOT);
    }
}
