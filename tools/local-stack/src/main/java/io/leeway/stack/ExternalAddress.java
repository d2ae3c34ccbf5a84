package io.leeway.stack;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What the address of a server that somebody else runs says, percent-encoding undone.
 *
 * @param path without the leading slash
 */
record ExternalAddress(String host, int port, String user, String password, String path) {

    static ExternalAddress of(URI uri, int standardPort) {
        String userInfo = uri.getRawUserInfo();
        int colon = userInfo == null ? -1 : userInfo.indexOf(':');
        if (uri.getHost() == null || colon < 0) {
            throw new IllegalArgumentException(
                    "An address looks like " + uri.getScheme() + "://user:password@host:port; the one given lacks "
                            + (uri.getHost() == null ? "a host" : "user:password@ before the host")
                            + ". What has a meaning of its own, such as @ or / in a password, is percent-encoded.");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new ExternalAddress(
                uri.getHost(),
                uri.getPort() < 0 ? standardPort : uri.getPort(),
                decoded(userInfo.substring(0, colon)),
                decoded(userInfo.substring(colon + 1)),
                decoded(path.startsWith("/") ? path.substring(1) : path));
    }

    /** A plus sign is a plus sign here, unlike in a form. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
