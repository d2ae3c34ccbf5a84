/** Leeway's services as supervised processes. */
@NullMarked
package io.leeway.stack.services;

import org.jspecify.annotations.NullMarked;
