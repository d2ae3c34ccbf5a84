/**
 * What is kept in MongoDB: profiles of references, windows that grow, reports and their series. Nothing is judged or told
 * here.
 */
@NullMarked
package io.leeway.drift.store;

import org.jspecify.annotations.NullMarked;
