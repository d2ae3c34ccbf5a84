package io.leeway.ingest.rows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/**
 * A body's bytes, decompressed, that end in a refusal when they become too many: as they come, once unpacked, or
 * unpacked out of all proportion. Nothing of a body is ever held whole.
 */
final class BodyInput {

    private static final int BUFFER = 1 << 16;

    private BodyInput() {}

    /**
     * Opens a body.
     *
     * @param encoding its content encoding, gzip or none
     * @throws ProblemException 415 for any other
     */
    static InputStream open(InputStream body, @Nullable String encoding, RowLimits limits) throws IOException {
        Counted raw = new Arriving(body, limits);
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return raw;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw ProblemException.of(
                    415,
                    "unsupported-encoding",
                    "Unsupported content encoding",
                    "Send the body as it is or with Content-Encoding: gzip.");
        }
        return new Unpacked(new GZIPInputStream(raw, BUFFER), raw, limits);
    }

    /** Reads what is left, so that all of the body is counted and hashed. */
    static void drain(InputStream input) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (input.read(buffer) >= 0) {
            continue;
        }
    }

    /** Says why a body is refused. */
    private interface Refusal {
        ProblemException create();
    }

    private static class Counted extends FilterInputStream {

        private final long most;
        private final Refusal refusal;
        private long count;

        Counted(InputStream input, long most, Refusal refusal) {
            super(input);
            this.most = most;
            this.refusal = refusal;
        }

        final long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            if (count > most) {
                throw refusal.create();
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Skipping would pass by the count; at the end there is nothing to skip. */
        @Override
        public long skip(long bytes) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(Math.max(bytes, 0), BUFFER)]));
        }
    }

    private static final class Arriving extends Counted {

        private final long begun = System.nanoTime();
        private final RowLimits limits;

        Arriving(InputStream body, RowLimits limits) {
            super(body, limits.body().asLongValue(), () -> BodyProblems.bodyTooLarge(limits));
            this.limits = limits;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            Duration allowed =
                    limits.bodyTime().plusSeconds(count() / limits.bodyRate().asLongValue());
            if (System.nanoTime() - begun > allowed.toNanos()) {
                throw BodyProblems.tooSlow(allowed);
            }
            return read;
        }
    }

    private static final class Unpacked extends Counted {

        private final Counted packed;
        private final RowLimits limits;

        Unpacked(InputStream unpacking, Counted packed, RowLimits limits) {
            super(
                    unpacking,
                    limits.decompressed().asLongValue(),
                    () -> BodyProblems.unpacksTooLarge(
                            "into more than " + limits.decompressed().asLongValue() + " bytes"));
            this.packed = packed;
            this.limits = limits;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (count() > limits.ratioFrom().asLongValue() && count() / limits.ratio() > packed.count()) {
                throw BodyProblems.unpacksTooLarge("into more than " + limits.ratio() + " times its size");
            }
            return read;
        }
    }
}
