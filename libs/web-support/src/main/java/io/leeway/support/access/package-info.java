/**
 * Who calls: keys that are asked for at every HTTP door, the dashboard's included, and what a service does not start
 * with when others than this machine can reach it. What a caller may do is decided where the request is understood.
 */
@NullMarked
package io.leeway.support.access;

import org.jspecify.annotations.NullMarked;
