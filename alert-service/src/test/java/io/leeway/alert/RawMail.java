package io.leeway.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail as the mail server got it, read without a mail library, so that nothing is tidied up on the way. */
public record RawMail(List<String> headers, String body) {

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?([QB])\\?([^?]*)\\?=");

    /** Every mail in a folder, in the order in which they came: a file's name begins with the time. */
    public static List<RawMail> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(RawMail::read)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Those to an address. */
    public static List<RawMail> to(Path folder, String address) {
        return all(folder).stream()
                .filter(mail -> mail.values("To").stream().anyMatch(to -> to.contains(address)))
                .toList();
    }

    private static RawMail read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public static RawMail parse(String raw) {
        String text = raw.replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        List<String> headers = new ArrayList<>();
        for (String line : text.substring(0, end).split("\n")) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                headers.set(headers.size() - 1, headers.getLast() + line);
            } else {
                headers.add(line);
            }
        }
        return new RawMail(headers, text.substring(end + 2));
    }

    /** The names of its headers in lower case, each as often as it stands there. */
    public List<String> names() {
        return headers.stream()
                .map(header -> header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The decoded values of a header. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(header -> decode(header.substring(name.length() + 1).trim()))
                .toList();
    }

    /** The part of that type, decoded. */
    public String part(String type) {
        for (String part : body.split("\n--")) {
            int end = part.indexOf("\n\n");
            if (end > 0 && part.substring(0, end).contains("Content-Type: " + type)) {
                String content = part.substring(end + 2);
                return part.substring(0, end).contains("quoted-printable") ? quotedPrintable(content) : content;
            }
        }
        throw new AssertionError("no part of type " + type + " in " + body);
    }

    private static String decode(String value) {
        Matcher words = ENCODED_WORD.matcher(value.replaceAll("\\?=\\s+=\\?", "?==?"));
        return words.replaceAll(word -> Matcher.quoteReplacement(
                word.group(1).equals("B")
                        ? new String(Base64.getDecoder().decode(word.group(2)), StandardCharsets.UTF_8)
                        : quotedPrintable(word.group(2).replace('_', ' '))));
    }

    private static String quotedPrintable(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        String joined = text.replace("=\n", "");
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=' && i + 2 < joined.length()) {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(joined.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
