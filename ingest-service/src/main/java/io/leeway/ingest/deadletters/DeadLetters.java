package io.leeway.ingest.deadletters;

import java.time.Instant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.ingest.models.DeletedModels;
import io.leeway.ingest.outbox.Ledger;
import io.leeway.support.messaging.DeadLetter;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.text.SafeText;

/** Keeps dead letters, and has the ledger know of them. Every method runs in the caller's transaction. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_QUEUE = 100;

    private final DeadLetterRepository letters;
    private final DeletedModels deleted;
    private final Ledger ledger;

    DeadLetters(DeadLetterRepository letters, DeletedModels deleted, Ledger ledger) {
        this.letters = letters;
        this.deleted = deleted;
        this.ledger = ledger;
    }

    /** Keeps a letter; one that came before is open again. What is about a model deleted since then is forgotten. */
    Uni<Void> keep(DeadLetter letter) {
        LetterContent content = LetterContent.of(letter);
        return isOfDeletedModel(content).chain(gone -> {
            if (gone) {
                LOG.infof("event=dead-letter-of-deleted-model model=%s id=%s", content.model(), content.id());
                return Uni.createFrom().voidItem();
            }
            return store(letter, content);
        });
    }

    private Uni<Boolean> isOfDeletedModel(LetterContent content) {
        Instant time = content.time();
        if (content.model() == null || time == null) {
            return Uni.createFrom().item(false);
        }
        return deleted.deletedAt(content.model())
                .map(at -> at.filter(when -> when.isAfter(time)).isPresent());
    }

    private Uni<Void> store(DeadLetter letter, LetterContent content) {
        return letters.locked(content.id())
                .chain(known -> {
                    DeadLetterEntity entity = known == null ? new DeadLetterEntity() : known;
                    entity.id = content.id();
                    entity.queue = SafeText.line(letter.queue(), LONGEST_QUEUE);
                    entity.reason = SafeText.line(letter.reason(), LONGEST_REASON);
                    entity.attempts = letter.attempts();
                    entity.at = StoredTime.of(letter.at());
                    entity.event = content.event();
                    entity.type = content.type();
                    entity.model = content.model();
                    entity.batch = content.batch();
                    entity.come(Instant.now());
                    return letters.persistAndFlush(entity);
                })
                .chain(entity -> letters.body(entity.id, letter.body())
                        .chain(() -> entity.event == null
                                ? Uni.createFrom().voidItem()
                                : ledger.givenUp(
                                        entity.event, LetterContent.judgedSubject(entity.type, entity.subject()))));
    }
}
