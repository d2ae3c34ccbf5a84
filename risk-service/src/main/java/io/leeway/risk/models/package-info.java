/** The models that are watched, with their definitions, as they were told by ingest-service, which owns them. */
@NullMarked
package io.leeway.risk.models;

import org.jspecify.annotations.NullMarked;
