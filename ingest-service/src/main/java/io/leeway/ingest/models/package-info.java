/** The registry of model definitions. */
@NullMarked
package io.leeway.ingest.models;

import org.jspecify.annotations.NullMarked;
