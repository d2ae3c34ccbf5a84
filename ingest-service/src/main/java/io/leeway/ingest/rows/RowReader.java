package io.leeway.ingest.rows;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CsvParseException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/** Reads a body of rows in one pass: decompresses, hashes, parses, checks and encodes. */
@ApplicationScoped
public class RowReader {

    private final RowsConfig config;

    RowReader(RowsConfig config) {
        this.config = config;
    }

    /**
     * Reads all rows.
     *
     * @param body the request's body as it came
     * @param encoding its content encoding, gzip or none
     * @throws ProblemException when the body is refused as a whole
     */
    public ReadRows read(RowSchema schema, RowFormat format, @Nullable String encoding, InputStream body) {
        MessageDigest digest = sha256();
        RowParser parser = new RowParser(schema);
        try {
            InputStream decoded = new DigestInputStream(decode(body, encoding), digest);
            Reader reader = new InputStreamReader(
                    decoded,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            parser.readAll(format.open(reader));
            decoded.skip(Long.MAX_VALUE);
        } catch (CharacterCodingException exception) {
            throw BodyProblems.notUtf8();
        } catch (EOFException | ZipException exception) {
            throw BodyProblems.truncatedGzip();
        } catch (JsonProcessingException exception) {
            throw ProblemException.badRequest(
                    "unreadable-json",
                    "Unreadable JSON",
                    "The body stops being JSON at line "
                            + exception.getLocation().getLineNr() + ", column "
                            + exception.getLocation().getColumnNr() + ".");
        } catch (CsvParseException | UncheckedIOException exception) {
            throw unreadable(exception);
        } catch (IOException exception) {
            throw ProblemException.badRequest(
                    "unreadable-body", "Unreadable body", "The body could not be read to its end. Send it again.");
        }
        return checked(parser, HexFormat.of().formatHex(digest.digest()));
    }

    private ReadRows checked(RowParser parser, String sha256) {
        List<String> missing = parser.missingColumns();
        if (!missing.isEmpty()) {
            throw ProblemException.badRequest(
                    "missing-columns",
                    "Missing columns",
                    "The rows lack the columns " + String.join(", ", missing)
                            + ". Send them, or change the model's definition.");
        }
        ReadRows rows = parser.finish(sha256);
        long all = rows.rows() + rows.rejected().rows();
        if (all == 0) {
            throw BodyProblems.empty();
        }
        if (rows.rejected().rows() > config.maximumRejectedShare() * all || rows.rows() == 0) {
            throw ProblemException.of(
                    422,
                    "too-many-rejected-rows",
                    "Too many rejected rows",
                    rows.rejected().rows() + " of " + all + " rows cannot be read; at most "
                            + Math.round(config.maximumRejectedShare() * 100)
                            + " % may be. Nothing was stored: correct them and send all again.",
                    null,
                    rows.rejected().errors());
        }
        return rows;
    }

    private static InputStream decode(InputStream body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return new BufferedInputStream(body, 1 << 16);
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw ProblemException.of(
                    415,
                    "unsupported-encoding",
                    "Unsupported content encoding",
                    "Send the body as it is or with Content-Encoding: gzip.");
        }
        return new GZIPInputStream(body, 1 << 16);
    }

    /** The CSV reader wraps what its input throws. */
    private static ProblemException unreadable(RuntimeException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return BodyProblems.notUtf8();
            }
            if (cause instanceof EOFException || cause instanceof ZipException) {
                return BodyProblems.truncatedGzip();
            }
        }
        return ProblemException.badRequest(
                "unreadable-csv",
                "Unreadable CSV",
                "The body is not CSV as RFC 4180 defines it; an unclosed quote is the usual reason.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
