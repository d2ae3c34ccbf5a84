package io.leeway.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * A trained model with everything that is sent for it.
 *
 * @param name the model's name
 * @param definition its {@code model.yaml}
 * @param reference its scored reference
 * @param batches its production batches, in order
 */
record DemoModel(String name, Path definition, Path reference, List<DemoBatch> batches) {}
