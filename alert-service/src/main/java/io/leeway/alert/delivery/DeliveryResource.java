package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    DeliveryResource(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * One message to one recipient.
     *
     * @param channel the channel's name, such as mail
     * @param recipient the address on that channel
     * @param state pending, sending, sent or failed
     * @param attempts how often it was tried
     * @param nextAttemptAt when it is tried next; absent where it is not
     * @param sentAt when the other side, such as the mail server, took it
     * @param reason why it failed
     */
    public record Delivery(
            String id,
            String alert,
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
            summary =
                    "Deliveries of alerts, newest first; in one state (pending, sending, sent, failed) or about one model",
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

    private Uni<List<Delivery>> page(
            DeliveryEntity.@Nullable State state, @Nullable String model, @Nullable UUID before, int most) {
        Uni<@Nullable DeliveryEntity> cursor = before == null
                ? Uni.createFrom().nullItem()
                : deliveries.findById(before).onItem().ifNull().failWith(() -> Parameters.badCursor("before"));
        return cursor.chain(from -> deliveries.newest(state, model, from, most))
                .map(found -> found.stream().map(DeliveryResource::view).toList());
    }

    private static DeliveryEntity.State state(String text) {
        try {
            return DeliveryEntity.State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException exception) {
            throw ProblemException.badRequest("bad-state", "Bad state", "state is pending, sending, sent or failed.");
        }
    }

    private static Delivery view(DeliveryEntity entity) {
        return new Delivery(
                entity.id.toString(),
                entity.alert.toString(),
                entity.channel,
                entity.recipient,
                entity.severity,
                entity.state().name().toLowerCase(Locale.ROOT),
                entity.attempts,
                entity.createdAt,
                entity.state() == DeliveryEntity.State.PENDING ? entity.nextAttemptAt : null,
                entity.sentAt,
                entity.reason);
    }
}
