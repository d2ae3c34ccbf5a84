/** The demonstration: everything started, trained, pushed and shown with one command. */
@NullMarked
package io.leeway.demo;

import org.jspecify.annotations.NullMarked;
