/** What the description of every service's HTTP API has in common. */
@NullMarked
package io.leeway.support.api;

import org.jspecify.annotations.NullMarked;
