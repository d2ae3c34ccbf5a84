/** Writes the page's types from the services' OpenAPI. */
@NullMarked
package io.leeway.dashboard.types;

import org.jspecify.annotations.NullMarked;
