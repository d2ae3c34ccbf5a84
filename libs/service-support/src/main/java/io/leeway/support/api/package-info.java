/**
 * What the OpenAPI documents of all services have in common, such as problem details and which components may be
 * null. No endpoint is here.
 */
@NullMarked
package io.leeway.support.api;

import org.jspecify.annotations.NullMarked;
