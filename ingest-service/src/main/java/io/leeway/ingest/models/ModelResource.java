package io.leeway.ingest.models;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.DoorConfig;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.problem.SmallBody;

/** The registry over HTTP. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ModelResource {

    private static final int LISTED = 100;

    private final ModelService models;
    private final ModelDeletion deletion;
    private final OutboxPublisher publisher;
    private final DoorConfig limits;

    ModelResource(ModelService models, ModelDeletion deletion, OutboxPublisher publisher, DoorConfig limits) {
        this.limits = limits;
        this.models = models;
        this.deletion = deletion;
        this.publisher = publisher;
    }

    @PUT
    @Path("/{model}")
    @Operation(operationId = "registerModel", summary = "Registers a model, or changes its definition; YAML or JSON")
    @APIResponse(
            responseCode = "200",
            description = "The model was registered before; its definition is this one now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisteredModel.class)))
    @APIResponse(
            responseCode = "201",
            description = "The model is registered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegisteredModel.class)))
    public RestResponse<RegisteredModel> put(
            @PathParam("model") String model,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/yaml",
                                        schema = @Schema(implementation = ModelDefinition.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ModelDefinition.class))
                            })
                    InputStream document) {
        ModelDefinition definition = parse(contentType, SmallBody.read(document, limits));
        if (!definition.model().equals(model)) {
            throw ProblemException.of(
                    400,
                    "name-mismatch",
                    "Two names for one model",
                    "The path says '" + model + "', the definition '" + definition.model() + "'. Make them agree.",
                    "model",
                    List.of());
        }
        ModelService.Put put = Transactions.run(() -> models.put(definition));
        publisher.wake();
        return put.outcome() == ModelService.Outcome.CREATED
                ? RestResponse.ResponseBuilder.<RegisteredModel>created(URI.create("/v1/models/" + model))
                        .entity(put.model())
                        .build()
                : RestResponse.ok(put.model());
    }

    @GET
    @Operation(operationId = "listModels", summary = "Models by name, a page at a time")
    public List<RegisteredModel> all(
            @QueryParam("limit") @DefaultValue("" + LISTED) String limit,
            @QueryParam("after") @DefaultValue("") String after) {
        int most = Parameters.limit(limit, LISTED);
        return Transactions.run(() -> models.page(after, most));
    }

    @GET
    @Path("/{model}")
    @Operation(operationId = "showModel", summary = "A model's definition, the current one or an earlier version")
    public RegisteredModel get(
            @PathParam("model") String model,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1")) @QueryParam("version") @Nullable
                    String version) {
        Integer wanted = version == null ? null : Parameters.number("version", version, 1, Integer.MAX_VALUE);
        return Transactions.run(() -> models.get(model, wanted));
    }

    @POST
    @Path("/{model}/retire")
    @Operation(
            operationId = "retireModel",
            summary = "Takes no new data of a model until it is resumed; what is stored stays")
    public RegisteredModel retire(@PathParam("model") String model) {
        return Transactions.run(() -> models.retire(model, true));
    }

    @POST
    @Path("/{model}/resume")
    @Operation(operationId = "resumeModel", summary = "Takes data of a retired model again")
    public RegisteredModel resume(@PathParam("model") String model) {
        return Transactions.run(() -> models.retire(model, false));
    }

    @DELETE
    @Path("/{model}")
    @Operation(
            operationId = "deleteModel",
            summary = "Deletes a model with everything that is stored of it; its name can be registered anew")
    public void delete(@PathParam("model") String model) {
        deletion.delete(model);
    }

    private static ModelDefinition parse(@Nullable String contentType, byte[] document) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            return switch (type) {
                case "application/json" -> ModelDefinitionReader.fromJson(document);
                case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" ->
                    ModelDefinitionReader.fromYaml(document);
                default ->
                    throw ProblemException.of(
                            415,
                            "unsupported-media-type",
                            "Unsupported content type",
                            "Send the definition as application/yaml or application/json.");
            };
        } catch (InvalidDefinitionException exception) {
            throw ProblemException.invalidDefinition(exception);
        }
    }
}
