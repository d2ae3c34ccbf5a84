package io.leeway.evaluation.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;

/** Samples the vectors of blocks: embeddings and class probabilities. */
final class BlockVectors {

    static final String EMBEDDING = "embedding";
    static final String PROBABILITIES = "probabilities";

    private final ModelDefinition definition;

    BlockVectors(ModelDefinition definition) {
        this.definition = definition;
    }

    /** @param hashes those of the rows' ids */
    Map<String, VectorSample> of(Block block, ClassProbabilities probabilities, long[] hashes) {
        Map<String, VectorSample> samples = new HashMap<>();
        double[][] embeddings = embeddings(block);
        if (embeddings.length > 0) {
            samples.put(EMBEDDING, sample(EMBEDDING, hashes, embeddings));
        }
        if (!probabilities.isEmpty()) {
            samples.put(PROBABILITIES, sample(PROBABILITIES, hashes, probabilities.rows()));
        }
        return samples;
    }

    private double[][] embeddings(Block block) {
        if (definition.embedding() == null) {
            return new double[0][];
        }
        List<String> names = definition.embedding().names();
        List<double[]> columns = names.stream()
                .map(block::numeric)
                .flatMap(Optional::stream)
                .map(Column.Numeric::values)
                .toList();
        if (columns.size() < names.size()) {
            return new double[0][];
        }
        double[][] rows = new double[block.rows()][columns.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                rows[i][j] = columns.get(j)[i];
            }
        }
        return rows;
    }

    private static VectorSample sample(String name, long[] hashes, double[][] vectors) {
        List<VectorSample.Row> rows = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            if (Vectors.isUsable(name, vectors[i])) {
                rows.add(new VectorSample.Row(hashes[i], vectors[i]));
            }
        }
        return VectorSample.of(rows, (long) vectors.length - rows.size());
    }
}
