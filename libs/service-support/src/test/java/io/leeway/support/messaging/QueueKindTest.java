package io.leeway.support.messaging;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueueKindTest {

    private static final Map<String, Object> OWN = Map.of("x-dead-letter-exchange", "leeway.dead-letters");

    @Test
    void shouldFindClassicQueuesAgainThatWereDeclaredWithoutAKind() {
        assertThat(QueueKind.CLASSIC.with(OWN)).isEqualTo(OWN);
    }

    @Test
    void shouldKeepAQueuesOwnArgumentsBesideItsKind() {
        assertThat(QueueKind.QUORUM.with(OWN)).containsAllEntriesOf(OWN).containsEntry("x-queue-type", "quorum");
    }
}
