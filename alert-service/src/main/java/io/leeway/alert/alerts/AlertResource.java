package io.leeway.alert.alerts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.stream.AlertStream;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.text.Names;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** Alerts over HTTP. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {

    private static final int LISTED = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final AlertService alerts;
    private final AlertStream stream;

    AlertResource(AlertService alerts, AlertStream stream) {
        this.alerts = alerts;
        this.stream = stream;
    }

    /**
     * Who takes an alert on.
     *
     * @param by a name or address
     */
    public record Acknowledgement(@Nullable String by) {}

    @GET
    @Path("/alerts")
    @Operation(summary = "Alerts, newest first; of one model or in one state (firing, acknowledged, resolved)")
    public List<Alert> newest(
            @QueryParam("model") @Nullable String model,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit) {
        int most = Parameters.limit(limit, LISTED, MOST);
        AlertState wanted = state == null ? null : state(state);
        return Transactions.run(() -> alerts.newest(model, wanted, most));
    }

    @GET
    @Path("/alerts/{id}")
    @Operation(summary = "One alert")
    public Alert get(@PathParam("id") String id) {
        return Transactions.run(() -> alerts.get(uuid(id)));
    }

    @POST
    @Path("/alerts/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes an alert on")
    public Alert acknowledge(@PathParam("id") String id, @Nullable Acknowledgement acknowledgement) {
        String by = acknowledgement == null ? null : acknowledgement.by();
        if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
            throw ProblemException.badRequest(
                    "missing-name",
                    "Who takes it on?",
                    "Send {\"by\": \"a name\"}, 1 to " + LONGEST_NAME + " characters.");
        }
        Parameters.name("by", by);
        Alert alert = Transactions.run(() -> alerts.acknowledge(uuid(id), by));
        stream.tell(alert);
        return alert;
    }

    @GET
    @Path("/models/{model}/assessed")
    @Operation(summary = "Which assessments of a model's batches the alert rules have been held against")
    public List<AlertService.Assessed> assessed(@PathParam("model") String model) {
        return Transactions.run(() -> alerts.assessed(model));
    }

    private static AlertState state(String text) {
        try {
            return AlertState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException exception) {
            throw ProblemException.badRequest("bad-state", "Bad state", "state is firing, acknowledged or resolved.");
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException exception) {
            throw ProblemException.of(
                    404, "unknown-alert", "Unknown alert", "There is no alert '" + Names.clean(id, 80) + "'.");
        }
    }
}
