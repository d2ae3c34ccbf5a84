package io.leeway.contracts.reports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.leeway.contracts.text.Names;

/**
 * The name of a statistic that says how far data have moved. Those that come with Leeway have a constant each; who adds a
 * detector names it, so that there may be any others.
 *
 * @param word lower-case words joined by hyphens, as in definitions and reports
 */
public record StatisticName(String word) {

    public static final StatisticName UNUSUAL = new StatisticName("unusual");
    public static final StatisticName SHIFT = new StatisticName("shift");
    public static final StatisticName RARE_CATEGORIES = new StatisticName("rare-categories");
    public static final StatisticName KS = new StatisticName("ks");
    public static final StatisticName PSI = new StatisticName("psi");
    public static final StatisticName PSI_STURGES = new StatisticName("psi-sturges");
    public static final StatisticName WASSERSTEIN = new StatisticName("wasserstein");
    public static final StatisticName WASSERSTEIN_RAW = new StatisticName("wasserstein-raw");
    public static final StatisticName JENSEN_SHANNON = new StatisticName("jensen-shannon");
    public static final StatisticName HELLINGER = new StatisticName("hellinger");
    public static final StatisticName KULLBACK_LEIBLER = new StatisticName("kullback-leibler");
    public static final StatisticName ENERGY = new StatisticName("energy");
    public static final StatisticName CRAMER_VON_MISES = new StatisticName("cramer-von-mises");
    public static final StatisticName ANDERSON_DARLING = new StatisticName("anderson-darling");
    public static final StatisticName MANN_WHITNEY = new StatisticName("mann-whitney");
    public static final StatisticName MEAN_SHIFT = new StatisticName("mean-shift");
    public static final StatisticName VARIANCE_RATIO = new StatisticName("variance-ratio");
    public static final StatisticName CHI_SQUARE = new StatisticName("chi-square");
    public static final StatisticName CHI_SQUARE_GOODNESS_OF_FIT = new StatisticName("chi-square-goodness-of-fit");
    public static final StatisticName G_TEST = new StatisticName("g-test");
    public static final StatisticName TOTAL_VARIATION = new StatisticName("total-variation");
    public static final StatisticName L_INFINITY = new StatisticName("l-infinity");
    public static final StatisticName CLASS_BALANCE = new StatisticName("class-balance");
    public static final StatisticName NEW_CATEGORIES = new StatisticName("new-categories");
    public static final StatisticName VANISHED_CATEGORIES = new StatisticName("vanished-categories");
    public static final StatisticName MMD = new StatisticName("mmd");
    public static final StatisticName CENTROID_DISTANCE = new StatisticName("centroid-distance");
    public static final StatisticName COSINE_DISTANCE = new StatisticName("cosine-distance");
    public static final StatisticName PER_CLASS_WASSERSTEIN = new StatisticName("per-class-wasserstein");
    public static final StatisticName CORRELATION = new StatisticName("correlation");
    public static final StatisticName STRUCTURE = new StatisticName("structure");
    public static final StatisticName SHARE_DISTANCE = new StatisticName("share-distance");

    /**
     * Checks the word.
     *
     * @throws IllegalArgumentException if it is blank, too long, or has a control character
     */
    public StatisticName {
        Names.required("A statistic", word);
    }

    /** The name that a word of a definition, a report or a stored document stands for. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StatisticName of(String word) {
        return new StatisticName(word);
    }

    @Override
    @JsonValue
    public String word() {
        return word;
    }

    /** The word alone, as sentences and keys have it. */
    @Override
    public String toString() {
        return word;
    }
}
