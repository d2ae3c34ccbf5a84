package io.leeway.performance.predictions;

import java.util.List;
import java.util.stream.Stream;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Tells which labels wait for their predictions. */
@Path("/v1/models/{model}/waiting-labels")
class WaitingLabelsResource {

    private static final int LISTED = 100;

    private final PredictionRepository predictions;

    WaitingLabelsResource(PredictionRepository predictions) {
        this.predictions = predictions;
    }

    /** The labels of a model that no prediction has met; none for a model that is not known. */
    @GET
    @Blocking
    public WaitingLabels waiting(@PathParam("model") String model) {
        Labels labels = predictions.pending(model);
        List<String> ids = Stream.concat(labels.texts().keySet().stream(), labels.numbers().keySet().stream())
                .sorted()
                .limit(LISTED)
                .toList();
        return new WaitingLabels(model, labels.size(), ids);
    }
}
