package io.leeway.system.faults.workload;

/**
 * A model that the suite watches.
 *
 * @param name its name
 * @param labelling how the true values come
 */
public record WatchedModel(String name, Labelling labelling) {

    /** The address that the definition names. */
    public static final String OWNER = "owner@example.com";

    /** How a batch's true values come. */
    public enum Labelling {
        /** With the rows. */
        IN_ROWS(1),
        /** Later, in two parts, the second after the next batch. */
        LATE(2);

        private final int parts;

        Labelling(int parts) {
            this.parts = parts;
        }

        /** In how many parts a batch's labels arrive, and so how many performance reports it can have. */
        public int parts() {
            return parts;
        }
    }

    /** Its definition, as JSON. Without probabilities, whose metrics take most of the time and are no matter here. */
    public String definition() {
        return """
                {
                  "model": "%s", "task": "binary-classification", "rowId": "id",
                  "features": {
                    "amount": "numeric", "age": "numeric", "tenure": "numeric", "ratio": "numeric",
                    "plan": "categorical", "region": "categorical"
                  },
                  "prediction": {"column": "prediction", "positive": "yes"},
                  "target": "outcome",
                  "alerts": [
                    {"on": "risk", "at": "warning", "to": {"email": "%s"}},
                    {"on": "drift-share"}, {"on": "performance-drop"}
                  ]
                }
                """.formatted(name, OWNER);
    }
}
