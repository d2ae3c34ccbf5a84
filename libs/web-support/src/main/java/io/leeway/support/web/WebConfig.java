package io.leeway.support.web;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Under which names a service is asked, and which other pages may ask it. */
@ConfigMapping(prefix = "leeway.web")
interface WebConfig {

    /**
     * Host names that are known besides localhost, addresses, names without a dot and those of a cluster's services:
     * {@code leeway.example.org}, {@code *.example.org} for all below, or {@code *} for any.
     */
    Optional<List<String>> hosts();

    /** Origins of other pages that may send requests, as {@code https://portal.example.org}. */
    Optional<List<String>> allowedOrigins();
}
