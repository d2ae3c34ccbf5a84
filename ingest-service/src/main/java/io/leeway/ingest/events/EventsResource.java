package io.leeway.ingest.events;

import java.io.InputStream;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.ingest.models.ModelRepository;
import io.leeway.support.persistence.Transactions;

/** Single predictions over HTTP. */
@Path("/v1/models/{model}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventsResource {

    private final EventReception reception;
    private final EventAccountRepository accounts;
    private final ModelRepository registry;

    EventsResource(EventReception reception, EventAccountRepository accounts, ModelRepository registry) {
        this.reception = reception;
        this.accounts = accounts;
        this.registry = registry;
    }

    /**
     * Events were stored, now or before.
     *
     * @param events how many
     */
    record EventsAnswer(int events) {}

    @POST
    @Operation(
            operationId = "storeEvents",
            summary =
                    "Stores single predictions: CloudEvents of KServe and Seldon, or rows in JSON; they are collected into"
                            + " batches")
    @APIResponse(
            responseCode = "202",
            description = "The events are stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventsAnswer.class)))
    public RestResponse<EventsAnswer> store(
            @PathParam("model") String model,
            @HeaderParam("ce-type") @Nullable String type,
            @HeaderParam("ce-id") @Nullable String id,
            @HeaderParam("ce-requestid") @Nullable String requestId,
            @HeaderParam("ce-time") @Nullable String time,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(schema = @Schema(enumeration = "identity")) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable
                    String encoding,
            @RequestBody(ref = "Events") InputStream body) {
        EventReader.Attributes attributes = new EventReader.Attributes(type, id, requestId, time);
        return RestResponse.accepted(new EventsAnswer(reception.take(model, attributes, contentType, encoding, body)));
    }

    @GET
    @Operation(operationId = "showEvents", summary = "What became of a model's events")
    public EventAccount account(@PathParam("model") String model) {
        return Transactions.run(() -> registry.require(model, false).chain(found -> accounts.account(model)));
    }
}
