/** The Kubernetes manifests, checked without a cluster. */
@NullMarked
package io.leeway.system.kubernetes;

import org.jspecify.annotations.NullMarked;
