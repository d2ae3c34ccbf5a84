package io.leeway.ingest.datasets;

import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.ingest.models.ModelRepository;
import io.leeway.support.persistence.Transactions;

/** What has become of a batch, over HTTP. */
@Path("/v1/models/{model}/batches/{batch}/progress")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BatchProgressResource {

    private final ModelRepository models;
    private final DatasetRepository datasets;
    private final MissingData missing;

    BatchProgressResource(ModelRepository models, DatasetRepository datasets, MissingData missing) {
        this.models = models;
        this.datasets = datasets;
        this.missing = missing;
    }

    @GET
    @Operation(
            operationId = "showBatchProgress",
            summary = "How far services have got with a batch; once it is evaluated, its report is at risk-service")
    public BatchProgress progress(@PathParam("model") String model, @PathParam("batch") String batch) {
        UUID id = DatasetResource.uuid("batch", batch);
        return Transactions.read(() -> models.require(model, false)
                .chain(found -> datasets.progress(model, id))
                .chain(found -> found == null
                        ? missing.answer(model, "batch", batch)
                        : Uni.createFrom().item(found)));
    }
}
