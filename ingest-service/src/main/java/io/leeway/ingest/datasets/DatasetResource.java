package io.leeway.ingest.datasets;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.rows.BodyGate;
import io.leeway.ingest.rows.RowFormat;
import io.leeway.support.persistence.StoredJson;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.Parameters;

/** References, batches and labels over HTTP. */
@Path("/v1/models/{model}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DatasetResource {

    private static final int LISTED = 50;

    private final IntakeService intake;
    private final ModelRepository models;
    private final DatasetRepository datasets;
    private final PayloadBlockRepository payload;
    private final MissingData missing;
    private final BodyGate gate;

    DatasetResource(
            IntakeService intake,
            ModelRepository models,
            DatasetRepository datasets,
            PayloadBlockRepository payload,
            MissingData missing,
            BodyGate gate) {
        this.intake = intake;
        this.models = models;
        this.datasets = datasets;
        this.payload = payload;
        this.missing = missing;
        this.gate = gate;
    }

    @PUT
    @Path("/reference")
    @Operation(
            operationId = "storeReference",
            summary = "Stores the rows that batches are compared with; CSV, NDJSON or a JSON array, also gzipped")
    @APIResponse(
            responseCode = "202",
            description = "The reference is stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.ReferenceAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is the current reference already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.ReferenceAnswer.class)))
    public RestResponse<Answers.ReferenceAnswer> reference(
            @PathParam("model") String model,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(schema = @Schema(enumeration = {"gzip", "identity"}))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    @Nullable
                    String encoding,
            @Context HttpHeaders headers,
            @RequestBody(ref = "Rows") InputStream body) {
        IntakeService.Body rows = body(contentType, encoding, headers, body);
        IntakeService.Taken<Answers.ReferenceAnswer> taken =
                gate.enter(rows.length(), () -> intake.reference(model, rows));
        RestResponse.Status status = taken.repeated() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED;
        return RestResponse.status(status, taken.answer());
    }

    @POST
    @Path("/batches")
    @Operation(
            operationId = "storeBatch",
            summary = "Stores a batch of production rows with their predictions; forms as for the reference")
    @APIResponse(
            responseCode = "202",
            description = "The batch is stored, now or by an earlier request with the same key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.BatchAnswer.class)))
    public RestResponse<Answers.BatchAnswer> batch(
            @PathParam("model") String model,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(schema = @Schema(enumeration = {"gzip", "identity"}))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    @Nullable
                    String encoding,
            @Context HttpHeaders headers,
            @RequestBody(ref = "Rows") InputStream body) {
        Parameters.optionalName("name", name);
        Parameters.optionalName("Idempotency-Key", key);
        IntakeService.Body rows = body(contentType, encoding, headers, body);
        Answers.BatchAnswer answer = gate.enter(rows.length(), () -> intake.batch(model, name, key, rows))
                .answer();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, answer)
                .location(URI.create("/v1/models/" + model + "/batches/" + answer.batch()))
                .build();
    }

    @POST
    @Path("/labels")
    @Operation(operationId = "storeLabels", summary = "Stores true values; they find their predictions by row id")
    @APIResponse(
            responseCode = "202",
            description = "The labels are stored, now or by an earlier request with the same key",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.LabelsAnswer.class)))
    public RestResponse<Answers.LabelsAnswer> labels(
            @PathParam("model") String model,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(schema = @Schema(enumeration = {"gzip", "identity"}))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    @Nullable
                    String encoding,
            @Context HttpHeaders headers,
            @RequestBody(ref = "Rows") InputStream body) {
        Parameters.optionalName("Idempotency-Key", key);
        IntakeService.Body rows = body(contentType, encoding, headers, body);
        return RestResponse.accepted(
                gate.enter(rows.length(), () -> intake.labels(model, key, rows)).answer());
    }

    @GET
    @Path("/batches")
    @Operation(operationId = "listBatches", summary = "A model's batches, newest first")
    public List<Answers.BatchAnswer> batches(
            @PathParam("model") String model, @QueryParam("limit") @DefaultValue("" + LISTED) String limit) {
        int most = Parameters.limit(limit, LISTED);
        return Transactions.run(() ->
                        models.require(model, false).chain(found -> datasets.newest(model, DatasetKind.BATCH, most)))
                .stream()
                .map(entity -> StoredJson.read(entity.answer, Answers.BatchAnswer.class))
                .toList();
    }

    @GET
    @Path("/batches/{batch}")
    @Operation(operationId = "showBatch", summary = "What was answered when the batch was stored")
    public Answers.BatchAnswer batch(@PathParam("model") String model, @PathParam("batch") String batch) {
        UUID id = uuid("batch", batch);
        return Transactions.run(() -> models.require(model, false)
                .chain(found -> datasets.byId(model, DatasetKind.BATCH, id))
                .chain(found -> found == null
                        ? missing.answer(model, "batch", batch)
                        : Uni.createFrom().item(StoredJson.read(found.answer, Answers.BatchAnswer.class))));
    }

    @GET
    @Path("/{kind: references|batches|labels}/{id}/blocks/{block}")
    @Produces(BlockCodec.MEDIA_TYPE)
    @Operation(hidden = true)
    public byte[] block(
            @PathParam("model") String model,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @PathParam("block") String number,
            @QueryParam("column") Set<String> columns) {
        int block = "0".equals(number) ? 0 : Parameters.number("block", number, 0, Integer.MAX_VALUE);
        UUID dataset = uuid("data set", id);
        DatasetKind wanted = DatasetKind.ofPath(kind).orElseThrow();
        byte[] stored = Transactions.read(() -> payload.bytes(model, wanted, dataset, block)
                .chain(found -> found == null
                        ? lacking(model, wanted, id, dataset, block)
                        : Uni.createFrom().item(found)));
        return columns.isEmpty() ? stored : BlockCodec.cut(stored, columns::contains);
    }

    /** Fails with what is missing where there is no block. */
    private Uni<byte[]> lacking(String model, DatasetKind kind, String id, UUID dataset, int block) {
        return datasets.byId(model, kind, dataset).chain(found -> {
            if (found == null) {
                return missing.answer(model, kind.word(), id);
            }
            if (block >= found.blocks) {
                throw MissingData.unknown("block " + block + " of " + kind.word(), id);
            }
            throw MissingData.rowsGone(kind.word(), id);
        });
    }

    static IntakeService.Body body(
            @Nullable String contentType, @Nullable String encoding, HttpHeaders headers, InputStream stream) {
        // A compressed one may become as long as it likes.
        boolean isKnown = encoding == null && !RowFormat.isPacked(contentType);
        return new IntakeService.Body(contentType, encoding, isKnown ? length(headers) : -1, stream);
    }

    /** In bytes, -1 where it is not said; {@link HttpHeaders#getLength()} fails on 2 GB. */
    private static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    static UUID uuid(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException exception) {
            throw MissingData.unknown(what, text);
        }
    }
}
