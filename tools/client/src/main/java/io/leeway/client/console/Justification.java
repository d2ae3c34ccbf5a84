package io.leeway.client.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is asked for and who wants it: the options of commands that say so to others. */
public final class Justification {

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for those who wonder")
    private @Nullable String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who wants it (default: $${USER})",
            defaultValue = "${env:USER:-}")
    private String by = "";

    /** Whether both are known. */
    public boolean isComplete() {
        return reason != null && !by.isBlank();
    }

    /** The request with both. */
    public ObjectNode on(ObjectNode request) {
        return request.put("reason", reason).put("by", by);
    }
}
