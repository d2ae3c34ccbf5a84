/** The models that are watched. */
@NullMarked
package io.leeway.risk.models;

import org.jspecify.annotations.NullMarked;
