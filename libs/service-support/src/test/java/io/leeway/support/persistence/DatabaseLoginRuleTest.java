package io.leeway.support.persistence;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseLoginRuleTest {

    private static final String GOOD = "mongodb://leeway:w7zq@mongodb:27017";

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "change-me"})
    void shouldNotTakeAPasswordOfPostgresqlThatEverybodyKnows(String password) {
        assertThat(fault(password, GOOD))
                .hasValueSatisfying(fault -> assertThat(fault).contains("LEEWAY_POSTGRES_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://mongodb:27017, without a login",
        "mongodb://leeway:change-me@mongodb:27017/?authSource=admin, example password",
        "mongodb+srv://leeway:change-me@mongodb, example password"
    })
    void shouldNotTakeALoginOfMongodbThatEverybodyKnows(String uri, String what) {
        assertThat(fault("w7zq", uri))
                .hasValueSatisfying(fault ->
                        assertThat(fault).contains(what, "LEEWAY_MONGODB_URI").doesNotContain(uri));
    }

    @Test
    void shouldTakePasswordsOfOnesOwn() {
        assertThat(fault("w7zq", GOOD)).isEmpty();
        assertThat(fault("w7zq", "mongodb://mongodb/?authMechanism=MONGODB-X509"))
                .isEmpty();
    }

    private static Optional<String> fault(String postgres, String mongo) {
        return new DatabaseLoginRule(Optional.of(postgres), Optional.of(mongo)).fault();
    }
}
