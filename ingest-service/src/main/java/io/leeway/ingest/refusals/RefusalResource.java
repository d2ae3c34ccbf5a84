package io.leeway.ingest.refusals;

import java.util.List;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.ingest.models.ModelRepository;
import io.leeway.support.persistence.Transactions;

/** What was refused, over HTTP. */
@Path("/v1/models/{model}/refusals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RefusalResource {

    private final ModelRepository models;
    private final RefusalRepository refusals;

    RefusalResource(ModelRepository models, RefusalRepository refusals) {
        this.models = models;
        this.refusals = refusals;
    }

    @GET
    @Operation(
            operationId = "listRefusals",
            summary = "The last hundred bodies of a model that were refused as a whole, newest first")
    public List<Refusal> newest(@PathParam("model") String model) {
        return Transactions.run(() ->
                        models.require(model, false).chain(found -> refusals.newest(model, RefusalRepository.KEPT)))
                .stream()
                .map(entity -> new Refusal(entity.kind, entity.name, entity.title, entity.detail, entity.at))
                .toList();
    }
}
