/** The demonstration: everything started, trained, pushed and shown with one command. */
@NullMarked
package io.leeway.cli.demo;

import org.jspecify.annotations.NullMarked;
