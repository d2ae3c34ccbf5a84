package io.leeway.system.order;

/** The models whose reports are compared. */
enum OrderedModel {
    /** Judges each batch; labels come with the rows. */
    PLAIN("", true),
    /** Compares with the windows before as well; labels come in two parts, the second after the next batch. */
    ROLLING(", \"reference\": {\"rolling\": 8}", false),
    /** Judges windows that take parts of more than one batch. */
    WINDOWED(", \"window\": {\"rows\": 150}", true);

    private final String settings;
    private final boolean carriesLabels;

    OrderedModel(String settings, boolean carriesLabels) {
        this.settings = settings;
        this.carriesLabels = carriesLabels;
    }

    boolean carriesLabels() {
        return carriesLabels;
    }

    String path() {
        return "/v1/models/" + id();
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String definition() {
        return """
                {
                  "model": "%s", "task": "binary-classification", "rowId": "id", "timestamp": "at",
                  "features": {"amount": "numeric", "age": "numeric", "plan": "categorical"},
                  "prediction": {"column": "prediction", "positive": "yes"},
                  "target": "outcome"%s
                }
                """.formatted(id(), settings);
    }
}
