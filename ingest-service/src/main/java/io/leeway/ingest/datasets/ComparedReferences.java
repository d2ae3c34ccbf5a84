package io.leeway.ingest.datasets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.persistence.StoredJson;

/** Says of references what batches are held against; remembers those that were asked for last, because it never changes. */
@ApplicationScoped
class ComparedReferences {

    private static final int REMEMBERED = 1_000;

    private final DatasetRepository datasets;
    private final Map<UUID, ComparedReference> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ComparedReference> eldest) {
            return size() > REMEMBERED;
        }
    };

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
        return known(id).map(known -> Uni.createFrom().item(known)).orElseGet(() -> datasets.findById(id)
                .map(stored -> remember(ComparedReference.of(
                        Objects.requireNonNull(stored, "a model's reference is not deleted before the model")))));
    }

    private Optional<ComparedReference> known(UUID id) {
        synchronized (remembered) {
            return Optional.ofNullable(remembered.get(id));
        }
    }

    private ComparedReference remember(ComparedReference reference) {
        synchronized (remembered) {
            remembered.put(reference.id(), reference);
        }
        return reference;
    }
}
