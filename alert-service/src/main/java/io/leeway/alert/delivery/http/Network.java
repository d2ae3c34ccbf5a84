package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses that begin with the same bits. */
record Network(byte[] begin, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

    /**
     * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no network such as 10.0.0.0/8 or fc00::/7");
        }
        int slash = text.indexOf('/');
        byte[] begin = literal(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? begin.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits > begin.length * 8) {
            throw new IllegalArgumentException("'" + text + "' has more than " + begin.length * 8 + " bits");
        }
        return new Network(begin, bits);
    }

    private static byte[] literal(String address) {
        try {
            // The form lets no name through, so that nobody is asked.
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException exception) {
            throw new IllegalArgumentException("'" + address + "' is no address", exception);
        }
    }

    boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != begin.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (begin[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
