package io.leeway.alert.delivery.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/** Mail addresses that can be stored, written into a header and given to a mail server. */
final class Addresses {

    /** RFC 5321, section 4.5.3.1: 64 for the part before the at sign, 255 for the one after it. */
    private static final int LONGEST = 320;

    private static final int LONGEST_LOCAL = 64;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+"
            + "@[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*");

    private Addresses() {}

    /** What is wrong with an address, in words for a person; empty where nothing is. Does not repeat the address. */
    static Optional<String> fault(String address) {
        if (address.isBlank()) {
            return Optional.of("the address is missing");
        }
        if (address.length() > LONGEST) {
            return Optional.of("the address has " + address.length() + " characters, at most " + LONGEST + " can be");
        }
        int at = address.indexOf('@');
        if (at > LONGEST_LOCAL) {
            return Optional.of(
                    "the address has " + at + " characters before the @, at most " + LONGEST_LOCAL + " can be");
        }
        return ADDRESS.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("the address is not of the form name@host.domain in ASCII");
    }
}
