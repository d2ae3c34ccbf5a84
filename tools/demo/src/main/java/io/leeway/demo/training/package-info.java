/** Training models and scoring rows with them. */
@NullMarked
package io.leeway.demo.training;

import org.jspecify.annotations.NullMarked;
