package io.leeway.alert.delivery.mail;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Notices;
import io.leeway.contracts.reports.FeatureShift;

/**
 * Two bars of a small chart: a feature in the reference and now.
 *
 * @param before width of the reference's, 0 to 100
 * @param now width of the other
 */
@TemplateData
public record Bar(String name, long before, String beforeText, long now, String nowText) {

    private static final double FULL = 100;

    /** Of the features whose figures can be drawn: a share, or an average that is not negative on either side. */
    static List<Bar> of(List<FeatureShift> shifts) {
        return shifts.stream().flatMap(Bar::of).toList();
    }

    private static Stream<Bar> of(FeatureShift shift) {
        String name = Notices.clean(shift.feature());
        if (shift.category() != null) {
            String category = Notices.clean(shift.category());
            return of(name + " is '" + category + "'", shift.referenceShare(), shift.currentShare(), true);
        }
        return of(name + ", average", shift.referenceMean(), shift.currentMean(), false);
    }

    private static Stream<Bar> of(String name, @Nullable Double before, @Nullable Double now, boolean isShare) {
        if (before == null || now == null || before < 0 || now < 0 || before + now == 0) {
            return Stream.empty();
        }
        double most = Math.max(before, now);
        return Stream.of(new Bar(
                name,
                Math.round(FULL * before / most),
                isShare ? Notices.percent(before) : Notices.number(before),
                Math.round(FULL * now / most),
                isShare ? Notices.percent(now) : Notices.number(now)));
    }
}
