package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.EmbeddingColumns;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;
import io.leeway.support.problem.ProblemException;

/** The columns that a model's events fill: its inputs in the definition's order, and its outputs. */
final class EventColumns {

    private final ModelDefinition definition;
    private final CellForms forms;
    private final List<String> inputs;
    private final List<String> outputs;

    private EventColumns(ModelDefinition definition, List<String> inputs, List<String> outputs) {
        this.definition = definition;
        this.forms = CellForms.of(definition);
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
    }

    static EventColumns of(ModelDefinition definition) {
        List<String> inputs = new ArrayList<>(definition.features().keySet());
        EmbeddingColumns embedding = definition.embedding();
        if (embedding != null) {
            inputs.addAll(embedding.array() == null ? embedding.columns() : List.of(embedding.array()));
        }
        List<String> outputs = new ArrayList<>();
        outputs.add(definition.prediction().column());
        outputs.addAll(definition.prediction().probabilityColumns());
        return new EventColumns(definition, inputs, outputs);
    }

    /** Features, then what an embedding is in. */
    List<String> inputs() {
        return inputs;
    }

    /** The prediction, then its probabilities. */
    List<String> outputs() {
        return outputs;
    }

    /** The classes whose probabilities have columns of their own, in the order of {@link #outputs()}. */
    List<String> classes() {
        return List.copyOf(definition.prediction().probabilities().keySet());
    }

    String rowId() {
        return definition.rowId();
    }

    @Nullable
    String timestamp() {
        return definition.timestamp();
    }

    String prediction() {
        return definition.prediction().column();
    }

    /**
     * Checks that rows have the inputs, and numbers where those are numeric.
     *
     * @throws ProblemException 400 if they do not
     */
    void checkInputs(List<ObjectNode> rows) {
        for (int i = 0; i < rows.size(); i++) {
            checkNames(i, rows.get(i), inputs);
            for (String name : inputs) {
                checkCell(i, name, rows.get(i).path(name));
            }
        }
    }

    /**
     * Checks that rows have the outputs.
     *
     * @throws ProblemException 400 if they do not
     */
    void checkOutputs(List<ObjectNode> rows) {
        for (int i = 0; i < rows.size(); i++) {
            checkNames(i, rows.get(i), outputs);
            for (String name : outputs) {
                checkScalar(i, name, rows.get(i).path(name));
            }
        }
    }

    private static void checkNames(int row, ObjectNode cells, List<String> names) {
        List<String> missing = names.stream().filter(name -> !cells.has(name)).toList();
        if (!missing.isEmpty()) {
            List<String> have = new ArrayList<>();
            cells.fieldNames().forEachRemaining(have::add);
            throw EventProblems.missingColumns(row, missing, have);
        }
    }

    private void checkCell(int row, String name, JsonNode cell) {
        EmbeddingColumns embedding = definition.embedding();
        if (embedding != null && name.equals(embedding.array())) {
            return;
        }
        checkScalar(row, name, cell);
        if (cell.isTextual() && definition.features().get(name) == FeatureType.NUMERIC) {
            try {
                forms.number(cell.textValue());
            } catch (CellException exception) {
                throw EventProblems.badValue(row, name, String.valueOf(exception.getMessage()));
            }
        }
    }

    private static void checkScalar(int row, String name, JsonNode cell) {
        if (cell.isContainerNode()) {
            throw EventProblems.badValue(
                    row, name, "an " + (cell.isArray() ? "array" : "object") + " stands where one value is expected.");
        }
    }
}
