package io.leeway.ingest.models;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    private final ModelService models;
    private final OutboxPublisher publisher;
    private final DoorConfig limits;

    ModelResource(ModelService models, OutboxPublisher publisher, DoorConfig limits) {
        this.limits = limits;
        this.models = models;
        this.publisher = publisher;
    }

    @PUT
    @Path("/{model}")
    @Operation(summary = "Registers a model, or changes its definition; YAML or JSON")
    public RestResponse<RegisteredModel> put(
            @PathParam("model") String model,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
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
        publisher.publishAll();
        return put.outcome() == ModelService.Outcome.CREATED
                ? RestResponse.ResponseBuilder.<RegisteredModel>created(URI.create("/v1/models/" + model))
                        .entity(put.model())
                        .build()
                : RestResponse.ok(put.model());
    }

    @GET
    @Operation(summary = "All models")
    public List<RegisteredModel> all() {
        return Transactions.run(models::all);
    }

    @GET
    @Path("/{model}")
    @Operation(summary = "A model's definition, the current one or an earlier version")
    public RegisteredModel get(@PathParam("model") String model, @QueryParam("version") @Nullable String version) {
        Integer wanted = version == null ? null : Parameters.number("version", version, 1, Integer.MAX_VALUE);
        return Transactions.run(() -> models.get(model, wanted));
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
            throw ProblemException.of(
                    400,
                    "invalid-definition",
                    "Invalid model definition",
                    String.valueOf(exception.getMessage()),
                    exception.place(),
                    List.of());
        }
    }
}
