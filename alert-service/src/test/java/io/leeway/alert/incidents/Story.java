package io.leeway.alert.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertHold;
import io.leeway.contracts.model.RiskLevel;

/** One cause of one model as windows come in: what its incidents become and what people are told. */
final class Story {

    static final Instant T0 = Instant.parse("2026-01-05T00:00:00Z");

    private final CauseWatch watch;
    private WindowMemory memory = WindowMemory.empty();
    private Incident latest;
    private boolean silenced;
    private Instant now = T0;
    private int incidents;
    private int windowsBefore;
    private int days;
    private final List<IncidentChange> told = new ArrayList<>();
    private final List<IncidentChange> said = new ArrayList<>();

    Story(AlertCondition on, String hold, int resolveAfter) {
        this(on, hold, resolveAfter, Optional.empty());
    }

    Story(AlertCondition on, String hold, int resolveAfter, Optional<Duration> repeat) {
        this.watch =
                new CauseWatch(CauseKey.of(on), new Terms(AlertHold.parse(hold).orElseThrow(), resolveAfter, repeat));
    }

    /** A letter a window, on consecutive days: good, warning, critical, or unjudged. */
    Story windows(String letters) {
        int first = days;
        for (int i = 0; i < letters.length(); i++) {
            window(first + i, 1, letters.charAt(i), true);
        }
        return this;
    }

    Story window(int day, int revision, char letter, boolean labelled) {
        days = Math.max(days, day + 1);
        WindowVerdict verdict = verdict(day, revision, letter, labelled);
        WindowMemory after = memory.with(verdict);
        now = now.plus(Duration.ofHours(1));
        Optional<IncidentStep> step = watch.look(memory, after, verdict.batch(), latest, silenced, now);
        memory = after;
        step.ifPresent(this::take);
        return this;
    }

    Story silence(boolean begins) {
        silenced = begins;
        apply(begins ? IncidentEvent.SILENCE : IncidentEvent.SILENCE_OVER);
        return this;
    }

    Story acknowledge() {
        apply(IncidentEvent.ACKNOWLEDGE);
        return this;
    }

    Story resolve() {
        now = now.plusSeconds(1);
        watch.resolve(memory, latest, now).ifPresent(this::take);
        return this;
    }

    void apply(IncidentEvent event) {
        boolean toBeTold = latest != null && latest.told() == null && latest.state() == AlertState.FIRING;
        if (latest != null && (event != IncidentEvent.SILENCE_OVER || toBeTold)) {
            now = now.plusSeconds(1);
            IncidentLife.apply(latest, event, latest.severity(), silenced, now).ifPresent(this::take);
        }
    }

    private void take(IncidentStep step) {
        step.change().ifPresent(change -> {
            said.add(change);
            if (step.tell()) {
                told.add(change);
            }
        });
        if (step.forgotten()) {
            latest = null;
            return;
        }
        boolean isNew = latest == null || step.incident().isAnotherThan(latest);
        incidents += isNew ? 1 : 0;
        windowsBefore += isNew && latest != null ? latest.windows() : 0;
        latest = step.incident();
    }

    private WindowVerdict verdict(int day, int revision, char letter, boolean labelled) {
        RiskLevel level =
                switch (letter) {
                    case 'w' -> RiskLevel.WARNING;
                    case 'c' -> RiskLevel.CRITICAL;
                    case 'g' -> RiskLevel.OK;
                    default -> RiskLevel.UNKNOWN;
                };
        boolean bad = letter == 'w' || letter == 'c';
        return new WindowVerdict(
                "b" + day,
                "week " + day,
                T0.plus(Duration.ofDays(day)),
                T0.plus(Duration.ofDays(day)),
                day,
                revision,
                level,
                null,
                labelled,
                letter == 'u' ? List.of(watch.cause().on()) : List.of(),
                bad ? Map.of(watch.cause().text(), level) : Map.of());
    }

    Incident latest() {
        return latest;
    }

    AlertState state() {
        return latest == null ? null : latest.state();
    }

    int incidents() {
        return incidents;
    }

    /** In how many windows the condition was met, over all incidents. */
    int badWindows() {
        return windowsBefore + (latest == null ? 0 : latest.windows());
    }

    boolean isSilenced() {
        return silenced;
    }

    /** What people were told, in order. */
    List<IncidentChange> told() {
        return told;
    }

    /** What was said to whoever listens, in order. */
    List<IncidentChange> said() {
        return said;
    }

    WindowMemory memory() {
        return memory;
    }
}
