package io.leeway.system.faults.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvaluationsTest {

    @ParameterizedTest
    @CsvSource({
        "drift-evaluated, 2, false",
        "drift-evaluated, 3, true",
        "performance-evaluated, 3, true",
        "risk-assessed, 4, false",
        "risk-assessed, 5, true"
    })
    void shouldAllowEachMessageToBeWorkedOffOnceMore(String stage, int times, boolean doubled, @TempDir Path logs)
            throws IOException {
        // Given: one instance's log, and another's of which each has a part
        List<String> lines =
                Collections.nCopies(times - 1, "INFO event=" + stage + " model=churn batch=b-1 revision=2 score=0.0");
        Path one = Files.write(logs.resolve("one.log"), lines);
        Path two = Files.writeString(
                logs.resolve("two.log"),
                lines.getFirst() + System.lineSeparator() + lines.getFirst().replace("b-1", "b-2"));
        Complaints complaints = new Complaints();

        // When
        Evaluations evaluations = Evaluations.of(List.of(one, two));
        evaluations.check(complaints);

        // Then
        assertThat(evaluations.repeated()).isEqualTo(times - 1);
        assertThat(complaints.count(Complaints.Kind.DOUBLED)).isEqualTo(doubled ? 1 : 0);
    }
}
