package io.leeway.alert.conditions;

import java.util.List;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.watch.WatchEntity;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.model.AddedRules;
import io.leeway.contracts.model.InvalidDefinitionException;
import io.leeway.contracts.model.ModelDefinitionReader;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** Adds rules to a model's own. Every method runs in the caller's transaction. */
@ApplicationScoped
class ConditionService {

    private final WatchRepository watches;

    ConditionService(WatchRepository watches) {
        this.watches = watches;
    }

    /** The model's rules. */
    Uni<WatchEntity> get(String model) {
        return known(model, watches.findById(model));
    }

    /**
     * Adds these rules, in place of those that were added before.
     *
     * @param caller who does so; null where nobody is asked, and the document says it
     */
    Uni<WatchEntity> put(String model, byte[] document, @Nullable String caller) {
        return known(model, watches.locked(model)).invoke(watch -> {
            AddedRules rules = read(watch, document);
            watch.add(caller == null ? rules : new AddedRules(rules.rules(), rules.reason(), caller), StoredTime.now());
        });
    }

    /** Takes them away; says whether there were any. */
    Uni<Boolean> delete(String model) {
        return known(model, watches.locked(model)).map(watch -> {
            boolean had = watch.added().isPresent();
            watch.add(null, StoredTime.now());
            return had;
        });
    }

    private static AddedRules read(WatchEntity watch, byte[] document) {
        try {
            return ModelDefinitionReader.rulesFromJson(watch.ownDefinition(), document);
        } catch (InvalidDefinitionException refusal) {
            throw ProblemException.of(
                    422,
                    "bad-conditions",
                    "Bad conditions",
                    refusal.place() + ": " + refusal.getMessage(),
                    refusal.place(),
                    List.of());
        }
    }

    private static Uni<WatchEntity> known(String model, Uni<@Nullable WatchEntity> found) {
        return found.onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(
                        404,
                        "unknown-model",
                        "Unknown model",
                        "Nothing was heard yet of a model '" + model + "'; see its name in GET /v1/models."));
    }
}
