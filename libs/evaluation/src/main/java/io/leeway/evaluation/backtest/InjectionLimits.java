package io.leeway.evaluation.backtest;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.injection.Injection;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.NearMiss;
import io.leeway.evaluation.profiles.MonitoredColumns;

/** Which injections a window's profile can be given: those that turn each value into another one, whichever row has it. */
public final class InjectionLimits {

    private static final int NAMED = 10;

    private InjectionLimits() {}

    /** Why an injection cannot be put into profiles of these columns, and what to do, in sentences; empty where it can. */
    public static Optional<String> fault(Injection injection, MonitoredColumns columns) {
        return kindFault(injection).or(() -> columnFault(injection, columns));
    }

    private static Optional<String> kindFault(Injection injection) {
        return switch (injection) {
            case Injection.Noise noise -> Optional.of(byRow(noise));
            case Injection.TargetNoise noise -> Optional.of(byRow(noise));
            case Injection.Frozen frozen -> Optional.of(byRow(frozen));
            case Injection.SetLabel label -> Optional.of(ofLabels(label));
            case Injection.LabelNoise label -> Optional.of(ofLabels(label));
            case Injection.Scale ignored -> Optional.empty();
            case Injection.UnitChange ignored -> Optional.empty();
            case Injection.MeanShift ignored -> Optional.empty();
            case Injection.ZeroInflation ignored -> Optional.empty();
            case Injection.Missing ignored -> Optional.empty();
            case Injection.NewCategory ignored -> Optional.empty();
            case Injection.SetCategory ignored -> Optional.empty();
            case Injection.CategorySwap ignored -> Optional.empty();
        };
    }

    private static String byRow(Injection injection) {
        return "'" + injection.kind()
                + "' changes each row in its own way, and of past windows only the distributions are"
                + " kept, not the rows. Put it into a file with ./leeway simulate, and compare or push that";
    }

    private static String ofLabels(Injection injection) {
        return "'" + injection.kind() + "' changes labels, which have no part in drift. Put it into a file with"
                + " ./leeway simulate, and push that";
    }

    private static Optional<String> columnFault(Injection injection, MonitoredColumns columns) {
        String column = injection.column();
        @Nullable FeatureType type = columns.features().types().get(column);
        if (type == null) {
            return Optional.of(unknown(column, columns));
        }
        FeatureType needed =
                switch (injection) {
                    case Injection.NewCategory ignored -> FeatureType.CATEGORICAL;
                    case Injection.SetCategory ignored -> FeatureType.CATEGORICAL;
                    case Injection.CategorySwap ignored -> FeatureType.CATEGORICAL;
                    case Injection.Missing ignored -> type;
                    default -> FeatureType.NUMERIC;
                };
        return type == needed
                ? Optional.empty()
                : Optional.of("'" + injection.kind() + "' needs a "
                        + (needed == FeatureType.NUMERIC ? "numeric" : "categorical") + " feature, and '" + column
                        + "' is none");
    }

    private static String unknown(String column, MonitoredColumns columns) {
        if (columns.predictions().types().containsKey(column)) {
            return "'" + column + "' is an output of the model; alarms about drift go by its features";
        }
        String known = "the model has no feature '" + column + "'";
        return NearMiss.of(column, columns.features().types().keySet())
                .map(near -> known + "; did you mean '" + near + "'?")
                .orElseGet(() -> known + "; it has "
                        + Listing.of(columns.features().types().keySet(), NAMED));
    }
}
