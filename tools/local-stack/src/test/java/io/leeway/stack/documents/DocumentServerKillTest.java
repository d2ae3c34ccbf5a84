package io.leeway.stack.documents;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.leeway.stack.ServersProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** Killing the document server in the middle of writing; {@code -Dleeway.kills=12} does it more often. */
@Execution(ExecutionMode.CONCURRENT)
class DocumentServerKillTest {

    private static final int KILLS = Integer.getInteger("leeway.kills", 4);
    private static final long LONGEST_RUN_MILLIS = Long.getLong("leeway.kills.millis", 2_500);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldKeepEveryAcknowledgedWriteOverKills(@TempDir Path data) throws Exception {
        // Given
        AcknowledgedWrites writes = new AcknowledgedWrites();
        Random random = new Random(7);
        long longestStart = 0;

        // When
        for (int kill = 0; kill < KILLS; kill++) {
            long begin = System.nanoTime();
            ServersProcess server = ServersProcess.start(data, "mongo");
            longestStart = Math.max(longestStart, System.nanoTime() - begin);
            Thread[] writers = writes.start(server.fact("mongo.uri"), kill * 10L);
            // How long the writers get is what differs between the rounds, so that the kill comes at any moment.
            writers[0].join(LONGEST_RUN_MILLIS / 4 + random.nextLong(LONGEST_RUN_MILLIS));
            server.kill();
            for (Thread writer : writers) {
                assertThat(writer.join(java.time.Duration.ofSeconds(30))).isTrue();
            }
        }

        // Then
        try (ServersProcess server = ServersProcess.start(data, "mongo")) {
            long lost = writes.lost(server.fact("mongo.uri"));
            System.out.printf(
                    "kills %d, acknowledged writes %d, lost %d, longest start %.1f s, %s%n",
                    KILLS, writes.count(), lost, longestStart / 1e9, writes.latencies());
            assertThat(lost).isZero();
        }
    }
}
