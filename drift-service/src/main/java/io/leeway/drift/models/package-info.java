/** What models are registered at ingest-service. */
@NullMarked
package io.leeway.drift.models;

import org.jspecify.annotations.NullMarked;
