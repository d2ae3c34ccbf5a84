package io.leeway.ingest.datasets;

import java.io.InputStream;
import java.net.URI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

import io.leeway.ingest.rows.BodyGate;
import io.leeway.support.problem.Parameters;

/** Batches over HTTP whose rows stay where they are. */
@Path("/v1/models/{model}/profiles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProfilesResource {

    private final IntakeService intake;
    private final BodyGate gate;

    ProfilesResource(IntakeService intake, BodyGate gate) {
        this.intake = intake;
        this.gate = gate;
    }

    @POST
    @Operation(
            operationId = "storeProfiles",
            summary =
                    "Stores a batch of production rows as profiles that were made elsewhere, one or several; also gzipped")
    @APIResponse(
            responseCode = "202",
            description = "The batch is stored, now or by an earlier request with the same key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.BatchAnswer.class)))
    public RestResponse<Answers.BatchAnswer> profiles(
            @PathParam("model") String model,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(schema = @Schema(enumeration = {"gzip", "identity"}))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    @Nullable
                    String encoding,
            @Context HttpHeaders headers,
            @RequestBody(ref = "Profiles") InputStream body) {
        Parameters.optionalName("name", name);
        Parameters.optionalName("Idempotency-Key", key);
        IntakeService.Body profiles = DatasetResource.body(contentType, encoding, headers, body);
        Answers.BatchAnswer answer = gate.enter(profiles.length(), () -> intake.profiles(model, name, key, profiles))
                .answer();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, answer)
                .location(URI.create("/v1/models/" + model + "/batches/" + answer.batch()))
                .build();
    }
}
