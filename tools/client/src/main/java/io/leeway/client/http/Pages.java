package io.leeway.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads lists that come page by page, never more than is wanted. */
public final class Pages {

    /** The most that one request answers. */
    public static final int LARGEST = 1_000;

    private Pages() {}

    /** One page. */
    @FunctionalInterface
    public interface Page {

        /** So many entries from a place on; empty text is the beginning. */
        JsonNode read(int limit, String place);
    }

    /**
     * The first entries of a list.
     *
     * @param most how many at most
     * @param page reads a page
     * @param items the entries of a page
     * @param next where the page after it begins; empty after the last
     */
    public static List<JsonNode> first(
            int most, Page page, Function<JsonNode, JsonNode> items, Function<JsonNode, String> next) {
        List<JsonNode> found = new ArrayList<>();
        String place = "";
        while (found.size() < most) {
            int limit = Math.min(LARGEST, most - found.size());
            JsonNode answer = page.read(limit, place);
            JsonNode read = items.apply(answer);
            read.forEach(found::add);
            place = next.apply(answer);
            if (read.size() < limit || place.isEmpty()) {
                break;
            }
        }
        return found.size() > most ? found.subList(0, most) : found;
    }

    /** The first entries of a list of models, which goes on after the last one's name. */
    public static List<JsonNode> byModel(int most, Page page, Function<JsonNode, JsonNode> items) {
        return first(most, page, items, answer -> {
            JsonNode read = items.apply(answer);
            return read.path(read.size() - 1).path("model").asText();
        });
    }
}
