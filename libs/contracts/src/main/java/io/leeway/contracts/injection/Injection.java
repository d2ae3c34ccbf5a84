package io.leeway.contracts.injection;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** One way in which a column goes wrong. Cells of the column without a value stay as they are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "injection")
@JsonSubTypes({
    @JsonSubTypes.Type(Injection.Scale.class),
    @JsonSubTypes.Type(Injection.UnitChange.class),
    @JsonSubTypes.Type(Injection.MeanShift.class),
    @JsonSubTypes.Type(Injection.Noise.class),
    @JsonSubTypes.Type(Injection.TargetNoise.class),
    @JsonSubTypes.Type(Injection.ZeroInflation.class),
    @JsonSubTypes.Type(Injection.Missing.class),
    @JsonSubTypes.Type(Injection.NewCategory.class),
    @JsonSubTypes.Type(Injection.SetCategory.class),
    @JsonSubTypes.Type(Injection.CategorySwap.class),
    @JsonSubTypes.Type(Injection.SetLabel.class),
    @JsonSubTypes.Type(Injection.LabelNoise.class),
    @JsonSubTypes.Type(Injection.Frozen.class)
})
public sealed interface Injection {

    /** The column that it changes. */
    String column();

    /** What is done, as it is written in a plan. */
    default String kind() {
        return switch (this) {
            case Scale ignored -> "scale";
            case UnitChange ignored -> "unit-change";
            case MeanShift ignored -> "mean-shift";
            case Noise ignored -> "noise";
            case TargetNoise ignored -> "target-noise";
            case ZeroInflation ignored -> "zero-inflation";
            case Missing ignored -> "missing";
            case NewCategory ignored -> "new-category";
            case SetCategory ignored -> "set-category";
            case CategorySwap ignored -> "category-swap";
            case SetLabel ignored -> "set-label";
            case LabelNoise ignored -> "label-noise";
            case Frozen ignored -> "frozen";
        };
    }

    /** Multiplies the numbers. */
    @JsonTypeName("scale")
    record Scale(
            String column, @JsonProperty(required = true) double factor) implements Injection {}

    /** Multiplies the numbers, as a change of unit does: months become days with 30.44. */
    @JsonTypeName("unit-change")
    record UnitChange(
            String column, @JsonProperty(required = true) double factor) implements Injection {}

    /** Adds to the numbers: so much, or so many standard deviations of the column. */
    @JsonTypeName("mean-shift")
    record MeanShift(
            String column, @Nullable Double by, @Nullable Double bySigmas) implements Injection {}

    /** Adds Gaussian noise of so many standard deviations of the column. */
    @JsonTypeName("noise")
    record Noise(
            String column, @JsonProperty(required = true) double sigmas) implements Injection {}

    /** Multiplies each number by a factor of its own, drawn evenly between two. */
    @JsonTypeName("target-noise")
    record TargetNoise(String column, List<Double> between) implements Injection {}

    /** Sets a share of the numbers to zero. */
    @JsonTypeName("zero-inflation")
    record ZeroInflation(
            String column, @JsonProperty(required = true) double share) implements Injection {}

    /** Blanks a share of the cells, at random. */
    @JsonTypeName("missing")
    record Missing(
            String column, @JsonProperty(required = true) double share) implements Injection {}

    /** Sets a share of the cells to a value that is new. */
    @JsonTypeName("new-category")
    record NewCategory(
            String column,
            String value,
            @JsonProperty(required = true) double share) implements Injection {}

    /** Sets a share of the cells to one of these values, drawn evenly. */
    @JsonTypeName("set-category")
    record SetCategory(
            String column,
            List<String> values,
            @JsonProperty(required = true) double share) implements Injection {}

    /** Makes each {@code a} a {@code b} and each {@code b} an {@code a}. */
    @JsonTypeName("category-swap")
    record CategorySwap(String column, String a, String b) implements Injection {}

    /** Sets a share of the labels to this one. */
    @JsonTypeName("set-label")
    record SetLabel(
            String column,
            String value,
            @JsonProperty(required = true) double share) implements Injection {}

    /** Replaces a share of the labels by another one that the column has. */
    @JsonTypeName("label-noise")
    record LabelNoise(
            String column, @JsonProperty(required = true) double share) implements Injection {}

    /** Repeats the value of the first changed row. */
    @JsonTypeName("frozen")
    record Frozen(String column) implements Injection {}
}
