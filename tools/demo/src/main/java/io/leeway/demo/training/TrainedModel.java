package io.leeway.demo.training;

import java.io.IOException;
import java.nio.file.Path;

import io.leeway.workbench.dataset.Table;

/** A model that scores rows. */
public interface TrainedModel {

    /** The same rows with the model's prediction, and its probability where it has one. */
    Table score(Table rows);

    /** Writes the model in its library's format. */
    void save(Path file) throws IOException;
}
