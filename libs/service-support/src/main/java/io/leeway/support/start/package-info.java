/** Work that a service does when it starts and that needs a server which may not be there yet. */
@NullMarked
package io.leeway.support.start;

import org.jspecify.annotations.NullMarked;
