/** What native binaries need to know of the contracts. */
@NullMarked
package io.leeway.support.reflection;

import org.jspecify.annotations.NullMarked;
