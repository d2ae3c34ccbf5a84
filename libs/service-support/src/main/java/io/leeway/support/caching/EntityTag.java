package io.leeway.support.caching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The tag of an answer's content: equal for equal content, whichever instance answers. It is a weak one, because the same
 * content may be sent compressed and not.
 */
final class EntityTag {

    private static final int BYTES = 16;
    private static final String WEAK = "W/";

    private EntityTag() {}

    static String of(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return WEAK + '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    /**
     * Whether a client has what the tag is of.
     *
     * @param ifNoneMatch the request's header of that name: tags with commas between them, or a star
     */
    static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || strong(known).equals(strong(tag)));
    }

    private static String strong(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
