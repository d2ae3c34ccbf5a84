package io.leeway.ingest.datasets;

import java.util.List;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.support.persistence.Transactions;

/** A model's references over HTTP. */
@Path("/v1/models/{model}/references")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReferenceResource {

    private final ReferenceService references;
    private final OutboxPublisher publisher;

    ReferenceResource(ReferenceService references, OutboxPublisher publisher) {
        this.references = references;
        this.publisher = publisher;
    }

    @GET
    @Operation(operationId = "listReferences", summary = "A model's last hundred references, newest first")
    public List<ReferenceLine> list(@PathParam("model") String model) {
        return Transactions.run(() -> references.list(model));
    }

    @POST
    @Path("/{reference}/restore")
    @Operation(operationId = "restoreReference", summary = "Makes an earlier reference the current one again")
    public ReferenceLine restore(@PathParam("model") String model, @PathParam("reference") String reference) {
        UUID id = DatasetResource.uuid("reference", reference);
        ReferenceLine restored = Transactions.run(() -> references.restore(model, id));
        publisher.wake();
        return restored;
    }
}
