package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.leeway.contracts.text.JsonFaults;
import io.leeway.support.problem.ProblemException;

/** Reads the tensors of the Open Inference Protocol (V2): {@code [{name, shape, datatype, data}, ...]}. */
final class Tensors {

    private static final Set<String> NUMBERS = Set.of(
            "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64", "FP16", "BF16", "FP32", "FP64");
    private static final int DEEPEST = 3;

    private Tensors() {}

    /**
     * Tensors by name, each as its rows; a row has what its tensor holds per index of the first dimension.
     *
     * @param most the most rows
     * @throws ProblemException 400 if one is binary, has another number of values than its shape, or values that are not of
     *     its type; 413 if there are too many rows
     */
    static Map<String, List<ArrayNode>> read(JsonNode tensors, String key, int most) {
        if (!tensors.isArray() || tensors.isEmpty()) {
            throw EventProblems.tensor("'" + key + "' is no array of tensors with name, shape, datatype and data.");
        }
        Map<String, List<ArrayNode>> read = new LinkedHashMap<>();
        int rows = -1;
        for (JsonNode tensor : tensors) {
            String name = JsonFaults.show(tensor.path("name").asText());
            List<ArrayNode> values = rows(tensor, "Tensor '" + name + "'", most);
            if (rows >= 0 && values.size() != rows) {
                throw EventProblems.tensor("Tensor '" + name + "' has " + values.size() + " rows and the one before it "
                        + rows + "; all have to have the same.");
            }
            rows = values.size();
            if (read.put(tensor.path("name").asText(), values) != null) {
                throw EventProblems.tensor("There are two tensors '" + name + "'.");
            }
        }
        return read;
    }

    /** The rows of values that stand one after another. */
    static List<ArrayNode> rows(List<JsonNode> values, JsonNode shape, String what, int most) {
        long all = 1;
        for (JsonNode length : shape) {
            if (!length.isIntegralNumber() || length.asLong() < 1 || length.asLong() > Integer.MAX_VALUE) {
                throw EventProblems.tensor(
                        what + " has the shape " + shown(shape) + "; it consists of whole numbers from 1.");
            }
            all = Math.min(Integer.MAX_VALUE, all * length.asLong());
        }
        if (!shape.isArray() || shape.isEmpty() || all != values.size()) {
            throw EventProblems.tensor(
                    what + " has the shape " + shown(shape) + " and " + values.size() + " values, which do not fit.");
        }
        int rows = shape.get(0).asInt();
        if (rows > most) {
            throw EventProblems.tooManyRows(rows, most);
        }
        int width = values.size() / rows;
        List<ArrayNode> read = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            ArrayNode row = EventJson.object().arrayNode(width);
            row.addAll(values.subList(i * width, (i + 1) * width));
            read.add(row);
        }
        return read;
    }

    private static List<ArrayNode> rows(JsonNode tensor, String what, int most) {
        if (tensor.path("parameters").has("binary_data_size") || !tensor.has("data")) {
            throw EventProblems.binary(what);
        }
        List<JsonNode> values = new ArrayList<>();
        flatten(tensor.path("data"), values, 0);
        String type = tensor.path("datatype").asText();
        for (JsonNode value : values) {
            if (!isOf(type, value)) {
                throw EventProblems.tensor(what + " is of datatype '" + JsonFaults.show(type)
                        + "' and holds a value that is not. Its data have to be of its type.");
            }
        }
        return rows(values, tensor.path("shape"), what, most);
    }

    private static void flatten(JsonNode data, List<JsonNode> values, int depth) {
        if (data.isArray() && depth < DEEPEST) {
            data.forEach(item -> flatten(item, values, depth + 1));
        } else {
            values.add(data);
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (type) {
            case "BOOL" -> value.isBoolean();
            case "BYTES" -> value.isTextual();
            default -> NUMBERS.contains(type) && value.isNumber();
        };
    }

    private static String shown(JsonNode shape) {
        return JsonFaults.show(shape.toString());
    }
}
