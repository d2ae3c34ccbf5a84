/**
 * Drift service. Its packages are the way of the data: {@code consume} takes a message and leads it on, {@code load} makes
 * profiles of rows, {@code evaluate} says what they mean, {@code store} keeps it, {@code publish} tells it. Only {@code
 * consume} knows all the others; here are the values that go from stage to stage.
 */
@NullMarked
package io.leeway.drift;

import org.jspecify.annotations.NullMarked;
