package io.leeway.client.http;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.reports.BatchSummary;

/** Requests to risk-service. */
public final class RiskClient {

    private static final int PAGE = 200;

    private final JsonHttp http;

    RiskClient(JsonHttp http) {
        this.http = http;
    }

    /** The models, as risk-service lists them. */
    public JsonNode models() {
        return http.get("/v1/models");
    }

    /** At most so many batches of a model, newest first. */
    public List<BatchSummary> batches(String model, int most) {
        List<BatchSummary> batches = new ArrayList<>();
        String before = "";
        while (batches.size() < most) {
            List<BatchSummary> page = page(model, Math.min(PAGE, most - batches.size()), before);
            if (page.isEmpty()) {
                break;
            }
            batches.addAll(page);
            before = "&before=" + page.getLast().sequence();
        }
        return batches;
    }

    private List<BatchSummary> page(String model, int limit, String before) {
        JsonNode answer = http.get("/v1/models/" + JsonHttp.encode(model) + "/reports?limit=" + limit + before);
        List<BatchSummary> page = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            page.add(read(item));
        }
        return page;
    }

    private static BatchSummary read(JsonNode item) {
        try {
            return ContractJson.mapper().treeToValue(item, BatchSummary.class);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("risk-service answered a batch that this version cannot read", exception);
        }
    }
}
