package io.leeway.demo;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * One production batch of the demonstration.
 *
 * @param name what it is called
 * @param rows a file of scored rows
 * @param labels a file of true values that is sent after the rows; absent when the rows carry them
 */
record DemoBatch(String name, Path rows, @Nullable Path labels) {}
