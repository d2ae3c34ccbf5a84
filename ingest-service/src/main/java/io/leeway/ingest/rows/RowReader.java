package io.leeway.ingest.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.JsonFaults;
import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.NearMiss;
import io.leeway.rows.schema.RowSchema;
import io.leeway.rows.table.RowSource;
import io.leeway.rows.table.SpoolException;
import io.leeway.rows.table.UnreadableTableException;
import io.leeway.rows.text.NotUtf8Exception;
import io.leeway.support.problem.ProblemException;

/** Reads a body of rows in one pass: decompresses, hashes, parses, checks and encodes. */
@ApplicationScoped
public class RowReader {

    private static final Logger LOG = Logger.getLogger(RowReader.class);

    private static final int MOST_NAMED = 20;

    private final RowsConfig config;
    private final RowLimits limits;
    private final BodyGate gate;

    RowReader(RowsConfig config, RowLimits limits, BodyGate gate) {
        this.config = config;
        this.limits = limits;
        this.gate = gate;
    }

    /**
     * Reads all rows.
     *
     * @param body the request's body as it came
     * @param encoding its content encoding, gzip or none
     * @param length the body's bytes; -1 where nobody knows how many they become
     * @param sink takes the blocks that do not fit into memory, also of a body that is refused in the end
     * @throws ProblemException when the body is refused as a whole
     */
    public ReadRows read(
            RowSchema schema,
            RowFormat format,
            @Nullable String encoding,
            long length,
            InputStream body,
            BlockSink sink) {
        MessageDigest digest = sha256();
        BlockSpool spool = new BlockSpool(sink, limits.held().asLongValue());
        RowParser parser = new RowParser(schema, limits, spool, gate.mostHeld(length));
        try {
            InputStream decoded = new DigestInputStream(BodyInput.open(body, encoding, limits), digest);
            try (RowSource rows = format.open(decoded, limits, gate.mostUnpacked(), folder())) {
                parser.readAll(rows);
            }
            BodyInput.drain(decoded);
        } catch (JsonProcessingException exception) {
            throw unreadableJson(exception, parser.row());
        } catch (UnreadableTableException exception) {
            throw BodyProblems.unreadable(exception);
        } catch (IOException | UncheckedIOException exception) {
            throw unreadable(exception);
        }
        return checked(parser, HexFormat.of().formatHex(digest.digest()));
    }

    private Path folder() {
        return config.spool().orElse(Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    private ReadRows checked(RowParser parser, String sha256) {
        List<String> ambiguous = parser.ambiguousColumns();
        if (!ambiguous.isEmpty()) {
            throw BodyProblems.ambiguousColumns(ambiguous);
        }
        // Where nothing was a row, no column is missing.
        List<String> missing = parser.columnsOfBody().isEmpty() ? List.of() : parser.missingColumns();
        if (!missing.isEmpty()) {
            throw ProblemException.badRequest(
                    "missing-columns",
                    "Missing columns",
                    "The rows lack the columns " + listed(missing) + meant(missing, parser)
                            + " Send them, or change the model's definition (leeway apply).");
        }
        return withinShare(parser.finish(sha256), config.maximumRejectedShare());
    }

    /**
     * The rows, where enough of them could be taken.
     *
     * @param most the share that may be rejected, 0 to 1
     */
    static ReadRows withinShare(ReadRows rows, double most) {
        long all = rows.rows() + rows.rejected().rows();
        if (all == 0) {
            throw BodyProblems.empty();
        }
        if (rows.rejected().rows() > most * all || rows.rows() == 0) {
            throw ProblemException.of(
                    422,
                    "too-many-rejected-rows",
                    "Too many rejected rows",
                    rows.rejected().rows() + " of " + all + " rows cannot be read; at most "
                            + Math.round(most * 100)
                            + " % may be. Nothing was stored: correct them and send all again.",
                    null,
                    rows.rejected().errors());
        }
        return rows;
    }

    private static String listed(List<String> names) {
        return Listing.of(names, MOST_NAMED);
    }

    /** What the body has, and which of it may be meant. */
    private static String meant(List<String> missing, RowParser parser) {
        Set<String> columns = parser.columnsOfBody();
        Set<String> unknown = parser.unknownColumns();
        List<String> near = missing.stream()
                .limit(MOST_NAMED)
                .flatMap(name ->
                        NearMiss.of(name, unknown)
                                .map(column -> "'" + JsonFaults.show(column) + "' for " + name)
                                .stream())
                .toList();
        String have = columns.isEmpty()
                ? "."
                : "; they have " + listed(columns.stream().map(JsonFaults::show).toList()) + ".";
        return have + (near.isEmpty() ? "" : " Did you mean " + String.join(", ", near) + "?");
    }

    private static ProblemException unreadableJson(JsonProcessingException exception, long row) {
        String place = JsonFaults.location(exception.getLocation());
        return ProblemException.badRequest(
                "unreadable-json",
                "Unreadable JSON",
                "The body stops being rows in JSON after row " + row + (place.isEmpty() ? "" : ", at " + place) + ". "
                        + JsonFaults.explain(exception, null, "JSON"));
    }

    /** Parsers wrap what their input throws. */
    static ProblemException unreadable(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException problem -> {
                    return problem;
                }
                case UnreadableTableException refused -> {
                    return BodyProblems.unreadable(refused);
                }
                case NotUtf8Exception notUtf8 -> {
                    return BodyProblems.notUtf8(notUtf8.getMessage());
                }
                case SpoolException full -> {
                    LOG.error("A body cannot be kept while it is read", full);
                    return BodyProblems.noRoom();
                }
                case EOFException truncated -> {
                    return BodyProblems.truncatedGzip();
                }
                case ZipException damaged -> {
                    return BodyProblems.truncatedGzip();
                }
                default -> {}
            }
        }
        return ProblemException.badRequest(
                "unreadable-body", "Unreadable body", "The body could not be read to its end. Send it again.");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
