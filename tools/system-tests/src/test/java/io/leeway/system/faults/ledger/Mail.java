package io.leeway.system.faults.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail that arrived.
 *
 * @param id the same in a second copy
 * @param alert the alert that it is about
 * @param to whom it reached
 * @param severity what the subject says
 */
public record Mail(String id, String alert, String to, String severity) {

    private static final Pattern SEVERITY = Pattern.compile("(?i)\\b(warning|critical)\\b");

    /** Every mail about an alert that is in a folder. */
    static List<Mail> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Mail> mails = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                Map<String, String> headers = headers(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (headers.containsKey("x-leeway-alert")) {
                    mails.add(of(headers));
                }
            }
            return mails;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The ids of these, each as often as it arrived. */
    public static List<String> idsIn(Path folder) {
        return in(folder).stream().map(Mail::id).toList();
    }

    /** The id of the mail that a delivery leads to, in each of its copies. */
    public static String idOf(String delivery) {
        return "<" + delivery + "@leeway>";
    }

    private static Mail of(Map<String, String> headers) {
        Matcher severity = SEVERITY.matcher(headers.getOrDefault("subject", ""));
        return new Mail(
                headers.getOrDefault("message-id", ""),
                headers.getOrDefault("x-leeway-alert", ""),
                headers.getOrDefault("to", ""),
                severity.find() ? severity.group(1).toLowerCase(Locale.ROOT) : "unknown");
    }

    private static Map<String, String> headers(String text) {
        String head = text.split("\r?\n\r?\n", 2)[0].replaceAll("\r?\n[ \t]+", " ");
        Map<String, String> headers = new HashMap<>();
        for (String line : head.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
