/**
 * What component tests need: embedded servers and a stand-in for ingest-service as Quarkus test resources, and
 * models to register. For tests only; no main code may depend on it.
 */
@NullMarked
package io.leeway.support.test;

import org.jspecify.annotations.NullMarked;
