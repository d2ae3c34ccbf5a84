package io.leeway.alert.silences;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.roles.CurrentCaller;
import io.leeway.support.roles.Permissions;

/** Silences over HTTP. */
@Path("/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SilenceResource {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final SilenceService silences;
    private final CurrentCaller caller;
    private final Permissions permissions;

    SilenceResource(SilenceService silences, CurrentCaller caller, Permissions permissions) {
        this.silences = silences;
        this.caller = caller;
        this.permissions = permissions;
    }

    /**
     * What nobody wants to hear of.
     *
     * @param model only this model; absent for all
     * @param feature only incidents that are about this feature and no other; absent for all
     * @param condition only this condition; absent for all
     * @param ends when it ends: a moment such as 2026-01-31T08:00:00Z, or after how long, such as PT4H
     * @param reason why, for those who wonder
     * @param by who wants it; not looked at where callers are asked for a key, whose name counts
     */
    @Schema(name = "SilenceRequest")
    public record Request(
            @Nullable String model,
            @Nullable String feature,
            @Nullable AlertCondition condition,
            @Nullable String ends,
            @Nullable String reason,
            @Nullable String by) {}

    /** A silence that lasts. */
    public record Silence(
            String id,
            @Nullable String model,
            @Nullable String feature,
            @Nullable AlertCondition condition,
            Instant endsAt,
            String reason,
            String createdBy,
            Instant createdAt) {}

    @GET
    @Operation(operationId = "listSilences", summary = "The silences that last, the first to end first; 1000 at most")
    public List<Silence> lasting() {
        return Transactions.run(silences::lasting).stream()
                .map(SilenceResource::view)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "silence",
            summary = "Tells nobody of incidents of a model, a feature or a condition for a time",
            description =
                    "They begin, go on and end all the same, and show; who was told of one is told of its end. What"
                            + " still lasts when the silence ends is told then. 404 for a model of which nothing was heard; 422 for"
                            + " an end that is past or more than 366 days away.")
    @APIResponse(
            responseCode = "201",
            description = "The silence",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Silence.class)))
    public RestResponse<Silence> begin(@Nullable Request request) {
        SilenceEntity silence = entity(request);
        permissions.mustCover(silence.model);
        Silence view = view(Transactions.run(() -> silences.begin(silence)));
        return RestResponse.ResponseBuilder.<Silence>created(URI.create("/v1/silences/" + view.id()))
                .entity(view)
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "endSilence", summary = "Ends a silence now; 404 where none of that id lasts")
    public void end(@PathParam("id") String id) {
        UUID uuid = Parameters.id("silence", id);
        if (!Transactions.run(() -> silences.end(uuid))) {
            throw Parameters.unknown("silence", id);
        }
    }

    private SilenceEntity entity(@Nullable Request request) {
        if (request == null) {
            throw ProblemException.badRequest(
                    "missing-body",
                    "Missing body",
                    "Send {\"model\": \"a-model\", \"ends\": \"PT4H\", \"reason\": \"why\", \"by\": \"who\"}.");
        }
        SilenceEntity silence = new SilenceEntity();
        silence.id = UUID.randomUUID();
        silence.model = Parameters.model(request.model());
        silence.feature =
                request.feature() == null ? null : Parameters.line("feature", request.feature(), LONGEST_NAME);
        silence.condition = request.condition();
        silence.createdAt = StoredTime.now();
        silence.endsAt = ends(request.ends(), silence.createdAt);
        silence.reason = Parameters.line("reason", request.reason(), LONGEST_REASON);
        silence.createdBy = Parameters.line("by", caller.nameOr(request.by()), LONGEST_NAME);
        return silence;
    }

    private static Instant ends(@Nullable String text, Instant now) {
        if (text == null) {
            throw badEnd("it is missing");
        }
        try {
            Instant ends = text.startsWith("P") ? now.plus(Duration.parse(text)) : Instant.parse(text);
            if (!ends.isAfter(now)) {
                throw badEnd("it is past");
            }
            if (ends.isAfter(now.plus(LONGEST))) {
                throw badEnd("it is more than 366 days away");
            }
            return StoredTime.of(ends);
        } catch (DateTimeException | ArithmeticException exception) {
            throw badEnd("it is neither a moment nor a duration");
        }
    }

    private static ProblemException badEnd(String fault) {
        return ProblemException.of(
                422,
                "bad-end",
                "Bad end",
                "ends: " + fault + "; write 2026-01-31T08:00:00Z, or PT4H for in four hours.");
    }

    private static Silence view(SilenceEntity entity) {
        return new Silence(
                entity.id.toString(),
                entity.model,
                entity.feature,
                entity.condition,
                entity.endsAt,
                entity.reason,
                entity.createdBy,
                entity.createdAt);
    }
}
