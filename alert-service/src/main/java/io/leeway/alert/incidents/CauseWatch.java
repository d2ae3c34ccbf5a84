package io.leeway.alert.incidents;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;

/**
 * Holds what is remembered of a model's windows against one cause, each time a window was assessed.
 *
 * @param cause the cause
 * @param terms what its rules ask for
 */
public record CauseWatch(CauseKey cause, Terms terms) {

    /** Within how many judged windows after its end an incident comes back as the same one. */
    public static final int RETURN = 8;

    /**
     * Looks at a window that was assessed, or assessed anew.
     *
     * @param before what was remembered
     * @param after what is remembered with this window
     * @param batch the window's id
     * @param latest the latest incident of this cause, if there was one
     * @return what it made of the incident, which may be a new one; empty where nothing changes
     */
    public Optional<IncidentStep> look(
            WindowMemory before,
            WindowMemory after,
            String batch,
            @Nullable Incident latest,
            boolean silenced,
            Instant now) {
        Optional<WindowVerdict> then = before.of(batch);
        WindowVerdict window = after.of(batch).orElse(null);
        if (window == null || then.equals(Optional.of(window))) {
            return Optional.empty();
        }
        if (before.isTooOld(window) && cause.canBeTooLate()) {
            // It was looked at long ago; only its labels are new.
            return Optional.empty();
        }
        Place settled = latest == null || latest.settled() == null ? Place.BEGINNING : latest.settled();
        boolean late = !settled.isBefore(window);
        if (late && (wasBad(then) || !window.isBad(cause))) {
            // What was bad before it was over is done with; what was not known to be bad then is news.
            return Optional.empty();
        }
        List<WindowVerdict> judged = after.judged(cause, settled);
        Optional<IncidentStep> step = latest == null || !latest.isOpen()
                ? begin(late ? after.judged(cause, Place.BEGINNING) : judged, window, latest, late, silenced, now)
                : goOn(late ? with(window, judged) : judged, window, then, latest, silenced, now);
        return step.map(it -> it.incident().isOpen() ? it : settled(it, judged, latest));
    }

    /** The same, resolved by hand: what was seen of it until now is done with. */
    public Optional<IncidentStep> resolve(WindowMemory memory, Incident incident, Instant now) {
        Place settled = incident.settled() == null ? Place.BEGINNING : incident.settled();
        return IncidentLife.apply(incident, IncidentEvent.RESOLVE, incident.severity(), false, now)
                .map(step -> settled(step, memory.judged(cause, settled), incident));
    }

    /** @param late whether the window lies before the end of the incident that is resolved, which did not know it */
    private Optional<IncidentStep> begin(
            List<WindowVerdict> judged,
            WindowVerdict window,
            @Nullable Incident resolved,
            boolean late,
            boolean silenced,
            Instant now) {
        if (!window.isBad(cause)) {
            return Optional.empty();
        }
        List<WindowVerdict> bad = mostBadWith(judged, window);
        RiskLevel severity = severity(bad.getLast());
        boolean held = bad.size() >= terms.hold().windows();
        if (resolved != null && (late || judged.size() <= RETURN)) {
            Incident back = resolved.change()
                    .windows(resolved.windows() + (late ? 1 : bad.size()))
                    .since(resolved.since().orEarlier(window))
                    .build();
            return IncidentLife.apply(
                    back, held ? IncidentEvent.BAD_WINDOWS : IncidentEvent.BAD_WINDOW, severity, silenced, now);
        }
        Incident fresh = Incident.begin(severity, Place.of(bad.getFirst()), bad.size());
        return held
                ? IncidentLife.apply(fresh, IncidentEvent.BAD_WINDOWS, severity, silenced, now)
                : Optional.of(new IncidentStep(fresh, Optional.empty(), false, false));
    }

