package io.leeway.risk.stream;

import java.time.Duration;

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
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.BatchSummary;
import io.leeway.risk.history.Names;
import io.leeway.support.problem.ProblemException;

/** The live stream over server-sent events. */
@Path("/v1/stream")
public class StreamResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST = 1_000;

    private final BatchStream stream;

    StreamResource(BatchStream stream) {
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Every batch when it is assessed, as events named 'batch'; a comment now and then keeps it open")
    public Multi<OutboundSseEvent> batches(@QueryParam("model") @Nullable String model, @Context Sse sse) {
        String wanted = model == null ? null : Names.require("model", model);
        if (stream.listeners() >= MOST) {
            throw ProblemException.of(
                    503,
                    "too-many-streams",
                    "Too many streams",
                    "This instance has " + MOST + " open streams. Close some, or read /v1/models/{model}/reports.");
        }
        Multi<OutboundSseEvent> events = stream.listen()
                .filter(batch -> wanted == null || batch.model().equals(wanted))
                .map(batch -> sse.newEventBuilder()
                        .name("batch")
                        .id(batch.batch() + ":" + batch.revision())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(BatchSummary.class, batch)
                        .build());
        Multi<OutboundSseEvent> heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        return Multi.createBy().merging().streams(events, heartbeats);
    }
}
