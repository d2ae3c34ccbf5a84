/** The channel {@code pagerduty}: events for PagerDuty's Events API, version 2. */
@NullMarked
package io.leeway.alert.delivery.pagerduty;

import org.jspecify.annotations.NullMarked;
