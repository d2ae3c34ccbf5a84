package io.leeway.support.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which a service may be asked.
 *
 * <p>A page on the internet can have its own name lead to a server of the reader's network (DNS rebinding); the browser
 * then takes that server for the page's own. The name still stands in the request, so a service that knows its names is
 * safe. No stranger can own an address, a name without a dot, or one of the names below {@code svc.cluster.local}.
 */
final class HostNames {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%25?[0-9a-z]+)?]");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-z_-]+");
    private static final List<String> ALWAYS = List.of("*.localhost", "*.svc", "*.svc.cluster.local");
    private static final int LONGEST = 253;

    private final List<String> names;

    HostNames(Collection<String> configured) {
        this.names = Stream.concat(ALWAYS.stream(), configured.stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Whether a service may be asked under this name.
     *
     * @param host a name or address, the latter in brackets where it is of version 6, without a port
     */
    boolean know(String host) {
        String name = withoutRootDot(host.toLowerCase(Locale.ROOT));
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        return PLAIN.matcher(name).matches()
                || ADDRESS.matcher(name).matches()
                || names.stream().anyMatch(known -> matches(known, name));
    }

    private static boolean matches(String known, String name) {
        return known.equals("*")
                || known.equals(name)
                || (known.startsWith("*.") && name.endsWith(known.substring(1)) && name.length() >= known.length());
    }

    private static String withoutRootDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
