package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.RiskAssessment;

/** Keeps which assessments were seen. */
@ApplicationScoped
class AssessedRepository implements PanacheRepositoryBase<AssessedEntity, String> {

    /** How an assessment compares with those seen before. */
    enum Seen {
        NEW,
        AGAIN,
        OLDER
    }

    /**
     * Notes an assessment. Who notes one of the same batch at the same time waits until this transaction ends, in this
     * instance or another.
     */
    Uni<Seen> note(RiskAssessment assessment) {
        BatchRef batch = assessment.batch();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into assessed (subject, model, batch, revision, accepted_at)"
                                        + " values (:subject, :model, :batch, :revision, :accepted)"
                                        + " on conflict (subject) do nothing")
                        .setParameter("subject", batch.subject())
                        .setParameter("model", batch.model())
                        .setParameter("batch", batch.batch())
                        .setParameter("revision", assessment.revision())
                        .setParameter("accepted", batch.acceptedAt())
                        .executeUpdate())
                .chain(inserted -> inserted == 1
                        ? Uni.createFrom().item(Seen.NEW)
                        : findById(batch.subject(), LockModeType.PESSIMISTIC_WRITE)
                                .map(known -> compare(known, assessment)));
    }

    /** Whether a batch of the model was assessed that was accepted after this. */
    Uni<Boolean> anyAcceptedAfter(String model, Instant moment) {
        return count("model = ?1 and acceptedAt > ?2", model, moment).map(found -> found > 0);
    }

    /** By batch, beginning after one. */
    Uni<List<AssessedEntity>> page(String model, @Nullable String after, int most) {
        return find("model = ?1 and batch > ?2 order by batch", model, after == null ? "" : after)
                .page(0, most)
                .list();
    }

    /** Deletes so many of a model's lines at most; says how many. */
    Uni<Integer> deleteSome(String model, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("delete from assessed where subject in"
                        + " (select subject from assessed where model = :model limit :most)")
                .setParameter("model", model)
                .setParameter("most", most)
                .executeUpdate());
    }

    private static Seen compare(AssessedEntity known, RiskAssessment assessment) {
        if (known.revision >= assessment.revision()) {
            return known.revision == assessment.revision() ? Seen.AGAIN : Seen.OLDER;
        }
        known.revision = assessment.revision();
        known.acceptedAt = assessment.batch().acceptedAt();
        return Seen.NEW;
    }
}
