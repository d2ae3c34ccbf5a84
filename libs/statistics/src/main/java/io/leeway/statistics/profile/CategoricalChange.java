package io.leeway.statistics.profile;

import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What becomes of a categorical profile when the rows it was made of change, without these rows. */
public final class CategoricalChange {

    private CategoricalChange() {}

    /**
     * Rows divided at random.
     *
     * @param drawn the rows that were drawn, all of them with a category that is held
     * @param rest all other rows
     */
    public record Parts(CategoricalProfile drawn, CategoricalProfile rest) {}

    /** The profile when each category that is held becomes another one. Missing and pooled rows stay as they are. */
    public static CategoricalProfile map(CategoricalProfile profile, UnaryOperator<String> change) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder(profile.cap());
        for (int i = 0; i < profile.distinct(); i++) {
            builder.add(change.apply(profile.category(i)), profile.count(i));
        }
        return builder.build().merge(withoutCategories(profile, profile.missing(), profile.pooled()));
    }

    /**
     * Draws each row with a category that is held by itself.
     *
     * @param share how likely it is drawn, 0 to 1
     */
    public static Parts draw(CategoricalProfile profile, double share, RandomGenerator random) {
        CategoricalProfile.Builder drawn = CategoricalProfile.builder(profile.cap());
        CategoricalProfile.Builder rest = CategoricalProfile.builder(profile.cap());
        for (int i = 0; i < profile.distinct(); i++) {
            long some = Binomial.draw(profile.count(i), share, random);
            drawn.add(profile.category(i), some);
            rest.add(profile.category(i), profile.count(i) - some);
        }
        return new Parts(
                drawn.build(), rest.build().merge(withoutCategories(profile, profile.missing(), profile.pooled())));
    }

    /** The profile when each row is missing that has a category which is held. */
    public static CategoricalProfile missing(CategoricalProfile profile) {
        return withoutCategories(profile, profile.rows() - profile.pooled(), profile.pooled());
    }

    private static CategoricalProfile withoutCategories(CategoricalProfile profile, long missing, long pooled) {
        return new CategoricalProfile(new String[0], new long[0], missing, pooled, profile.cap());
    }
}
