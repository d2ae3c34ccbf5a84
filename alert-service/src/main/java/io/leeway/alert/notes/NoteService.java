package io.leeway.alert.notes;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.alerts.AlertRepository;
import io.leeway.alert.http.Parameters;
import io.leeway.support.problem.ProblemException;

/** Writes notes and reads them. Every method runs in the caller's transaction. */
@ApplicationScoped
class NoteService {

    private final NoteRepository notes;
    private final AlertRepository alerts;

    NoteService(NoteRepository notes, AlertRepository alerts) {
        this.notes = notes;
        this.alerts = alerts;
    }

    /** Keeps a note. Two that are written at once are counted one after the other. */
    Uni<NoteEntity> write(NoteEntity note) {
        return modelOf(note.alert)
                .chain(() -> alerts.countNote(note.alert, NoteRepository.MOST).chain(counted -> {
                    if (!counted) {
                        throw ProblemException.of(
                                409,
                                "too-many-notes",
                                "Too many notes",
                                "The incident has " + NoteRepository.MOST + " notes, as many as there can be.");
                    }
                    return notes.insert(note);
                }));
    }

    /** Those of an incident, in the order they were written. */
    Uni<List<NoteEntity>> of(UUID alert) {
        return modelOf(alert).chain(() -> notes.of(alert));
    }

    /** The model of an incident. */
    Uni<String> modelOf(UUID alert) {
        return alerts.modelOf(alert).onItem().ifNull().failWith(() -> Parameters.unknown("alert", alert.toString()));
    }
}
