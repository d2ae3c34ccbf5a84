package io.leeway.alert.alerts;

import java.util.List;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.alert.incidents.IncidentEvent;
import io.leeway.alert.watch.WatchRepository;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AlertQueriesTest {

    private static final Recipients NOBODY = new Recipients(null, null, null, null);

    private final AlertEntity alert = AlertEntityTest.fired(AlertKind.INTAKE, AlertCondition.INTAKE);
    private final Table table = new Table();
    private final AlertQueries queries = new AlertQueries(table, new SeenTable(), new WatchRepository(), NOBODY);

    @Test
    void shouldBeginAPageAfterTheAlertThatItComesAfter() {
        // When
        List<Alert> page =
                queries.newest("m", AlertState.FIRING, alert.id, 7).await().indefinitely();

        // Then
        assertThat(table.before).isSameAs(alert);
        assertThat(page).extracting(Alert::id).containsExactly(alert.id.toString());
    }

    @Test
    void shouldBeginWithTheNewestWithoutOne() {
        // When
        queries.newest("m", AlertState.FIRING, null, 7).await().indefinitely();

        // Then
        assertThat(table.before).isNull();
    }

    @Test
    void shouldRefuseAPageAfterAnAlertThatIsNotThere() {
        // When
        ProblemException refusal = refusal(queries.newest(null, null, UUID.randomUUID(), 7));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().type()).isEqualTo("urn:leeway:problem:bad-cursor");
        assertThat(refusal.problem().detail()).startsWith("before is");
    }

    @Test
    void shouldHaveNobodyTakeOnWhatIsResolvedOrNotThere() {
        // Given
        AlertEntityTest.apply(alert, IncidentEvent.RESOLVE, RiskLevel.WARNING);

        // Then
        assertThat(refusal(queries.acknowledge(alert.id, "Ada")).problem().status())
                .isEqualTo(409);
        assertThat(refusal(queries.acknowledge(UUID.randomUUID(), "Ada"))
                        .problem()
                        .status())
                .isEqualTo(404);
        assertThat(refusal(queries.get(UUID.randomUUID())).problem().status()).isEqualTo(404);
        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void shouldSayWhoTookAnAlertOn() {
        // When
        Alert taken = queries.acknowledge(alert.id, "Ada").await().indefinitely();

        // Then
        assertThat(taken.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(taken.acknowledgedBy()).isEqualTo("Ada");
    }

    @Test
    void shouldSayWhichAssessmentsWereSeen() {
        // When
        List<AlertQueries.Assessed> seen =
                queries.assessed("m", "b1", 7).await().indefinitely();

        // Then
        assertThat(seen).containsExactly(new AlertQueries.Assessed("b2", 3));
    }

    private static ProblemException refusal(Uni<?> answer) {
        return catchThrowableOfType(ProblemException.class, () -> answer.await().indefinitely());
    }

    /** A table of one alert. */
    private final class Table extends AlertRepository {

        private @Nullable AlertEntity before;

        @Override
        Uni<List<AlertEntity>> newest(
                @Nullable String model, @Nullable AlertState state, @Nullable AlertEntity before, int most) {
            assertThat(model).isEqualTo("m");
            assertThat(state).isEqualTo(AlertState.FIRING);
            assertThat(most).isEqualTo(7);
            this.before = before;
            return Uni.createFrom().item(List.of(alert));
        }

        @Override
        public Uni<AlertEntity> findById(UUID id) {
            return Uni.createFrom().item(id.equals(alert.id) ? alert : null);
        }

        @Override
        public Uni<AlertEntity> findById(UUID id, LockModeType lock) {
            return findById(id);
        }
    }

    /** A table of one assessment, of batch b2. */
    private static final class SeenTable extends AssessedRepository {

        @Override
        Uni<List<AssessedEntity>> page(String model, @Nullable String after, int most) {
            assertThat(model).isEqualTo("m");
            assertThat(after).isEqualTo("b1");
            assertThat(most).isEqualTo(7);
            AssessedEntity entity = new AssessedEntity();
            entity.batch = "b2";
            entity.revision = 3;
            return Uni.createFrom().item(List.of(entity));
        }
    }
}
