package io.leeway.support.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * Takes from the records which properties of an answer are always there: those whose component is not
 * {@link Nullable}, because what is null is left out of JSON, and not {@link Defaulted}, because a request may leave it
 * out.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredProperties implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName DEFAULTED = DotName.createSimple(Defaulted.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String OURS = "io.leeway.";

    /** By the name in the description; several where records of different packages are called the same. */
    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    /** Made by the build, with the classes of the application. */
    public RequiredProperties(IndexView index) {
        // An application's class may be known to several of the indexes that a build puts together.
        Map<DotName, ClassInfo> known = new HashMap<>();
        index.getKnownClasses().forEach(type -> known.put(type.name(), type));
        for (ClassInfo type : known.values()) {
            if (type.isRecord() && type.name().toString().startsWith(OURS)) {
                records.computeIfAbsent(name(type), name -> new ArrayList<>()).add(type);
            }
        }
    }

    private static String name(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().forEach(this::complete);
        }
    }

    private void complete(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<ClassInfo> found = records.getOrDefault(name, List.of()).stream()
                .filter(type -> names(type).equals(schema.getProperties().keySet()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "The API's description has a schema " + name + " that is one of these records: " + found
                            + ". Let an answer be a record, and call it something else than others with @Schema(name).");
        }
        List<String> required = found.getFirst().recordComponents().stream()
                .filter(component -> !component.type().hasAnnotation(NULLABLE) && !component.hasAnnotation(DEFAULTED))
                .map(RecordComponentInfo::name)
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static Set<String> names(ClassInfo type) {
        return type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
    }
}
