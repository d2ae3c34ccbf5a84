/** What is found must not depend on how many instances there are, nor on the order in which their messages come. */
@NullMarked
package io.leeway.system.order;

import org.jspecify.annotations.NullMarked;