    /**
     * The bad ones among as many windows in a row as a rule looks at, this one included, where they are most: windows that
     * come later in time may have been assessed before it.
     */
    private List<WindowVerdict> mostBadWith(List<WindowVerdict> judged, WindowVerdict window) {
        int of = terms.hold().of();
        int place = judged.indexOf(window);
        return IntStream.range(place + 1, Math.min(judged.size(), place + of) + 1)
                .mapToObj(end -> bad(last(judged.subList(0, end), of)))
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private Optional<IncidentStep> goOn(
            List<WindowVerdict> judged,
            WindowVerdict window,
            Optional<WindowVerdict> then,
            Incident incident,
            boolean silenced,
            Instant now) {
        boolean wasBad = wasBad(then);
        int counted = incident.windows() + (window.isBad(cause) ? 1 : 0) - (wasBad ? 1 : 0);
        IncidentBuilder changed = incident.change().windows(counted);
        if (window.isBad(cause)) {
            changed.since(incident.since().orEarlier(window));
        }
        if (then.isPresent() && (wasBad || window.isBad(cause))) {
            Corrections.note(then.get(), window).ifPresent(changed::note);
        }
        Incident open = changed.build();
        List<WindowVerdict> bad = bad(judged);
        RiskLevel severity = bad.isEmpty() ? incident.severity() : severity(bad.getLast());
        IncidentEvent event = event(judged, bad, window, then, open, silenced, now);
        RiskLevel saidAt =
                switch (event) {
                    case CORRECTED -> worst(bad);
                    case WORSE_WINDOW -> severity(window);
                    default -> severity;
                };
        return IncidentLife.apply(open, event, saidAt, silenced, now)
                .or(() -> open.equals(incident)
                        ? Optional.empty()
                        : Optional.of(new IncidentStep(open, Optional.empty(), false, false)));
    }

    private IncidentEvent event(
            List<WindowVerdict> judged,
            List<WindowVerdict> bad,
            WindowVerdict window,
            Optional<WindowVerdict> then,
            Incident open,
            boolean silenced,
            Instant now) {
        boolean wasBad = wasBad(then);
        if (!window.judges(cause) && !wasBad) {
            return IncidentEvent.INSUFFICIENT_DATA;
        }
        List<WindowVerdict> held = bad(last(judged, terms.hold().of()));
        boolean enough = held.size() >= terms.hold().windows()
                || (window.isBad(cause)
                        && mostBadWith(judged, window).size() >= terms.hold().windows());
        if (bad.isEmpty() && wasBad) {
            return IncidentEvent.CORRECTED_AWAY;
        }
        if (open.state() == AlertState.PENDING) {
            if (held.isEmpty()) {
                return IncidentEvent.GOOD_WINDOWS;
            }
            return enough ? IncidentEvent.BAD_WINDOWS : IncidentEvent.BAD_WINDOW;
        }
        if (goodAtTheEnd(judged) >= terms.resolveAfter(open.returned())) {
            return IncidentEvent.GOOD_WINDOWS;
        }
        RiskLevel told = open.told();
        if (told != null && wasToldBecauseOf(then, window, told) && worst(bad).compareTo(told) < 0) {
            return IncidentEvent.CORRECTED;
        }
        if (!window.isBad(cause)) {
            return IncidentEvent.GOOD_WINDOW;
        }
        if (!silenced && told == null && open.state() == AlertState.FIRING) {
            return IncidentEvent.SILENCE_OVER;
        }
        if (!silenced && told != null && severity(window).compareTo(told) > 0) {
            return IncidentEvent.WORSE_WINDOW;
        }
        if (open.state() == AlertState.FIRING && !silenced && isReminderDue(open, now)) {
            return IncidentEvent.REPEAT_DUE;
        }
        return enough ? IncidentEvent.BAD_WINDOWS : IncidentEvent.BAD_WINDOW;
    }

    private boolean wasBad(Optional<WindowVerdict> then) {
        return then.filter(earlier -> earlier.isBad(cause)).isPresent();
    }

    /** Whether this window was as severe as was told, and is less so now. */
    private boolean wasToldBecauseOf(Optional<WindowVerdict> then, WindowVerdict window, RiskLevel told) {
        return then.flatMap(earlier -> earlier.severity(cause))
                        .filter(severity -> severity.compareTo(told) >= 0)
                        .isPresent()
                && window.severity(cause).orElse(RiskLevel.OK).compareTo(told) < 0;
    }

    private boolean isReminderDue(Incident open, Instant now) {
        Instant told = open.toldAt();
        return told != null
                && terms.repeat()
                        .filter(repeat -> !told.plus(repeat).isAfter(now))
                        .isPresent();
    }

    private static IncidentStep settled(IncidentStep step, List<WindowVerdict> judged, @Nullable Incident before) {
        Place done = judged.isEmpty() ? before == null ? null : before.settled() : Place.of(judged.getLast());
        return new IncidentStep(
                step.incident().change().settled(done).build(), step.change(), step.tell(), step.forgotten());
    }

    private int goodAtTheEnd(List<WindowVerdict> judged) {
        int good = 0;
        while (good < judged.size() && !judged.get(judged.size() - 1 - good).isBad(cause)) {
            good++;
        }
        return good;
    }

    private List<WindowVerdict> bad(List<WindowVerdict> judged) {
        return judged.stream().filter(window -> window.isBad(cause)).toList();
    }

    private RiskLevel worst(List<WindowVerdict> bad) {
        return bad.stream().map(this::severity).max(RiskLevel::compareTo).orElse(RiskLevel.OK);
    }

    private RiskLevel severity(WindowVerdict bad) {
        return Objects.requireNonNull(bad.bad().get(cause.text()), "it is bad");
    }

    /** A window before all others. */
    private static List<WindowVerdict> with(WindowVerdict first, List<WindowVerdict> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static List<WindowVerdict> last(List<WindowVerdict> judged, int most) {
        return judged.subList(Math.max(0, judged.size() - most), judged.size());
    }
}
