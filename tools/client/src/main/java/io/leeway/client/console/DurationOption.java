package io.leeway.client.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something lasts: {@code 90s}, {@code 5m}, {@code 2h}, or as definitions have it, {@code PT5M}. */
public final class DurationOption implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * The duration.
     *
     * @throws TypeConversionException if it is none, is not positive, or is longer than a day
     */
    @Override
    public Duration convert(String text) {
        Duration duration = read(text.strip());
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'" + Terminal.safe(text) + "' is not more than 0 and at most 24h");
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        try {
            return Duration.parse(
                    matcher.matches()
                            ? "PT" + matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT)
                            : text);
        } catch (DateTimeException exception) {
            throw new TypeConversionException(
                    "'" + Terminal.safe(text) + "' is no duration; write one as 90s, 5m, 2h or PT5M");
        }
    }
}
