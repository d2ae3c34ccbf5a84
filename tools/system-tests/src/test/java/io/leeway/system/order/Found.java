package io.leeway.system.order;

import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Everything that was found of a batch or window, but for what two runs cannot have in common: ids, and when it was accepted
 * and judged.
 *
 * @param report drift, performance and assessment
 * @param at when its drift report was made
 */
record Found(JsonNode report, Instant at) {

    private static final Set<String> OF_THE_RUN =
            Set.of("batch", "reference", "acceptedAt", "evaluatedAt", "assessedAt", "name");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+");

    static Found of(JsonNode report) {
        return new Found(
                common(report), Instant.parse(report.at("/drift/evaluatedAt").asText()));
    }

    /** How many of its changes over time there are. */
    int changes() {
        return report.at("/assessment/changes").size();
    }

    private static JsonNode common(JsonNode node) {
        if (node.isObject()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                JsonNode value = node.get(name);
                if (value.isContainerNode() || !OF_THE_RUN.contains(name)) {
                    all.set(name, common(value));
                }
            }
            return all;
        }
        if (node.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> all.add(common(item)));
            return all;
        }
        return node.isTextual()
                ? JsonNodeFactory.instance.textNode(ID.matcher(node.asText()).replaceAll("id"))
                : node;
    }
}
