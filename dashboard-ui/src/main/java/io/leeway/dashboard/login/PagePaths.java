package io.leeway.dashboard.login;

import java.util.List;

import jakarta.inject.Singleton;

import io.leeway.support.access.OpenPaths;

/**
 * The page itself is open, and holds nothing but scripts; what it shows comes from below {@code /api}, which is closed
 * but for the links in mails.
 */
@Singleton
final class PagePaths implements OpenPaths {

    private static final List<String> CLOSED = List.of("/api/", "/q/");
    private static final List<String> OPEN =
            List.of("/q/health", "/api/alert/v1/confirm/", "/api/alert/v1/unsubscribe/");

    @Override
    public boolean isOpen(String path) {
        return OPEN.stream().anyMatch(path::startsWith) || CLOSED.stream().noneMatch(path::startsWith);
    }

    @Override
    public boolean tellsCaller(String path) {
        return path.equals(LoginRoutes.SESSION);
    }
}
