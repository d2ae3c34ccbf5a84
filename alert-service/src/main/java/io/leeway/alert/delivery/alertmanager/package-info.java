/** The channel {@code alertmanager}: alerts for Prometheus' Alertmanager, by its API of version 2. */
@NullMarked
package io.leeway.alert.delivery.alertmanager;

import org.jspecify.annotations.NullMarked;
