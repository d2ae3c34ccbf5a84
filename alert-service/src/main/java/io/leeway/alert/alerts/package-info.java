/** Alerts: what they are and how they change. */
@NullMarked
package io.leeway.alert.alerts;

import org.jspecify.annotations.NullMarked;
