/**
 * The way from the page to the services: which requests pass, with which headers, and what is said where a service
 * is away. No data is kept or changed here.
 */
@NullMarked
package io.leeway.dashboard.proxy;

import org.jspecify.annotations.NullMarked;
