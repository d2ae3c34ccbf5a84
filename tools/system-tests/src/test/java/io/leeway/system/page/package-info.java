/**
 * The page in a real browser, before the real suite: whether everybody can read and use it, and how many clicks what they
 * come for takes.
 */
@NullMarked
package io.leeway.system.page;

import org.jspecify.annotations.NullMarked;
