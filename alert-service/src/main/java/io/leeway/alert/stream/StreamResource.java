package io.leeway.alert.stream;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.alerts.Alert;

/** The live stream over server-sent events. */
@Path("/v1/alerts/stream")
public class StreamResource {

    private final AlertStream stream;

    StreamResource(AlertStream stream) {
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamAlerts",
            summary = "Every alert when it changes, as events named 'alert'; a comment now and then keeps it open")
    @APIResponse(
            responseCode = "200",
            description = "Events whose data are JSON of this kind",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = Alert.class)))
    public Multi<OutboundSseEvent> alerts(@QueryParam("model") @Nullable String model, @Context Sse sse) {
        String name = Parameters.model(model);
        return stream.listen(sse, alert -> name == null || alert.model().equals(name), alert -> sse.newEventBuilder()
                .name("alert")
                .id(alert.id() + ":" + alert.revision())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Alert.class, alert)
                .build());
    }
}
