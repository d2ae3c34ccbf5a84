package io.leeway.drift;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchAccepted;

import static org.assertj.core.api.Assertions.assertThat;

class TermsTest {

    @Test
    void shouldBeWhatABatchBringsWithIt() {
        // Given
        TestBatches batches = new TestBatches("m", "x", 1);
        BatchAccepted event = batches.accepted(batches.ref("b", "b", 3, "the-reference", 10), null);

        // When
        Terms terms = Terms.of(event);

        // Then
        assertThat(terms).isEqualTo(new Terms(1, event.definition(), 1, false, "the-reference", 1));
    }
}
