package io.leeway.contracts.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In how many of the last windows a condition has to be met before anybody is told, written {@code 2 of 3}.
 *
 * @param windows so many
 * @param of among the last so many that could be judged
 */
public record AlertHold(int windows, int of) {

    /** The most windows that are looked back at. */
    public static final int MOST = 20;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,2}) of ([0-9]{1,2})");

    /** The latest window is enough. */
    public static AlertHold none() {
        return new AlertHold(1, 1);
    }

    /** What a text says; empty where it is not of the form, asks for none, or for more than there are. */
    public static Optional<AlertHold> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        AlertHold hold = new AlertHold(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return hold.windows >= 1 && hold.windows <= hold.of && hold.of <= MOST ? Optional.of(hold) : Optional.empty();
    }
}
