package io.leeway.client.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.reports.BatchSummary;

/** Requests to risk-service. */
public final class RiskClient {

    private static final int PAGE = 200;

    private final JsonHttp http;

    RiskClient(JsonHttp http) {
        this.http = http;
    }

    /** A page of the models with their last batches, by name; the next begins after the last of this. */
    public JsonNode models(int limit, String after) {
        return http.get("/v1/models?limit=" + limit + "&after=" + JsonHttp.encode(after));
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

    /** What became of a model's budget of alarms; nothing where no batch of it was assessed, or the service is an older one. */
    public Optional<JsonNode> alarmBudget(String model) {
        return found(() -> http.get("/v1/models/" + JsonHttp.encode(model) + "/alarm-budget"));
    }

    /** What is said of a batch or window, waiting no longer than is said for the answer; nothing where it is not assessed. */
    public Optional<BatchReport> report(String model, String batch, Duration longest) {
        return found(() -> JsonHttp.read(
                http.get("/v1/models/" + JsonHttp.encode(model) + "/reports/" + JsonHttp.encode(batch), longest),
                BatchReport.class));
    }

    /** It may know nothing of the model either, until its first batch is assessed. */
    private static <T> Optional<T> found(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (RefusedException exception) {
            if (exception.status() == 404) {
                return Optional.empty();
            }
            throw exception;
        }
    }

    private List<BatchSummary> page(String model, int limit, String before) {
        JsonNode answer = http.get("/v1/models/" + JsonHttp.encode(model) + "/reports?limit=" + limit + before);
        List<BatchSummary> page = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            page.add(JsonHttp.read(item, BatchSummary.class));
        }
        return page;
    }
}
