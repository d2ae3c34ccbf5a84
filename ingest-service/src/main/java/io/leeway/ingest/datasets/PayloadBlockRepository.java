package io.leeway.ingest.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Keeps the rows, block by block. */
@ApplicationScoped
class PayloadBlockRepository implements PanacheRepositoryBase<PayloadBlockEntity, PayloadBlockEntity.Key> {

    /** The blocks of a data set, in their order. */
    Uni<Void> store(UUID dataset, List<byte[]> blocks) {
        return store(dataset, blocks, place -> place);
    }

    /**
     * Blocks of an upload, which nobody finds before they are {@link #adopt adopted}.
     *
     * @param first how many blocks of the upload were completed before them
     */
    Uni<Void> stage(UUID upload, int first, List<byte[]> blocks) {
        return store(upload, blocks, place -> -1 - first - place);
    }

    /**
     * Makes the staged blocks of an upload those of the data set of the same id. Only their numbers are written anew.
     *
     * @param order per block of the data set, how many blocks of the upload were completed before it
     */
    Uni<Void> adopt(UUID upload, List<Integer> order) {
        String places = order.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                update payload_block b set number = o.place - 1
                                from unnest(cast(string_to_array(:order, ',') as integer[]))
                                     with ordinality as o (completed, place)
                                where b.dataset = :upload and b.number = -1 - o.completed""")
                        .setParameter("order", places)
                        .setParameter("upload", upload)
                        .executeUpdate())
                .invoke(adopted -> {
                    if (adopted != order.size()) {
                        throw new IllegalStateException(
                                "of " + order.size() + " blocks of an upload " + adopted + " were stored");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * A block of a data set of that model and kind; null where there is no such data set, or no such block of it any more. As
     * no entity, because Hibernate keeps a copy of an entity's bytes.
     */
    Uni<byte @Nullable []> bytes(String model, DatasetKind kind, UUID dataset, int number) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        "select b.bytes from PayloadBlockEntity b, DatasetEntity d"
                                + " where b.id.dataset = :dataset and b.id.number = :number"
                                + " and d.id = b.id.dataset and d.model = :model and d.kind = :kind",
                        byte[].class)
                .setParameter("dataset", dataset)
                .setParameter("number", number)
                .setParameter("model", model)
                .setParameter("kind", kind)
                .getSingleResultOrNull());
    }

    private Uni<Void> store(UUID dataset, List<byte[]> blocks, IntUnaryOperator number) {
        List<PayloadBlockEntity> entities = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            PayloadBlockEntity entity = new PayloadBlockEntity();
            entity.id = new PayloadBlockEntity.Key(dataset, number.applyAsInt(i));
            entity.bytes = blocks.get(i);
            entities.add(entity);
        }
        return persist(entities);
    }

    Uni<Long> delete(UUID dataset) {
        return delete("id.dataset", dataset);
    }
}
