package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** Deliveries over HTTP: which are on their way, which were sent, and which failed. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeliveryResource {

    private final DeliveryRepository deliveries;
    private final Channels channels;
    private final DeliveryWorker worker;

    DeliveryResource(DeliveryRepository deliveries, Channels channels, DeliveryWorker worker) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.worker = worker;
    }

    /**
     * One message to one recipient.
     *
     * @param alert the first incident that it tells of; absent of a digest
     * @param channel the channel's name, such as mail
     * @param recipient the address on that channel; shortened where who knows it could send there
     * @param state pending, sending, sent or failed
     * @param attempts how often it was tried
     * @param nextAttemptAt when it is tried next; absent where it is not
     * @param sentAt when the other side, such as the mail server, took it
     * @param reason why it failed, or why it was not taken last and waits
     */
    public record Delivery(
            String id,
            @Nullable String alert,
            String channel,
            String recipient,
            RiskLevel severity,

            @Schema(enumeration = {"pending", "sending", "sent", "failed"})
            String state,

            int attempts,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant sentAt,
            @Nullable String reason) {}

    @GET
    @Operation(
            operationId = "listDeliveries",
            summary = "Deliveries of alerts, newest first; in one state (pending, sending, sent, failed) or about one"
                    + " model",
            description = "before is the id of the last delivery of the page before.")
    public List<Delivery> newest(
            @Parameter(schema = @Schema(enumeration = {"pending", "sending", "sent", "failed"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("model") @Nullable String model,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        int most = Parameters.limit(limit);
        DeliveryEntity.State wanted = state == null ? null : state(state);
        UUID cursor = Parameters.cursor("before", before);
        String name = Parameters.model(model);
        return Transactions.run(() -> page(wanted, name, cursor, most));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayDelivery",
            summary = "Has a delivery that was sent or has failed sent once more, under the same id",
            description =
                    "202 and the delivery, which is pending again with all its tries; 409 if it is on its way anyhow."
                            + " What reaches the recipient has the id that it had before.")
    @APIResponse(
            responseCode = "202",
            description = "It is sent soon",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Delivery.class)))
    public RestResponse<Delivery> replay(@PathParam("id") String id) {
        UUID wanted = Parameters.id("delivery", id);
        DeliveryStage before =
                Transactions.run(() -> deliveries.again(wanted)).orElseThrow(() -> Parameters.unknown("delivery", id));
        if (!(before instanceof DeliveryStage.Ended)) {
            throw ProblemException.of(
                    409,
                    "delivery-under-way",
                    "Delivery under way",
                    "It is on its way already; only what was sent or has failed can be sent once more.");
        }
        worker.wake();
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.ACCEPTED, view(Transactions.run(() -> deliveries.findById(wanted))))
                .build();
    }

    private Uni<List<Delivery>> page(
            DeliveryEntity.@Nullable State state, @Nullable String model, @Nullable UUID before, int most) {
        Uni<@Nullable DeliveryEntity> cursor = before == null
                ? Uni.createFrom().nullItem()
                : deliveries.findById(before).onItem().ifNull().failWith(() -> Parameters.badCursor("before"));
        return cursor.chain(from -> deliveries.newest(state, model, from, most))
                .map(found -> found.stream().map(this::view).toList());
    }

    private static DeliveryEntity.State state(String text) {
        try {
            return DeliveryEntity.State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException exception) {
            throw ProblemException.badRequest("bad-state", "Bad state", "state is pending, sending, sent or failed.");
        }
    }

    private Delivery view(DeliveryEntity entity) {
        return new Delivery(
                entity.id.toString(),
                entity.alert == null ? null : entity.alert.toString(),
                entity.channel,
                channels.shown(entity.to()),
                entity.severity,
                entity.state().name().toLowerCase(Locale.ROOT),
                entity.attempts,
                entity.createdAt,
                entity.state() == DeliveryEntity.State.PENDING ? entity.nextAttemptAt : null,
                entity.sentAt,
                entity.reason);
    }
}
