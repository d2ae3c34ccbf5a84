package io.leeway.alert.silences;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.watch.WatchRepository;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** Begins and ends silences. Every method runs in the caller's transaction. */
@ApplicationScoped
class SilenceService {

    private final SilenceRepository silences;
    private final WatchRepository watches;

    SilenceService(SilenceRepository silences, WatchRepository watches) {
        this.silences = silences;
        this.watches = watches;
    }

    Uni<SilenceEntity> begin(SilenceEntity silence) {
        Uni<Boolean> known = silence.model == null ? Uni.createFrom().item(true) : watches.knows(silence.model);
        return known.chain(isKnown -> {
            if (!isKnown) {
                throw ProblemException.of(
                        404,
                        "unknown-model",
                        "Unknown model",
                        "Nothing was heard yet of a model '" + silence.model + "'; see its name in GET /v1/models.");
            }
            return silences.count("endsAt > ?1", silence.createdAt).chain(count -> {
                if (count >= SilenceRepository.MOST) {
                    throw ProblemException.of(
                            409,
                            "too-many-silences",
                            "Too many silences",
                            count + " silences last, as many as there can be. End one with DELETE /v1/silences/{id}, or"
                                    + " silence a whole model.");
                }
                return silences.insert(silence);
            });
        });
    }

    Uni<List<SilenceEntity>> lasting() {
        return silences.lasting(StoredTime.now());
    }

    Uni<Boolean> end(UUID id) {
        return silences.end(id, StoredTime.now());
    }
}
