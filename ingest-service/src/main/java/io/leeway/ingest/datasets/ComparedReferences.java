package io.leeway.ingest.datasets;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.persistence.Remembered;
import io.leeway.support.persistence.StoredJson;

/** Says of references what batches are held against; remembers those that were asked for last, because it never changes. */
@ApplicationScoped
class ComparedReferences {

    private static final int REMEMBERED = 1_000;

    private final DatasetRepository datasets;
    private final Remembered<UUID, ComparedReference> remembered = new Remembered<>(REMEMBERED);

    ComparedReferences(DatasetRepository datasets) {
        this.datasets = datasets;
    }

    /**
     * A reference that batches are compared with.
     *
     * @param id its id
     * @param modelVersion the version of the definition under which it was read
     * @param blocks how many blocks hold its rows
     * @param ignoredColumns columns that it has and the model does not, the first hundred
     * @param ignoredColumnCount how many there are
     */
    record ComparedReference(
            UUID id, int modelVersion, int blocks, List<String> ignoredColumns, long ignoredColumnCount) {

        static ComparedReference of(DatasetEntity stored) {
            Answers.ReferenceAnswer answer = StoredJson.read(stored.answer, Answers.ReferenceAnswer.class);
            List<String> ignored = List.copyOf(answer.ignoredColumns());
            return new ComparedReference(
                    stored.id,
                    stored.modelVersion,
                    stored.blocks,
                    ignored,
                    Math.max(answer.ignoredColumnCount(), ignored.size()));
        }
    }

    /** A committed reference, which a model names. */
    Uni<ComparedReference> of(UUID id) {
        return remembered.find(id).map(known -> Uni.createFrom().item(known)).orElseGet(() -> datasets.findById(id)
                .map(stored -> remembered.keep(
                        id,
                        ComparedReference.of(Objects.requireNonNull(
                                stored, "a model's reference is not deleted before the model")))));
    }
}
