/**
 * What channels over HTTP have in common: which URLs there can be, which addresses of the network are called, the call
 * itself, and what its answer means.
 */
@NullMarked
package io.leeway.alert.delivery.http;

import org.jspecify.annotations.NullMarked;
