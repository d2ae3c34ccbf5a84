/** The whole suite under faults: what was accepted is counted at the end, and nothing may be missing or twice. */
@NullMarked
package io.leeway.system.faults;

import org.jspecify.annotations.NullMarked;
