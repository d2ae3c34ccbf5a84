package io.leeway.performance.predictions;

import java.util.List;
import java.util.Set;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells which labels wait for their predictions. */
@Path("/v1/models/{model}/waiting-labels")
class WaitingLabelsResource {

    private static final int LISTED = 100;

    private final LabelRepository labels;

    WaitingLabelsResource(LabelRepository labels) {
        this.labels = labels;
    }

    /** The labels of a model that no prediction has met; none for a model that is not known. */
    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "showWaitingLabels", summary = "The labels of a model whose predictions have not come")
    public WaitingLabels waiting(@PathParam("model") String model) {
        Set<String> waiting = labels.waiting(model);
        List<String> ids = waiting.stream().sorted().limit(LISTED).toList();
        return new WaitingLabels(model, waiting.size(), ids);
    }
}
