package io.leeway.ingest.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.messaging.DeadLetter;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LetterContentTest {

    @Test
    void shouldReadWhatTheEventSays() {
        // When
        LetterContent content = of("""
                {"id": "e1", "type": "io.leeway.batch.accepted", "subject": "churn/time-2026/7",
                 "time": "2026-01-01T00:00:00Z"}""");

        // Then
        assertThat(content.event()).isEqualTo("e1");
        assertThat(content.type()).isEqualTo("batch.accepted");
        assertThat(content.model()).isEqualTo("churn");
        assertThat(content.batch()).isEqualTo("time-2026/7");
        assertThat(content.time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void shouldBeTheSameLetterWhenTheSameEventComesBackToItsQueue() {
        assertThat(of("{\"id\": \"e1\"}").id())
                .isEqualTo(of("{\"id\": \"e1\", \"x\": 1}").id());
        assertThat(of("{\"id\": \"e1\"}").id())
                .isNotEqualTo(of("{\"id\": \"e2\"}").id());
        assertThat(of("junk").id())
                .isEqualTo(of("junk").id())
                .isNotEqualTo(of("other").id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "junk", "[]", "null", "7", "{}", "{\"id\": {}, \"subject\": [], \"time\": \"never\"}", "{"})
    void shouldKeepWhatIsNoEvent(String body) {
        LetterContent content = of(body);
        assertThat(content.event()).isNull();
        assertThat(content.model()).isNull();
        assertThat(content.batch()).isNull();
    }

    @Test
    void shouldLeaveOutWhatNoServiceOfOursWrites() {
        LetterContent content =
                of("{\"id\": \"a\\u0000b\", \"type\": \"t\", \"subject\": \"" + "m".repeat(64) + "/b\"}");
        assertThat(content.event()).isNull();
        assertThat(content.model()).isNull();
        assertThat(content.batch()).isEqualTo("b");
    }

    @Test
    void shouldKnowWhatKeepsABatchFromBeingJudged() {
        assertThat(LetterContent.judgedSubject("drift.evaluated", "m/b")).isEqualTo("m/b");
        assertThat(LetterContent.judgedSubject("performance.evaluated", "m/b")).isEmpty();
        assertThat(LetterContent.judgedSubject(null, "m/b")).isEmpty();
    }

    @Test
    void shouldReadAPlaceThatItWrote() {
        Place place = new Place(
                Instant.parse("2026-01-01T00:00:00.123456Z"), of("junk").id());
        assertThat(Place.of(place.toString())).isEqualTo(place);
        for (String bad : new String[] {"x", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z_7", "_"}) {
            assertThatThrownBy(() -> Place.of(bad)).isInstanceOf(ProblemException.class);
        }
    }

    private static LetterContent of(String body) {
        return LetterContent.of(
                new DeadLetter("leeway.drift", "because", 1, Instant.now(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
