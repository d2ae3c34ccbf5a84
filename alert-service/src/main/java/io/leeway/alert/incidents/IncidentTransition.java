package io.leeway.alert.incidents;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;

import static io.leeway.alert.incidents.IncidentEvent.ACKNOWLEDGE;
import static io.leeway.alert.incidents.IncidentEvent.BAD_WINDOW;
import static io.leeway.alert.incidents.IncidentEvent.BAD_WINDOWS;
import static io.leeway.alert.incidents.IncidentEvent.CORRECTED;
import static io.leeway.alert.incidents.IncidentEvent.CORRECTED_AWAY;
import static io.leeway.alert.incidents.IncidentEvent.GOOD_WINDOW;
import static io.leeway.alert.incidents.IncidentEvent.GOOD_WINDOWS;
import static io.leeway.alert.incidents.IncidentEvent.INSUFFICIENT_DATA;
import static io.leeway.alert.incidents.IncidentEvent.NO_DATA;
import static io.leeway.alert.incidents.IncidentEvent.REPEAT_DUE;
import static io.leeway.alert.incidents.IncidentEvent.RESOLVE;
import static io.leeway.alert.incidents.IncidentEvent.SILENCE;
import static io.leeway.alert.incidents.IncidentEvent.SILENCE_OVER;
import static io.leeway.alert.incidents.IncidentEvent.WORSE_WINDOW;

/**
 * One line of the table of an incident's life: what a state becomes by an event, and what is said of it. An incident
 * begins pending; {@code docs/alerts.md} shows the same table.
 *
 * @param from the state before
 * @param event what happens
 * @param outcome what comes of it
 */
public record IncidentTransition(AlertState from, IncidentEvent event, Outcome outcome) {

    /** What comes of an event. */
    public sealed interface Outcome {

        /** Nothing changes. */
        record Stays() implements Outcome {}

        /**
         * It becomes, or stays, this.
         *
         * @param change what is said of it; absent where it is said without one
         */
        record Becomes(AlertState to, @Nullable IncidentChange change) implements Outcome {}

        /** It never was one: nobody was told, nothing is kept. */
        record Forgotten() implements Outcome {}

        /** Whoever asks for it is refused. */
        record Refused() implements Outcome {}
    }

    private static final Map<AlertState, Map<IncidentEvent, Outcome>> TABLE = table();

    /** What an event makes of a state. */
    public static Outcome outcome(AlertState from, IncidentEvent event) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TABLE.get(from), "every state has its lines")
                        .get(event),
                "every event has a line");
    }

    /** The whole table, by state and event. */
    public static List<IncidentTransition> all() {
        return Arrays.stream(AlertState.values())
                .flatMap(from -> Arrays.stream(IncidentEvent.values())
                        .map(event -> new IncidentTransition(from, event, outcome(from, event))))
                .toList();
    }

    private static Map<AlertState, Map<IncidentEvent, Outcome>> table() {
        Map<AlertState, Map<IncidentEvent, Outcome>> table = new EnumMap<>(AlertState.class);
        table.put(AlertState.PENDING, pending());
        table.put(AlertState.FIRING, firing());
        table.put(AlertState.ACKNOWLEDGED, acknowledged());
        table.put(AlertState.RESOLVED, resolved());
        return table;
    }

    private static Map<IncidentEvent, Outcome> pending() {
        Map<IncidentEvent, Outcome> of = unchanged();
        of.put(BAD_WINDOWS, becomes(AlertState.FIRING, IncidentChange.FIRED));
        of.put(GOOD_WINDOWS, new Outcome.Forgotten());
        of.put(CORRECTED_AWAY, new Outcome.Forgotten());
        of.put(ACKNOWLEDGE, new Outcome.Refused());
        of.put(RESOLVE, new Outcome.Forgotten());
        return of;
    }

    private static Map<IncidentEvent, Outcome> firing() {
        Map<IncidentEvent, Outcome> of = open(AlertState.FIRING);
        of.put(ACKNOWLEDGE, new Outcome.Becomes(AlertState.ACKNOWLEDGED, null));
        of.put(SILENCE_OVER, becomes(AlertState.FIRING, IncidentChange.FIRED));
        of.put(REPEAT_DUE, becomes(AlertState.FIRING, IncidentChange.REMINDER));
        return of;
    }

    /** Somebody sees to it: it is neither begun again nor reminded of, but worse news are news. */
    private static Map<IncidentEvent, Outcome> acknowledged() {
        return open(AlertState.ACKNOWLEDGED);
    }

    private static Map<IncidentEvent, Outcome> open(AlertState state) {
        Map<IncidentEvent, Outcome> of = unchanged();
        of.put(BAD_WINDOW, becomes(state, IncidentChange.UPDATED));
        of.put(BAD_WINDOWS, becomes(state, IncidentChange.UPDATED));
        of.put(WORSE_WINDOW, becomes(state, IncidentChange.WORSENED));
        of.put(GOOD_WINDOWS, becomes(AlertState.RESOLVED, IncidentChange.RESOLVED));
        of.put(CORRECTED, becomes(state, IncidentChange.CORRECTED));
        of.put(CORRECTED_AWAY, becomes(AlertState.RESOLVED, IncidentChange.RESOLVED));
        of.put(RESOLVE, becomes(AlertState.RESOLVED, IncidentChange.RESOLVED));
        return of;
    }

    private static Map<IncidentEvent, Outcome> resolved() {
        Map<IncidentEvent, Outcome> of = unchanged();
        of.put(BAD_WINDOWS, becomes(AlertState.FIRING, IncidentChange.FIRED));
        of.put(ACKNOWLEDGE, new Outcome.Refused());
        of.put(RESOLVE, new Outcome.Refused());
        return of;
    }

    /** Silence, missing data and data that cannot be judged change no state, whatever it is. */
    private static Map<IncidentEvent, Outcome> unchanged() {
        Map<IncidentEvent, Outcome> of = new EnumMap<>(IncidentEvent.class);
        for (IncidentEvent event :
                List.of(BAD_WINDOW, BAD_WINDOWS, WORSE_WINDOW, GOOD_WINDOW, GOOD_WINDOWS, CORRECTED, CORRECTED_AWAY)) {
            of.put(event, new Outcome.Stays());
        }
        for (IncidentEvent event :
                List.of(ACKNOWLEDGE, RESOLVE, SILENCE, SILENCE_OVER, REPEAT_DUE, NO_DATA, INSUFFICIENT_DATA)) {
            of.put(event, new Outcome.Stays());
        }
        return of;
    }

    private static Outcome becomes(AlertState state, IncidentChange change) {
        return new Outcome.Becomes(state, change);
    }

    /** The line as documentation shows it: state, event, what comes of it, what people are told. */
    String line() {
        String next =
                switch (outcome) {
                    case Outcome.Stays stays -> from.name().toLowerCase(Locale.ROOT);
                    case Outcome.Becomes becomes -> becomes.to().name().toLowerCase(Locale.ROOT);
                    case Outcome.Forgotten forgotten -> "forgotten";
                    case Outcome.Refused refused -> "refused (409)";
                };
        String told = outcome instanceof Outcome.Becomes becomes
                ? Optional.ofNullable(becomes.change())
                        .filter(change -> change != IncidentChange.UPDATED)
                        .map(change -> change.name().toLowerCase(Locale.ROOT))
                        .orElse("-")
                : "-";
        return "| " + from.name().toLowerCase(Locale.ROOT) + " | " + event.words() + " | " + next + " | " + told + " |";
    }
}
