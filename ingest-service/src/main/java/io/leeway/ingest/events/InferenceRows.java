package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.leeway.support.problem.ProblemException;

/**
 * Turns what a model was asked and answered into rows by the names of columns: bodies of the V1 protocol
 * ({@code instances}, {@code predictions}), of the Open Inference Protocol ({@code inputs}, {@code outputs}) and of Seldon
 * ({@code data}). What has no names takes them in the definition's order.
 */
final class InferenceRows {

    private final EventColumns columns;
    private final int most;

    /** @param most the most rows of a body */
    InferenceRows(EventColumns columns, int most) {
        this.columns = columns;
        this.most = most;
    }

    /**
     * The rows of what was asked.
     *
     * @throws ProblemException 4xx if they are not what the model is asked
     */
    List<ObjectNode> request(JsonNode body) {
        List<ObjectNode> rows = read(body, "instances", "inputs", columns.inputs(), this::input);
        columns.checkInputs(rows);
        return rows;
    }

    /**
     * The rows of what was answered.
     *
     * @throws ProblemException 4xx if they are not what the model answers
     */
    List<ObjectNode> response(JsonNode body) {
        List<ObjectNode> rows = read(body, "predictions", "outputs", columns.outputs(), this::output);
        columns.checkOutputs(rows);
        return rows;
    }

    private List<ObjectNode> read(
            JsonNode body, String items, String tensors, List<String> names, Function<JsonNode, ObjectNode> row) {
        List<ObjectNode> rows;
        if (body.has(items)) {
            rows = list(body.path(items), items).stream().map(row).toList();
        } else if (body.has(tensors)) {
            rows = tensors(Tensors.read(body.path(tensors), tensors, most), names, row);
        } else if (body.has("data")) {
            rows = seldon(body.path("data"), names, row);
        } else {
            throw EventProblems.unknownBody("'" + items + "', '" + tensors + "' and 'data'");
        }
        if (rows.isEmpty()) {
            throw EventProblems.tensor("The event has no rows.");
        }
        return rows;
    }

    private List<JsonNode> list(JsonNode items, String key) {
        if (!items.isArray()) {
            throw EventProblems.tensor("'" + key + "' is no array of rows.");
        }
        if (items.size() > most) {
            throw EventProblems.tooManyRows(items.size(), most);
        }
        List<JsonNode> list = new ArrayList<>(items.size());
        items.forEach(list::add);
        return list;
    }

    /** One tensor that is called like no column holds them all; otherwise each holds the column that it is called like. */
    private static List<ObjectNode> tensors(
            Map<String, List<ArrayNode>> tensors, List<String> names, Function<JsonNode, ObjectNode> row) {
        if (tensors.size() == 1 && !names.containsAll(tensors.keySet())) {
            return tensors.values().iterator().next().stream().map(row).toList();
        }
        List<ObjectNode> rows = new ArrayList<>();
        tensors.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                if (rows.size() == i) {
                    rows.add(EventJson.object());
                }
                ArrayNode value = values.get(i);
                rows.get(i).set(name, value.size() == 1 ? value.get(0) : value);
            }
        });
        return rows;
    }

    private List<ObjectNode> seldon(JsonNode data, List<String> names, Function<JsonNode, ObjectNode> row) {
        List<JsonNode> items = new ArrayList<>();
        if (data.has("ndarray")) {
            items.addAll(list(data.path("ndarray"), "ndarray"));
        } else if (data.has("tensor")) {
            List<JsonNode> values = new ArrayList<>();
            data.path("tensor").path("values").forEach(values::add);
            items.addAll(Tensors.rows(values, data.path("tensor").path("shape"), "The tensor", most));
        } else {
            throw EventProblems.unknownBody("'data.ndarray' and 'data.tensor'");
        }
        List<String> given = new ArrayList<>();
        data.path("names").forEach(name -> given.add(name.asText()));
        return items.stream()
                .map(item -> given.containsAll(names) && item.isArray() ? named(item, given) : row.apply(item))
                .toList();
    }

    private ObjectNode input(JsonNode item) {
        return switch (item) {
            case ObjectNode object -> object;
            case ArrayNode array -> named(array, columns.inputs());
            default -> named(EventJson.object().arrayNode().add(item), columns.inputs());
        };
    }

    private ObjectNode output(JsonNode item) {
        return switch (item) {
            case ObjectNode object -> object;
            case ArrayNode array when array.size() == columns.classes().size() && array.size() > 1 -> likeliest(array);
            case ArrayNode array -> named(array, columns.outputs());
            default -> named(EventJson.object().arrayNode().add(item), columns.outputs());
        };
    }

    /** Of the probability of each class, in the definition's order: the prediction is the likeliest. */
    private ObjectNode likeliest(ArrayNode probabilities) {
        ObjectNode row = EventJson.object();
        int likeliest = 0;
        for (int i = 0; i < probabilities.size(); i++) {
            row.set(columns.outputs().get(i + 1), probabilities.get(i));
            if (probabilities.get(i).asDouble() > probabilities.get(likeliest).asDouble()) {
                likeliest = i;
            }
        }
        return row.put(columns.prediction(), columns.classes().get(likeliest));
    }

    private static ObjectNode named(JsonNode values, List<String> names) {
        if (values.size() != names.size()) {
            throw EventProblems.tensor("A row has " + values.size() + " values; the model's definition has "
                    + names.size() + ": " + String.join(", ", names.subList(0, Math.min(names.size(), 20)))
                    + (names.size() > 20 ? ", ..." : "") + ", in this order.");
        }
        ObjectNode row = EventJson.object();
        for (int i = 0; i < names.size(); i++) {
            row.set(names.get(i), values.get(i));
        }
        return row;
    }
}
