/**
 * Risk service. {@code messaging} takes messages and leads them on, {@code assessment} scores a batch from its
 * drift and performance reports, {@code history} answers the read API, {@code stream} tells live what was
 * assessed, {@code models} keeps which models there are. Drift and performance are judged by other services; here
 * their reports are only read.
 */
@NullMarked
package io.leeway.risk;

import org.jspecify.annotations.NullMarked;
