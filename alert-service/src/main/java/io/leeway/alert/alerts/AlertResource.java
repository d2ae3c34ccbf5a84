package io.leeway.alert.alerts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.roles.CurrentCaller;
import io.leeway.support.roles.Permissions;

/** Incidents over HTTP. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {

    private static final int MOST_ASSESSED = 10_000;

    /** A name on one line, of 1 to 200 characters. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u2028\\u2029]{1,200}");

    private static final Pattern BATCH = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,64}");

    private final AlertQueries alerts;
    private final AlertTeller teller;
    private final CurrentCaller caller;
    private final Permissions permissions;

    AlertResource(AlertQueries alerts, AlertTeller teller, CurrentCaller caller, Permissions permissions) {
        this.alerts = alerts;
        this.teller = teller;
        this.caller = caller;
        this.permissions = permissions;
    }

    /**
     * Who takes an incident on, or says that it is over.
     *
     * @param by a name or address; not looked at where callers are asked for a key, whose name counts
     */
    public record Acknowledgement(@Nullable String by) {}

    @GET
    @Path("/alerts")
    @Operation(
            operationId = "listAlerts",
            summary =
                    "Incidents, newest first; of one model or in one state (pending, firing, acknowledged, resolved); without a"
                            + " state those that are pending are left out",
            description = "before is the id of the last alert of the page before.")
    public List<Alert> newest(
            @QueryParam("model") @Nullable String model,
            @Parameter(schema = @Schema(enumeration = {"pending", "firing", "acknowledged", "resolved"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        AlertState wanted = state == null ? null : state(state);
        UUID cursor = Parameters.cursor("before", before);
        String name = Parameters.model(model);
        return Transactions.run(() -> alerts.newest(name, wanted, cursor, most));
    }

    @GET
    @Path("/alerts/{id}")
    @Operation(operationId = "showAlert", summary = "One incident")
    public Alert get(@PathParam("id") String id) {
        UUID uuid = Parameters.id("alert", id);
        Alert alert = Transactions.run(() -> alerts.get(uuid));
        permissions.mustCover(alert.model());
        return alert;
    }

    @POST
    @Path("/alerts/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Takes an incident on: nobody is reminded of it any more; 409 where it does not fire")
    public Alert acknowledge(@PathParam("id") String id, @Nullable Acknowledgement acknowledgement) {
        return change(id, acknowledgement, alerts::acknowledge);
    }

    @POST
    @Path("/alerts/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resolveAlert",
            summary = "Says that an incident is over; only a window that comes after can begin it again")
    public Alert resolve(@PathParam("id") String id, @Nullable Acknowledgement acknowledgement) {
        return change(id, acknowledgement, alerts::resolve);
    }

    private Alert change(
            String id, @Nullable Acknowledgement acknowledgement, BiFunction<UUID, String, Uni<Alert>> change) {
        String by = name(acknowledgement);
        UUID uuid = Parameters.id("alert", id);
        permissions.mustCover(() -> Transactions.run(() -> alerts.get(uuid)).model());
        Alert alert = Transactions.run(() -> change.apply(uuid, by));
        teller.changed(List.of(uuid));
        return alert;
    }

    private String name(@Nullable Acknowledgement acknowledgement) {
        String by = caller.nameOr(acknowledgement == null ? null : acknowledgement.by());
        if (by == null || by.isBlank() || !NAME.matcher(by).matches()) {
            throw ProblemException.badRequest(
                    "missing-name", "Who takes it on?", "Send {\"by\": \"a name\"}, 1 to 200 characters on one line.");
        }
        return by;
    }

    @GET
    @Path("/models/{model}/assessed")
    @Operation(
            operationId = "listAssessed",
            summary = "Which assessments of a model's batches the alert rules have been held against, by batch",
            description = "after is the last batch of the page before.")
    public List<AlertQueries.Assessed> assessed(
            @PathParam("model") String model,
            @QueryParam("after") @Nullable String after,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + MOST_ASSESSED,
                                            defaultValue = "" + MOST_ASSESSED))
                    @QueryParam("limit")
                    @DefaultValue("" + MOST_ASSESSED)
                    String limit) {
        int most = Parameters.limit(limit, MOST_ASSESSED);
        String name = Parameters.model(model);
        if (name == null || (after != null && !BATCH.matcher(after).matches())) {
            throw Parameters.badCursor("after");
        }
        return Transactions.run(() -> alerts.assessed(name, after, most));
    }

    private static AlertState state(String text) {
        try {
            return AlertState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException exception) {
            throw ProblemException.badRequest(
                    "bad-state", "Bad state", "state is pending, firing, acknowledged or resolved.");
        }
    }
}
