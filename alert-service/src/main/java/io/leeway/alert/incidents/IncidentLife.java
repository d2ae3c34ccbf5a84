package io.leeway.alert.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.RiskLevel;

/** Leads incidents along the lines of {@link IncidentTransition}, and decides what of it people are told. */
public final class IncidentLife {

    /** Within how long what is about a model as a whole comes back as the same incident. */
    static final Duration RETURN = Duration.ofHours(1);

    private IncidentLife() {}

    /**
     * Applies an event.
     *
     * <p>While it is silenced nobody is told of anything but the end of what they were told of. What was not told for that
     * reason is told when the silence is over.
     *
     * @param severity of what the event is about
     * @param silenced whether people want to hear nothing of it now
     * @return what it made of the incident; empty where nothing changes
     * @throws IllegalStateException if it cannot be asked for in this state
     */
    public static Optional<IncidentStep> apply(
            Incident incident, IncidentEvent event, RiskLevel severity, boolean silenced, Instant now) {
        return switch (IncidentTransition.outcome(incident.state(), event)) {
            case IncidentTransition.Outcome.Stays stays -> Optional.empty();
            case IncidentTransition.Outcome.Refused refused ->
                throw new IllegalStateException(
                        "an incident that is " + incident.state() + " cannot: " + event.words());
            case IncidentTransition.Outcome.Forgotten forgotten ->
                Optional.of(new IncidentStep(incident, Optional.empty(), false, true));
            case IncidentTransition.Outcome.Becomes becomes ->
                Optional.of(become(incident, becomes, severity, silenced, now));
        };
    }

    /**
     * Something about a model as a whole holds, or holds no more; one such finding is enough either way.
     *
     * @param latest the latest incident of its kind, if there was one
     * @param place where in time it was seen
     */
    public static Optional<IncidentStep> seen(
            @Nullable Incident latest, boolean bad, Place place, boolean silenced, Instant now) {
        if (!bad) {
            return latest == null
                    ? Optional.empty()
                    : apply(latest, IncidentEvent.GOOD_WINDOWS, latest.severity(), silenced, now);
        }
        Incident incident = latest;
        if (incident == null || (!incident.isOpen() && !isRecent(incident, now))) {
            incident = Incident.begin(RiskLevel.WARNING, place, 0);
        }
        return apply(incident, IncidentEvent.BAD_WINDOWS, RiskLevel.WARNING, silenced, now);
    }

    private static boolean isRecent(Incident resolved, Instant now) {
        Instant ended = resolved.endedAt();
        return ended != null && Duration.between(ended, now).compareTo(RETURN) <= 0;
    }

    private static IncidentStep become(
            Incident incident,
            IncidentTransition.Outcome.Becomes becomes,
            RiskLevel severity,
            boolean silenced,
            Instant now) {
        IncidentChange change = becomes.change();
        boolean wasTold = incident.told() != null;
        boolean tell = change != null
                && switch (change) {
                    case FIRED, NO_DATA -> !silenced;
                    case WORSENED, CORRECTED, REMINDER -> wasTold && !silenced;
                    // Who was told of the beginning is told of the end, come what may.
                    case RESOLVED -> wasTold;
                    case UPDATED -> false;
                };
        IncidentBuilder next = incident.change().state(becomes.to()).severity(severity);
        if (tell) {
            next.told(severity).toldAt(now);
        }
        if (incident.state() == AlertState.RESOLVED && becomes.to() == AlertState.FIRING) {
            next.returned(incident.returned() + 1).endedAt(null).note(null);
        }
        if (becomes.to() == AlertState.RESOLVED) {
            next.endedAt(now).told(null).toldAt(null);
        }
        return new IncidentStep(next.build(), Optional.ofNullable(change), tell, false);
    }
}
