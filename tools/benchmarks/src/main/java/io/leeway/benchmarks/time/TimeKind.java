package io.leeway.benchmarks.time;

/** How the rows of a stream depend on each other. */
enum TimeKind {
    INDEPENDENT("independent, normal"),
    HEAVY_TAILED("independent, t with 3 degrees of freedom"),
    COUNTS("independent, Poisson of mean 3"),
    ZERO_INFLATED("independent, 80 % zeros"),
    CORRELATED_COLUMNS("independent, columns correlated at 0.9"),
    AR_5("AR(0.5)"),
    AR_9("AR(0.9)"),
    AR_99("AR(0.99)"),
    SEASONS("season of a day and of a week"),
    RANDOM_WALK("random walk"),
    LONG_SEASON("season of 52 windows");

    private final String title;

    TimeKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
