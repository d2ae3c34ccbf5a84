/** The command line; below, the commands that talk to running services over HTTP. */
@NullMarked
package io.leeway.client;

import org.jspecify.annotations.NullMarked;
