package io.leeway.alert.delivery.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.alert.delivery.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What an answer means for a message. */
class HttpAnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void shouldTakeEverySuccessForTaken(int status) {
        assertThat(new HttpAnswer(status, null, "").outcome(NOW)).isInstanceOf(Outcome.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "30                            , 30",
        "0                             , 0",
        "' 7 '                         , 7",
        "'Thu, 1 Jan 2026 00:01:00 GMT', 60",
        "'Wed, 31 Dec 2025 00:00:00 GMT', 0",
        "999999999                     , 86400",
        "99999999999                   , 0",
        "-5                            , 0",
        "soon                          , 0"
    })
    void shouldReadWhenToComeAgain(String retryAfter, long seconds) {
        assertThat(new HttpAnswer(429, retryAfter, "").outcome(NOW))
                .isEqualTo(new Outcome.Refused("the server answered 429", Duration.ofSeconds(seconds)));
    }

    @Test
    void shouldTellOneThatIsGoneFromOneThatIsNotFound() {
        assertThat(new HttpAnswer(410, null, "").outcome(NOW)).isInstanceOf(Outcome.Gone.class);
        assertThat(new HttpAnswer(404, null, "").outcome(NOW)).isInstanceOf(Outcome.Refused.class);
    }
}
