/** The model definition: what a team registers. */
@NullMarked
package io.leeway.contracts.model;

import org.jspecify.annotations.NullMarked;
