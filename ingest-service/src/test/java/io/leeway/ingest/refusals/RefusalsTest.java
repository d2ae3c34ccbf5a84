package io.leeway.ingest.refusals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {

    @Test
    void shouldKeepWhatTheSenderWasTold() {
        // When
        RefusalEntity refusal = Refusals.entity("churn", "batch", "monday", problem("Row 7 is too long."));

        // Then
        assertThat(refusal.model).isEqualTo("churn");
        assertThat(refusal.kind).isEqualTo("batch");
        assertThat(refusal.name).isEqualTo("monday");
        assertThat(refusal.title).isEqualTo("Too long");
        assertThat(refusal.detail).isEqualTo("Row 7 is too long.");
        assertThat(refusal.at).isEqualTo(StoredTime.of(refusal.at));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void shouldKeepNoNameWhereTheSenderGaveNone(@Nullable String name) {
        assertThat(Refusals.entity("churn", "batch", name, problem("x")).name).isNull();
    }

    @Test
    void shouldCutWhatThereIsNoRoomForAndHalveNoCharacter() {
        // Given
        String smiles = "\uD83D\uDE00".repeat(2_500);

        // When
        RefusalEntity refusal = Refusals.entity("churn", "batch", smiles, problem(smiles));

        // Then: columns have room for so many characters
        assertThat(refusal.detail.codePointCount(0, refusal.detail.length())).isEqualTo(2_000);
        assertThat(refusal.detail).endsWith("\uD83D\uDE00…");
        assertThat(refusal.name).isNotNull();
        assertThat(refusal.name.codePointCount(0, refusal.name.length())).isEqualTo(200);
    }

    @Test
    void shouldKeepADetailThatThereIsJustRoomFor() {
        // When
        RefusalEntity refusal = Refusals.entity("churn", "batch", null, problem("x".repeat(2_000)));

        // Then
        assertThat(refusal.detail).isEqualTo("x".repeat(2_000));
    }

    @Test
    void shouldKeepNothingThatBreaksALineOrCannotBeStored() {
        // When
        RefusalEntity refusal = Refusals.entity("churn", "batch", null, problem("a\u0000b\r\nc\u2028d\uD83D"));

        // Then
        assertThat(refusal.detail).isEqualTo("a b  c d\uFFFD");
    }

    private static Problem problem(String detail) {
        return ProblemException.badRequest("too-long", "Too long", detail).problem();
    }
}
