/**
 * What windows before a window say of it: how long a change has lasted already, and whether the window is unlike the last ones
 * or those of earlier seasons as well. Knows no store; what was kept of earlier windows is handed in.
 */
@NullMarked
package io.leeway.evaluation.witness;

import org.jspecify.annotations.NullMarked;
