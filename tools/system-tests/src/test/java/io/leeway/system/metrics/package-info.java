/** What Prometheus and Grafana are given: that it names only what services tell, and that it is explained. */
@NullMarked
package io.leeway.system.metrics;

import org.jspecify.annotations.NullMarked;
