package io.leeway.alert.subscriptions;

import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SubscriptionServiceTest {

    private final Table table = new Table();
    private final SubscriptionService service = new SubscriptionService(table);

    @Test
    void shouldKeepWhatIsNew() {
        // Given
        SubscriptionEntity wanted = subscription("m");

        // When
        SubscriptionService.Kept kept = keep(wanted);

        // Then
        assertThat(kept).isEqualTo(new SubscriptionService.Kept(wanted, true));
        assertThat(table.stored).isSameAs(wanted);
    }

    @Test
    void shouldFindWhatAsksForTheSameEvenWhereNoMoreCanBe() {
        // Given
        SubscriptionEntity known = subscription("m");
        table.stored = known;
        table.count = SubscriptionService.MOST;

        // When
        SubscriptionService.Kept kept = keep(subscription("m"));

        // Then
        assertThat(kept).isEqualTo(new SubscriptionService.Kept(known, false));
    }

    @Test
    void shouldFindWhatSomebodyElseKeptInThisMoment() {
        // Given
        SubscriptionEntity other = subscription("m");
        table.storedMeanwhile = other;

        // When
        SubscriptionService.Kept kept = keep(subscription("m"));

        // Then
        assertThat(kept).isEqualTo(new SubscriptionService.Kept(other, false));
    }

    @Test
    void shouldKeepTheLastThatCanBe() {
        table.count = SubscriptionService.MOST - 1;

        assertThat(keep(subscription("m")).isNew()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"m, this model", ", all models"})
    void shouldRefuseOneMoreThanCanBe(@Nullable String model, String words) {
        // Given
        table.count = SubscriptionService.MOST;

        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> keep(subscription(model)));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(409);
        assertThat(refusal.problem().detail()).contains("10000 subscriptions to " + words);
        assertThat(table.stored).isNull();
    }

    @Test
    void shouldRefuseAPageThatBeginsAfterWhatIsNotThere() {
        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class,
                () -> service.oldest(null, UUID.randomUUID(), 10).await().indefinitely());

        // Then
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().type()).isEqualTo("urn:leeway:problem:bad-cursor");
    }

    private SubscriptionService.Kept keep(SubscriptionEntity wanted) {
        return service.keep(wanted, false).await().indefinitely();
    }

    private static SubscriptionEntity subscription(@Nullable String model) {
        SubscriptionEntity entity = new SubscriptionEntity();
        entity.id = UUID.randomUUID();
        entity.model = model;
        entity.channel = "mail";
        entity.address = "ops@example.com";
        entity.minimumSeverity = RiskLevel.WARNING;
        entity.createdAt = Instant.EPOCH;
        return entity;
    }

    /** A table of one line, which another instance may write in between. */
    private static final class Table extends SubscriptionRepository {

        private @Nullable SubscriptionEntity stored;
        private @Nullable SubscriptionEntity storedMeanwhile;
        private long count;

        @Override
        Uni<@Nullable SubscriptionEntity> like(SubscriptionEntity entity) {
            return Uni.createFrom().item(stored);
        }

        @Override
        Uni<Long> countOf(@Nullable String model) {
            return Uni.createFrom().item(count);
        }

        @Override
        Uni<Boolean> insert(SubscriptionEntity entity) {
            stored = storedMeanwhile == null ? entity : storedMeanwhile;
            return Uni.createFrom().item(storedMeanwhile == null);
        }

        @Override
        public Uni<SubscriptionEntity> findById(UUID id) {
            return Uni.createFrom().item(stored);
        }
    }
}
