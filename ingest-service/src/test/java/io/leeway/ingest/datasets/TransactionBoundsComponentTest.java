package io.leeway.ingest.datasets;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.ingest.WiredServersResource;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(TransactionBoundsComponentTest.Impatient.class)
@WithTestResource(WiredServersResource.class)
class TransactionBoundsComponentTest {

    private static final int MORE_THAN_CONNECTIONS = 10;

    @Inject
    DatasetRepository datasets;

    /** Nothing may take longer than two seconds. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("leeway.postgres.transaction-timeout", "2s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement_timeout", "idle_in_transaction_session_timeout"})
    void shouldHaveToldTheServerHowLongItMayTake(String setting) {
        // When
        String told = Transactions.read(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("select current_setting('" + setting + "')", String.class)
                        .getSingleResult()));

        // Then
        assertThat(told).isEqualTo("2s");
    }

    @Test
    void shouldEndATransactionThatTakesTooLong() {
        // Then: it does not come to its end, which would be no fault
        assertThatThrownBy(() -> Transactions.run(TransactionBoundsComponentTest::sleep))
                .isInstanceOf(DatabaseAwayException.class);
    }

    @Test
    void shouldEndAReadingThatTakesTooLong() {
        assertThatThrownBy(() -> Transactions.read(TransactionBoundsComponentTest::sleep))
                .isInstanceOf(DatabaseAwayException.class);
    }

    @Test
    void shouldGiveBackTheConnectionOfWorkThatNeverEnds() {
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                threads.execute(() -> Transactions.run(() -> Uni.createFrom().nothing()));
                threads.execute(() -> Transactions.read(() -> Uni.createFrom().nothing()));
            }
        }

        // Then
        assertThat(Transactions.run(() -> datasets.count("id", UUID.randomUUID())))
                .isZero();
    }

    @Test
    void shouldGiveBackTheConnectionOfAReadingThatFails() {
        // When
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            assertThatThrownBy(() -> Transactions.read(() -> {
                        throw new IllegalStateException("cannot be read");
                    }))
                    .hasMessage("cannot be read");
        }

        // Then
        assertThat(Transactions.read(() -> datasets.count("id", UUID.randomUUID())))
                .isZero();
    }

    @Test
    void shouldNotSayThatItFailedWhereItsCallerDidNotWaitForItsEnd() throws InterruptedException {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                Transactions.run(() -> {
                    begun.countDown();
                    return sleep();
                });
            } catch (RuntimeException exception) {
                failure.complete(exception);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        // When
        caller.interrupt();

        // Then
        caller.join();
        assertThat(failure).isCompletedWithValueMatching(DatabaseAwayException.class::isInstance);
    }

    private static Uni<Integer> sleep() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select 1 from pg_sleep(60)", Integer.class)
                        .getSingleResult());
    }
}
