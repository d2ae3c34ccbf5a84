package io.leeway.alert.incidents;

/** What can happen to an incident. */
public enum IncidentEvent {
    /** The condition was met, but in fewer windows than the rule asks for. */
    BAD_WINDOW("a bad window, not enough of them yet"),
    /** The condition was met, in as many windows as the rule asks for. */
    BAD_WINDOWS("enough bad windows"),
    /** It was met more severely than was told. */
    WORSE_WINDOW("a window worse than was told"),
    /** The condition was not met, in fewer windows in a row than it takes. */
    GOOD_WINDOW("a good window, not enough of them yet"),
    /** The condition was not met in as many windows in a row as it takes. */
    GOOD_WINDOWS("enough good windows in a row"),
    /** Labels or rows that came late leave less of it than was told. */
    CORRECTED("late labels leave less than was told"),
    /** Labels or rows that came late leave nothing of it. */
    CORRECTED_AWAY("late labels leave nothing"),
    /** Somebody takes it on. */
    ACKNOWLEDGE("acknowledged by hand"),
    /** Somebody says that it is over. */
    RESOLVE("resolved by hand"),
    /** Somebody wants to hear nothing of it for a time. */
    SILENCE("a silence begins"),
    /** That time is over, and nobody was told. */
    SILENCE_OVER("a silence ends before anybody was told"),
    /** The time after which people want to be reminded has passed. */
    REPEAT_DUE("the repeat interval has passed"),
    /** Nothing comes in. */
    NO_DATA("no data"),
    /** A window could not be judged. */
    INSUFFICIENT_DATA("insufficient data");

    private final String words;

    IncidentEvent(String words) {
        this.words = words;
    }

    /** What happens, in words for people. */
    public String words() {
        return words;
    }
}
