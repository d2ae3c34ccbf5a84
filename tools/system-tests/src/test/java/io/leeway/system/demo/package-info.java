/** The whole suite on the embedded servers, as a user meets it. */
@NullMarked
package io.leeway.system.demo;

import org.jspecify.annotations.NullMarked;
