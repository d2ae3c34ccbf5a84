package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.reports.RiskAssessment;

/**
 * What a channel is to send: what became of an incident, to one recipient.
 *
 * @param id stays the same however often it is tried, so that who gets it twice can tell
 * @param address where to, in the channel's own form; the channel found no fault with it
 * @param incident stays the same for all that is told of one incident, from its beginning to its end
 * @param change what became of it
 * @param since its place in time: when it began
 * @param alert the incident as it was then
 * @param others what became of other incidents at the same time and is told in the same message; most often none
 * @param assessment of the latest window; empty where the incident is about no batch
 * @param before the incident as people were told of it last; empty where they were not
 * @param secret what the recipient and Leeway alone know; empty where there is none
 * @param key who knows it may end what the recipient gets; told to the recipient alone
 */
public record Message(
        UUID id,
        String address,
        UUID incident,
        IncidentChange change,
        Instant since,
        Alert alert,
        List<Alert> others,
        Optional<RiskAssessment> assessment,
        Optional<Before> before,
        Optional<Secret> secret,
        UUID key) {

    /**
     * An incident as people were told of it last.
     *
     * @param assessment of what was its latest window then; empty where it is not known any more
     */
    public record Before(Alert alert, Optional<RiskAssessment> assessment) {}
}
