/** Training models and scoring rows with them. */
@NullMarked
package io.leeway.cli.training;

import org.jspecify.annotations.NullMarked;
