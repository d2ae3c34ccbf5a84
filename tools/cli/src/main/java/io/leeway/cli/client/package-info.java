/** The commands that talk to running services over HTTP. */
@NullMarked
package io.leeway.cli.client;

import org.jspecify.annotations.NullMarked;
