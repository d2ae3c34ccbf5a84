package io.leeway.support.web;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Under which names a service is asked, and which other pages may ask it. */
@ConfigMapping(prefix = "leeway.web")
interface WebConfig {

    /**
     * Names in the {@code Host} header under which a service is known besides {@code localhost}, addresses, names without
     * a dot, {@code *.svc} and {@code *.svc.cluster.local}: {@code leeway.example.org}, {@code *.example.org} for all
     * below, or {@code *} for any. Other names get a 421.
     */
    Optional<List<String>> hosts();

    /** Origins of other pages that may send requests, as {@code https://portal.example.org}; others get a 403. */
    Optional<List<String>> allowedOrigins();
}
