/** Requests to the services. */
@NullMarked
package io.leeway.client.http;

import org.jspecify.annotations.NullMarked;
