package io.leeway.alert.watch;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.incidents.WindowMemory;
import io.leeway.contracts.model.AddedRules;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.StoredJson;

/** What is remembered of a model. */
@Entity
@Table(name = "watch")
public class WatchEntity {

    @Id
    String model;

    /** Its latest windows, as JSON. */
    String memory;

    /** The definition's version. */
    int version;

    /** The latest definition seen, as JSON. */
    String definition;

    /** The alert rules that were added by hand, as JSON; absent where there are none. */
    @Nullable
    String rules;

    /** When these were set. */
    @Column(name = "rules_at")
    @Nullable
    Instant rulesAt;

    /** When its latest batch was accepted. */
    @Column(name = "last_at")
    @Nullable
    Instant lastAt;

    /** When the next one is missing; absent where nobody knows, or where that was noticed. */
    @Column(name = "expected_at")
    @Nullable
    Instant expectedAt;

    /** The model's name. */
    public String model() {
        return model;
    }

    /** Its latest windows. */
    public WindowMemory memory() {
        return StoredJson.read(memory, WindowMemory.class);
    }

    /** Its latest windows are these. */
    public void remember(WindowMemory windows) {
        memory = StoredJson.write(windows);
    }

    /** The latest definition seen, with the rules that were added by hand. */
    public ModelDefinition definition() {
        return with(ownDefinition());
    }

    /** The latest definition seen, as it was written. */
    public ModelDefinition ownDefinition() {
        return StoredJson.read(definition, ModelDefinition.class);
    }

    /** A definition of this model with the rules that were added by hand. */
    public ModelDefinition with(ModelDefinition own) {
        return added().map(rules -> rules.to(own)).orElse(own);
    }

    /** The rules that were added by hand; empty where there are none. */
    public Optional<AddedRules> added() {
        return Optional.ofNullable(rules).map(document -> StoredJson.read(document, AddedRules.class));
    }

    /** When these were set; null where there are none. */
    public @Nullable Instant addedAt() {
        return rulesAt;
    }

    /** These rules are added from now on, in place of those before; none for null. */
    public void add(@Nullable AddedRules added, Instant now) {
        rules = added == null ? null : StoredJson.write(added);
        rulesAt = added == null ? null : now;
    }

    /** When its latest batch was accepted; null before the first. */
    public @Nullable Instant lastAt() {
        return lastAt;
    }

    /** When the next batch is missing; null where nobody knows, or where that was noticed. */
    public @Nullable Instant expectedAt() {
        return expectedAt;
    }

    /** Its latest batch came then, and the next one is missing after that moment, if one is expected. */
    public void came(Instant at, @Nullable Instant missingAfter) {
        lastAt = at;
        expectedAt = missingAfter;
    }

    /** It was noticed that the next batch is missing. */
    public void noticed() {
        expectedAt = null;
    }
}
