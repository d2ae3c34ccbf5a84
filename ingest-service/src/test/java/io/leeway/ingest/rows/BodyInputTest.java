package io.leeway.ingest.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.problem.ProblemException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyInputTest {

    private static final byte[] ROWS = "id,x\n1,2\n".getBytes(UTF_8);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "identity", "IDENTITY"})
    void shouldReadABodyThatIsNotEncodedAsItIs(@Nullable String encoding) throws IOException {
        // Given
        InputStream input = open(ROWS, encoding, Map.of());

        // When
        byte[] read = input.readAllBytes();

        // Then
        assertThat(read).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZip"})
    void shouldUnpackEveryMemberOfAGzip(String encoding) throws IOException {
        // Given
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip(ROWS));
        members.writeBytes(gzip(new byte[0]));
        members.writeBytes(gzip(ROWS));

        // When
        byte[] read = open(members.toByteArray(), encoding, Map.of()).readAllBytes();

        // Then
        assertThat(new String(read, UTF_8)).isEqualTo("id,x\n1,2\nid,x\n1,2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "x-gzip"})
    void shouldRefuseAnEncodingThatItDoesNotKnow(String encoding) {
        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> open(ROWS, encoding, Map.of()));

        // Then
        assertThat(refusal.problem().status()).isEqualTo(415);
        assertThat(refusal.problem().detail()).contains("Content-Encoding: gzip");
    }

    @Test
    void shouldTakeABodyOfTheMostBytesAndNoneOfMore() throws IOException {
        // Given
        Map<String, String> nine = Map.of("leeway.limits.body", "9");
        Map<String, String> eight = Map.of("leeway.limits.body", "8");

        // When
        ProblemException refusal = drained(ROWS, null, eight);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(413);
        assertThat(refusal.problem().detail()).contains("more than 8 bytes");
        assertThat(open(ROWS, null, nine).readAllBytes()).isEqualTo(ROWS);
    }

    @Test
    void shouldTakeABodyThatUnpacksToTheMostBytesAndNoneOfMore() throws IOException {
        // Given
        Map<String, String> nine = Map.of("leeway.limits.decompressed", "9");
        Map<String, String> eight = Map.of("leeway.limits.decompressed", "8");

        // When
        ProblemException refusal = drained(gzip(ROWS), "gzip", eight);

        // Then
        assertThat(refusal.problem().status()).isEqualTo(413);
        assertThat(refusal.problem().detail()).contains("into more than 8 bytes");
        assertThat(open(gzip(ROWS), "gzip", nine).readAllBytes()).isEqualTo(ROWS);
    }

    @Test
    void shouldHoldTheRatioAgainstLargeBodiesOnly() throws IOException {
        // Given: a hundred thousand bytes, which take some hundred
        byte[] zeros = new byte[100_000];
        Map<String, String> large = Map.of("leeway.limits.ratio", "10", "leeway.limits.ratio-from", "99999");
        Map<String, String> small = Map.of("leeway.limits.ratio", "10", "leeway.limits.ratio-from", "100000");

        // When
        ProblemException refusal = drained(gzip(zeros), "gzip", large);

        // Then
        assertThat(refusal.problem().detail()).contains("into more than 10 times its size");
        assertThat(open(gzip(zeros), "gzip", small).readAllBytes()).hasSize(zeros.length);
    }

    @Test
    void shouldCountWhatIsPassedByAsWell() throws IOException {
        // Given
        InputStream input = open(ROWS, null, Map.of("leeway.limits.body", "5"));
        long passed = input.skip(5);

        // When
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> input.skip(1));

        // Then
        assertThat(passed).isEqualTo(5);
        assertThat(refusal.problem().status()).isEqualTo(413);
    }

    @Test
    void shouldPassByNothingAtTheEnd() throws IOException {
        // Given
        InputStream input = open(ROWS, null, Map.of());
        BodyInput.drain(input);

        // When
        long passed = input.skip(1);

        // Then
        assertThat(passed).isZero();
    }

    @Test
    void shouldReadSingleBytesAsNumbersFromZeroOn() throws IOException {
        // Given
        InputStream input = open(new byte[] {0, (byte) 0xFF}, null, Map.of());

        // When
        int[] read = {input.read(), input.read(), input.read()};

        // Then
        assertThat(read).containsExactly(0, 255, -1);
    }

    @Test
    void shouldReadNothingTwice() throws IOException {
        // Given
        InputStream input = open(ROWS, null, Map.of());

        // When
        boolean marks = input.markSupported();

        // Then
        assertThat(marks).as("bytes that are read again would be counted again").isFalse();
    }

    private static ProblemException drained(byte[] body, @Nullable String encoding, Map<String, String> limits)
            throws IOException {
        InputStream input = open(body, encoding, limits);
        return catchThrowableOfType(ProblemException.class, () -> BodyInput.drain(input));
    }

    private static InputStream open(byte[] body, @Nullable String encoding, Map<String, String> limits)
            throws IOException {
        return BodyInput.open(new ByteArrayInputStream(body), encoding, ReaderConfiguration.limits(limits));
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return packed.toByteArray();
    }
}
