/** The servers and services under test, each of which can be taken away and given back. */
@NullMarked
package io.leeway.system.faults.stack;

import org.jspecify.annotations.NullMarked;
