package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

/** Which URLs a message can be sent to, as far as the URL alone tells. */
@ApplicationScoped
public class WebAddresses {

    private static final int LONGEST = 500;
    private static final int LONGEST_SHOWN_PATH = 16;
    private static final int SHOWN_END = 4;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]*");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    /** Names that stand for the machine itself or its own network. */
    private static final Pattern LOCAL =
            Pattern.compile("(.*\\.)?(localhost|local|internal|localdomain|home\\.arpa)\\.?");

    private static final String PRIVATE = "the URL leads into a private network or to this machine itself; an"
            + " administrator can allow that with leeway.delivery.http.allowed-networks";

    private final Networks networks;

    WebAddresses(Networks networks) {
        this.networks = networks;
    }

    /**
     * What is wrong with a URL, in words that do not repeat it; empty where nothing is. Asks nobody: that a name leads into
     * a private network shows when it is called.
     */
    public Optional<String> fault(String url) {
        if (url.length() > LONGEST) {
            return Optional.of("the URL has " + url.length() + " characters, at most " + LONGEST + " can be");
        }
        if (!VISIBLE.matcher(url).matches()) {
            return Optional.of("the URL has characters other than visible ASCII; write them as %XX");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException exception) {
            return Optional.of("the URL is malformed at character " + (exception.getIndex() + 1));
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("https") && !scheme.equals("http")) || uri.getHost() == null) {
            return Optional.of("the address is no URL such as https://hooks.example.com/leeway");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("the URL has a user or a part behind #, which cannot be sent");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("the URL's port is not between 1 and 65535");
        }
        if (scheme.equals("http") && !networks.allowsAny()) {
            return Optional.of("the URL begins with http, only https is sent to");
        }
        return isPrivate(uri.getHost()) ? Optional.of(PRIVATE) : Optional.empty();
    }

    private boolean isPrivate(String host) {
        if (LITERAL.matcher(host).matches()) {
            try {
                // No name: nobody is asked.
                InetAddress address = InetAddress.getByName(host);
                return !networks.isPublic(address) && !networks.isAllowed(address);
            } catch (UnknownHostException exception) {
                return true;
            }
        }
        return LOCAL.matcher(host.toLowerCase(Locale.ROOT)).matches() && !networks.allowsAny();
    }

    /** A URL as it may be shown: where to, but not the part by which others could send there too. */
    public static String shown(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException exception) {
            return "…";
        }
        String path = String.valueOf(uri.getRawPath());
        return uri.getRawQuery() == null && path.length() <= LONGEST_SHOWN_PATH ? url : server(url);
    }

    /** Where to, and nothing else of it: for a URL that is itself a secret. */
    public static String server(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return (slash < 0 ? url : url.substring(0, slash)) + "/…" + url.substring(url.length() - SHOWN_END);
    }
}
