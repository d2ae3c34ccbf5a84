/** Requests that a service must refuse with a word, and a client that can send them. */
@NullMarked
package io.leeway.support.test.hostile;

import org.jspecify.annotations.NullMarked;
