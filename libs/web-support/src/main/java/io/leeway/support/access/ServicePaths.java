package io.leeway.support.access;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** What a service's own paths are: all are closed but those that say how it is, and the links in mails. */
@Singleton
@DefaultBean
final class ServicePaths implements OpenPaths {

    @Override
    public boolean isOpen(String path) {
        return isHealth(path) || path.startsWith("/v1/confirm/") || path.startsWith("/v1/unsubscribe/");
    }

    /** Whether a path is one of those that Kubernetes asks, which has no key. */
    static boolean isHealth(String path) {
        return path.equals("/q/health") || path.startsWith("/q/health/");
    }
}
