package io.leeway.workbench.init;

import java.util.List;
import java.util.Set;

import io.leeway.workbench.rows.NameWords;

/**
 * What a column's name suggests that it holds.
 *
 * @param words its words in lower case: {@code predictedClass} and {@code predicted_class} have the same two
 */
record ColumnName(List<String> words) {

    private static final Set<String> PREDICTIONS =
            Set.of("prediction", "predictions", "predicted", "pred", "preds", "y pred", "y hat", "yhat");
    private static final Set<String> WORDS_OF_PREDICTIONS =
            Set.of("prediction", "predictions", "predicted", "pred", "preds", "yhat");
    private static final Set<String> PROBABILITIES =
            Set.of("probability", "probabilities", "proba", "probas", "prob", "probs");
    private static final Set<String> SCORES = Set.of("score", "scores", "y score", "confidence");
    private static final Set<String> TARGETS = Set.of(
            "target",
            "label",
            "labels",
            "actual",
            "actuals",
            "truth",
            "ground truth",
            "y",
            "y true",
            "y actual",
            "outcome",
            "observed",
            "true label",
            "true class",
            "true value",
            "actual label",
            "actual class",
            "actual value",
            "target label",
            "target class",
            "target value");

    /** What models are often made to foretell; a column called so is the target only if it also has the prediction's classes. */
    private static final Set<String> OUTCOMES = Set.of(
            "class",
            "response",
            "churn",
            "churned",
            "fraud",
            "is fraud",
            "default",
            "defaulted",
            "survived",
            "clicked",
            "click",
            "converted",
            "conversion",
            "purchased",
            "bought",
            "cancelled",
            "canceled",
            "attrition",
            "exited",
            "spam",
            "is spam",
            "approved",
            "returned",
            "subscribed",
            "readmitted",
            "diagnosis");

    static ColumnName of(String name) {
        return new ColumnName(NameWords.of(name));
    }

    private String joined() {
        return String.join(" ", words);
    }

    private boolean has(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    /** A prediction's name and nothing else. */
    boolean isPrediction() {
        return PREDICTIONS.contains(joined());
    }

    /** A name with a prediction's word, such as {@code churn_prediction}. */
    boolean mentionsPrediction() {
        return isPrediction() || (has(WORDS_OF_PREDICTIONS) && !mentionsProbability());
    }

    boolean mentionsProbability() {
        return has(PROBABILITIES);
    }

    /** A name that probabilities have, and other numbers too. */
    boolean isScore() {
        return SCORES.contains(joined()) || (has(WORDS_OF_PREDICTIONS) && has(SCORES));
    }

    boolean isTarget() {
        return TARGETS.contains(joined());
    }

    boolean isOutcome() {
        return OUTCOMES.contains(joined());
    }

    boolean mentionsTime() {
        return NameWords.mentionTime(words);
    }

    /** A number that pandas wrote beside each row: {@code Unnamed: 0}, or {@code index}. */
    boolean isIndex() {
        return joined().equals("index")
                || (words.size() == 2 && words.getFirst().equals("unnamed"));
    }

    /** Whether it is the probability of one class: {@code proba_yes}, {@code p_yes} or {@code yes_probability}. */
    boolean isProbabilityOf(String label) {
        List<String> of = of(label).words();
        int other = words.size() - of.size();
        if (other < 1) {
            return false;
        }
        boolean behind = words.subList(other, words.size()).equals(of);
        boolean before = words.subList(0, of.size()).equals(of);
        List<String> rest = behind ? words.subList(0, other) : words.subList(of.size(), words.size());
        return (behind || before) && (rest.equals(List.of("p")) || rest.stream().anyMatch(PROBABILITIES::contains));
    }
}
