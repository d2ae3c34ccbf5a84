package io.leeway.drift.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.problem.ProblemException;

/** Asks ingest-service, where models are registered. */
@ApplicationScoped
public class RegisteredModels {

    private static final Logger LOG = Logger.getLogger(RegisteredModels.class);
    private static final Set<Integer> UNKNOWN = Set.of(404, 410);

    /** A definition has a megabyte at most. */
    private static final int MOST_BYTES = 8 << 20;

    private final IngestModels ingest;

    RegisteredModels(@RestClient IngestModels ingest) {
        this.ingest = ingest;
    }

    /**
     * The model of that name.
     *
     * @throws ProblemException 404 if there is none, 503 if ingest-service does not answer
     */
    public RegisteredModel of(String model) {
        try (InputStream answer = ingest.model(model)) {
            JsonNode registered = ContractJson.mapper().readTree(answer.readNBytes(MOST_BYTES));
            return new RegisteredModel(
                    ContractJson.mapper().treeToValue(registered.path("definition"), ModelDefinition.class),
                    registered.path("version").asInt(),
                    registered.hasNonNull("reference")
                            ? registered.path("reference").asText()
                            : null);
        } catch (WebApplicationException exception) {
            if (UNKNOWN.contains(exception.getResponse().getStatus())) {
                throw ProblemException.unknownModel(model);
            }
            throw away(model, exception);
        } catch (IOException | ProcessingException exception) {
            throw away(model, exception);
        }
    }

    /** The 409 of a model that has nothing to compare with. */
    public static ProblemException noReference(String model) {
        return ProblemException.of(
                409,
                "no-reference",
                "No reference yet",
                "The model '" + model + "' has no reference. Send one: PUT /v1/models/" + model + "/reference");
    }

    /** The 409 of a model whose reference is not profiled. */
    public static ProblemException unprofiled(String model) {
        return ProblemException.of(
                409,
                "reference-not-profiled",
                "Reference not profiled",
                "The reference of '" + model
                        + "' is being profiled, or its profile was not used for a month and is made"
                        + " anew with the next batch. Ask again after that.");
    }

    private static ProblemException away(String model, Exception exception) {
        LOG.warnf(exception, "event=model-not-known model=%s", model);
        return ProblemException.of(
                503,
                "service-away",
                "Service away",
                "ingest-service, which knows the model's definition, does not answer. Try again in a while.");
    }
}
