/** The files behind the embedded document server: a transactional store that keeps what it has answered. */
@NullMarked
package io.leeway.stack.documents;

import org.jspecify.annotations.NullMarked;
