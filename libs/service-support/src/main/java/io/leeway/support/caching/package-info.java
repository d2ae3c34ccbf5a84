/** What lets a client keep an answer and ask whether it is still right. */
@NullMarked
package io.leeway.support.caching;

import org.jspecify.annotations.NullMarked;
