package io.leeway.stack;

import java.io.PrintStream;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What this program tells the program that started it: one line per event on standard output, the event's name and then
 * {@code key=value} pairs, all separated by tabs.
 */
public final class Events {

    private final PrintStream out;

    /** Events written to a stream. */
    public Events(PrintStream out) {
        this.out = out;
    }

    /** Tells an event. */
    public synchronized void tell(String event, Map<String, String> facts) {
        StringJoiner line = new StringJoiner("\t");
        line.add(event);
        facts.forEach((key, value) -> line.add(key + "=" + value.replaceAll("[\t\r\n]+", " ")));
        out.println(line);
        out.flush();
    }
}
