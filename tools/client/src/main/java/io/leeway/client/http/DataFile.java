package io.leeway.client.http;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A file of rows to be sent; its name tells its form: {@code .csv}, {@code .ndjson}, {@code .jsonl}, {@code .json},
 * {@code .parquet}, {@code .arrow}, {@code .feather} or {@code .arrows}, each also with {@code .gz}.
 *
 * @param path the file
 * @param mediaType its content type
 * @param gzipped whether it is compressed
 */
public record DataFile(Path path, String mediaType, boolean gzipped) {

    /** What a file's name may end in, for the help of the commands that send one. */
    public static final String ENDINGS =
            ".csv, .ndjson, .jsonl, .json, .parquet, .arrow, .feather or .arrows, also with .gz";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "csv", "text/csv",
            "ndjson", "application/x-ndjson",
            "jsonl", "application/x-ndjson",
            "json", "application/json",
            "parquet", "application/vnd.apache.parquet",
            "arrow", "application/vnd.apache.arrow.file",
            "feather", "application/vnd.apache.arrow.file",
            "arrows", "application/vnd.apache.arrow.stream");

    /**
     * Recognises the file by its name.
     *
     * @throws IllegalArgumentException if there is no such file, or its name ends otherwise
     */
    public static DataFile of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("There is no file " + path + ".");
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        boolean gzipped = name.endsWith(".gz");
        String plain = gzipped ? name.substring(0, name.length() - ".gz".length()) : name;
        String mediaType = MEDIA_TYPES.get(plain.substring(plain.lastIndexOf('.') + 1));
        if (mediaType == null) {
            throw new IllegalArgumentException(path + ": the name must end in " + ENDINGS + ".");
        }
        return new DataFile(path, mediaType, gzipped);
    }

    /** Sets the body and its headers. */
    HttpRequest.Builder into(HttpRequest.Builder request, String method) {
        request.header("Content-Type", mediaType);
        if (gzipped) {
            request.header("Content-Encoding", "gzip");
        }
        try {
            return request.method(method, HttpRequest.BodyPublishers.ofFile(path));
        } catch (FileNotFoundException exception) {
            throw new IllegalArgumentException("There is no file " + path + ".", exception);
        }
    }
}
