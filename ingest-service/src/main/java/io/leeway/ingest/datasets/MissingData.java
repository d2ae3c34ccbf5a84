package io.leeway.ingest.datasets;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.text.Names;
import io.leeway.ingest.models.DeletedModels;
import io.leeway.support.problem.ProblemException;

/** Says why a data set, or its rows, are not there: so that who asks knows whether to ask again. */
@ApplicationScoped
class MissingData {

    private final DeletedModels deleted;

    MissingData(DeletedModels deleted) {
        this.deleted = deleted;
    }

    /** Fails with 410 where a model of that name was deleted, whose data set it may have been; with 404 otherwise. */
    <T> Uni<T> answer(String model, String what, String id) {
        return deleted.deletedAt(model).map(at -> {
            throw at.map(when -> ProblemException.of(
                            410,
                            "model-deleted",
                            "Model deleted",
                            "There is no " + what + " '" + Names.clean(id, Names.LONGEST) + "' any more: model '"
                                    + model + "' was deleted at " + when + " with all of its data."))
                    .orElseGet(() -> unknown(what, id));
        });
    }

    static ProblemException unknown(String what, String id) {
        return ProblemException.of(
                404,
                "unknown-id",
                "Unknown id",
                "There is no " + what + " '" + Names.clean(id, Names.LONGEST) + "' of this model.");
    }

    static ProblemException rowsGone(String what, String id) {
        return ProblemException.of(
                410,
                "rows-gone",
                "Rows gone",
                "The rows of " + what + " '" + Names.clean(id, Names.LONGEST)
                        + "' were deleted, because they were older than leeway.ingest.retention.payload. Send them anew"
                        + " if they are needed.");
    }
}
