/** What native binaries have to be told of the contracts: the types that are read and written by reflection. */
@NullMarked
package io.leeway.support.reflection;

import org.jspecify.annotations.NullMarked;
