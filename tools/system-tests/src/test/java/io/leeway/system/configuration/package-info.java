/** Holds the page about configuration against the code. */
@NullMarked
package io.leeway.system.configuration;

import org.jspecify.annotations.NullMarked;
