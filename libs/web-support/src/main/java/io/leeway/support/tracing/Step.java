package io.leeway.support.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done for a batch.
 *
 * @param name what is done, and with what; the same words for each batch
 * @param kind whether it is done for somebody else, or by somebody else
 * @param parent what it follows from, as {@link Traces#current} writes it; absent where that is what is done at the moment
 * @param attributes what is told of it: names, ids, numbers and kinds, and never what rows hold, addresses or secrets
 */
public record Step(String name, SpanKind kind, @Nullable String parent, Attributes attributes) {

    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("leeway.model");
    private static final AttributeKey<String> BATCH = AttributeKey.stringKey("leeway.batch");

    /** What longer names are cut to; those of a window and a batch together are shorter. */
    private static final int LONGEST_NAME = 130;

    /** What is told of a subject: the model, and where they follow after slashes its window or batch. */
    public static AttributesBuilder about(String subject) {
        AttributesBuilder attributes = Attributes.builder();
        int slash = subject.indexOf('/');
        attributes.put(MODEL, cut(slash < 0 ? subject : subject.substring(0, slash)));
        if (slash >= 0) {
            attributes.put(BATCH, cut(subject.substring(slash + 1)));
        }
        return attributes;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
