package io.leeway.system.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Says where two documents differ. */
final class Differences {

    private Differences() {}

    /** Each place with both values; nothing where the documents are equal. */
    static List<String> between(String place, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return List.of();
        }
        if (!expected.isContainerNode() || expected.getNodeType() != actual.getNodeType()) {
            return List.of(place + ": " + actual + " instead of " + expected);
        }
        List<String> all = new ArrayList<>();
        if (expected.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> all.addAll(between(place + '/' + name, expected.path(name), actual.path(name))));
        } else {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                all.addAll(between(place + '/' + i, expected.path(i), actual.path(i)));
            }
        }
        return all;
    }
}
