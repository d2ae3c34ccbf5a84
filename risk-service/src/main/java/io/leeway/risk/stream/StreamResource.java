package io.leeway.risk.stream;

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

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.support.problem.Parameters;

/** The live stream over server-sent events. */
@Path("/v1/stream")
public class StreamResource {

    private final BatchStream stream;

    StreamResource(BatchStream stream) {
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamBatches",
            summary = "Every batch when it is assessed, as events named 'batch'; a comment now and then keeps it open")
    @APIResponse(
            responseCode = "200",
            description = "Events whose data are JSON of this kind",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = BatchSummary.class)))
    public Multi<OutboundSseEvent> batches(@QueryParam("model") @Nullable String model, @Context Sse sse) {
        String wanted = Parameters.optionalName("model", model);
        return stream.listen(
                sse, batch -> wanted == null || batch.model().equals(wanted), batch -> sse.newEventBuilder()
                        .name("batch")
                        .id(batch.batch() + ":" + batch.revision())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(BatchSummary.class, batch)
                        .build());
    }
}
