package io.leeway.contracts.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;

/** Says in words of the reader's own what is wrong with a document; the parser's words name classes nobody outside knows. */
public final class JsonFaults {

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final int LONGEST_SHOWN = 60;

    private JsonFaults() {}

    /**
     * What is wrong.
     *
     * @param found what stands at the place, as "the number 5"; absent where that is not known
     * @param form what the document should be, as "JSON"
     */
    public static String explain(JsonProcessingException exception, @Nullable String found, String form) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown -> unknownKey(unknown);
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                notOneOf(String.valueOf(format.getValue()), allowed(format.getTargetType()));
            case MismatchedInputException mismatch -> mismatch(mismatch, found);
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException inner -> explain(inner, found, form);
            case StreamConstraintsException constraint ->
                "It is nested more than " + ContractJson.DEEPEST + " deep, or has a number of more than "
                        + ContractJson.LONGEST_NUMBER + " characters or a name or text that is too long.";
            case JsonMappingException mapping ->
                "A value is missing or of a kind that does not belong here. Give it, or leave the key out.";
            default -> syntax(exception, form);
        };
    }

    /** The path of keys to the fault, as {@code alerts.[0].to}; empty at the top or when no key was reached. */
    public static String path(JsonProcessingException exception) {
        if (!(exception instanceof JsonMappingException mapping)) {
            return "";
        }
        List<JsonMappingException.Reference> references = mapping.getPath();
        return references.stream()
                .map(reference -> reference.getFieldName() == null
                        ? "[" + reference.getIndex() + "]"
                        : show(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }

    /** Line and column of the fault as words; empty where they are not known. */
    public static String location(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : "line " + location.getLineNr() + ", column " + Math.max(1, location.getColumnNr());
    }

    /** A text as it can be shown within an explanation. */
    public static String show(String text) {
        return Names.clean(text, LONGEST_SHOWN);
    }

    private static String unknownKey(UnrecognizedPropertyException unknown) {
        String key = unknown.getPropertyName();
        List<String> known = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
        return "Unknown key '" + show(key) + "'" + meant(key, known) + " Known here: " + String.join(", ", known) + ".";
    }

    private static String notOneOf(String value, List<String> allowed) {
        return "'" + show(value) + "' is not one of " + String.join(", ", allowed) + meant(value, allowed);
    }

    private static String meant(String written, Collection<String> known) {
        return NearMiss.of(written, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse(".");
    }

    private static List<String> allowed(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ContractJson.mapper().convertValue(constant, String.class))
                .filter(name -> !name.equals("unknown"))
                .toList();
    }

    private static String mismatch(MismatchedInputException mismatch, @Nullable String found) {
        Class<?> type = mismatch.getTargetType();
        String expected = expected(type);
        if (mismatch instanceof InvalidFormatException format && format.getValue() instanceof String text) {
            return "'" + show(text) + "' stands here, " + expected + " is expected.";
        }
        return found == null
                ? "Expected is " + expected + "."
                : found.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + found.substring(1) + " stands here, "
                        + expected + " is expected.";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", allowed(type));
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number" + (type == Integer.class || type == int.class ? " up to 2147483647" : "");
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type.isRecord()) {
            return "an object with the keys "
                    + Arrays.stream(type.getRecordComponents())
                            .map(java.lang.reflect.RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        return Map.class.isAssignableFrom(type) ? "an object of keys and values" : "another value";
    }

    private static String syntax(JsonProcessingException exception, String form) {
        Matcher duplicate = DUPLICATE.matcher(String.valueOf(exception.getOriginalMessage()));
        if (duplicate.lookingAt()) {
            return "The key '" + show(duplicate.group(1)) + "' is given twice. Keep one of them.";
        }
        if (String.valueOf(exception.getOriginalMessage()).startsWith("Malformed numeric value")) {
            return "What stands here is not a number, which is written in digits; there is no infinite one.";
        }
        return "The document stops being " + form + " here. Look at the quotes, brackets and commas before this place.";
    }
}
