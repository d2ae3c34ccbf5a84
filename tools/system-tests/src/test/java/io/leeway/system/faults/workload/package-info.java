/** What clients send: the same in every run. */
@NullMarked
package io.leeway.system.faults.workload;

import org.jspecify.annotations.NullMarked;
