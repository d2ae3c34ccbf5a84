package io.leeway.client.verdict;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A batch as ingest-service answered it.
 *
 * @param model its model
 * @param id its id
 * @param name what it is called
 * @param windows ids of the windows under which it is judged; empty where it is judged on its own
 * @param windowCount how many windows there are, which may be more
 */
record AcceptedBatch(String model, String id, String name, List<String> windows, long windowCount) {

    static AcceptedBatch of(String model, JsonNode answer) {
        List<String> windows = new ArrayList<>();
        answer.path("windows").forEach(window -> windows.add(window.asText()));
        return new AcceptedBatch(
                model,
                answer.path("batch").asText(),
                answer.path("name").asText(),
                List.copyOf(windows),
                Math.max(windows.size(), answer.path("windowCount").asLong()));
    }
}
