package io.leeway.alert.notes;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps notes. */
@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<NoteEntity, UUID> {

    /** How many an incident can have. */
    static final int MOST = 100;

    /** Those of an incident, in the order they were written. */
    Uni<List<NoteEntity>> of(UUID alert) {
        return find("alert = ?1 order by writtenAt, id", alert).page(0, MOST).list();
    }

    Uni<NoteEntity> insert(NoteEntity note) {
        return persistAndFlush(note);
    }
}
