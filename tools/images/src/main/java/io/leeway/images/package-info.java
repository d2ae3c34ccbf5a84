/** Container images of the six services: what they hold, what they stand on, and where they are brought. */
@NullMarked
package io.leeway.images;

import org.jspecify.annotations.NullMarked;
