/** Real servers for component tests. */
@NullMarked
package io.leeway.support.test;

import org.jspecify.annotations.NullMarked;
