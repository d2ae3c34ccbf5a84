package io.leeway.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.jspecify.annotations.Nullable;

/** The key under which a table is stored once, however often the job runs. */
final class TableKey {

    private static final int KEPT_BYTES = 16;

    private TableKey() {}

    /**
     * Made from what is profiled: the same for the same model, name, and files of the same lengths and times.
     *
     * @throws IOException if a file's length and time cannot be had
     */
    static String of(String model, @Nullable String name, Dataset<?> table) throws IOException {
        MessageDigest digest = sha256();
        add(digest, model);
        add(digest, name == null ? "" : name);
        Configuration hadoop = table.sparkSession().sparkContext().hadoopConfiguration();
        String[] files = table.inputFiles();
        Arrays.sort(files);
        for (String file : files) {
            Path path = new Path(URI.create(file));
            FileStatus status = path.getFileSystem(hadoop).getFileStatus(path);
            add(digest, file + " " + status.getLen() + " " + status.getModificationTime());
        }
        return "spark-" + HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        // No text here holds a NUL, so two of them never run together to the same bytes.
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java platform has SHA-256", exception);
        }
    }
}
