package io.leeway.system.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;

/** The product's Java as the compiler reads it, comments included; nothing is compiled. */
record JavaSources(List<CompilationUnitTree> units, DocTrees comments) {

    /** Reads what stands below the sources of the product and has one of these words. */
    static JavaSources read(Path root, Predicate<String> wanted) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    files(root, ".java").filter(file -> wanted.test(read(file))).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return new JavaSources(units, DocTrees.instance(task));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The files of the product that end so, in the order of their paths. */
    static Stream<Path> files(Path root, String ending) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root);
                Stream<Path> libraries = Files.list(root.resolve("libs"))) {
            for (Path module : Stream.concat(modules, libraries).sorted().toList()) {
                Path sources = module.resolve("src/main");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(ending))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return found.stream();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What an annotation's element says, where it says it as a text. */
    static Optional<String> text(ModifiersTree modifiers, String annotation, String element) {
        for (AnnotationTree found : modifiers.getAnnotations()) {
            if (!found.getAnnotationType().toString().equals(annotation)) {
                continue;
            }
            for (ExpressionTree argument : found.getArguments()) {
                if (argument instanceof LiteralTree literal && element.equals("value")) {
                    return Optional.of(String.valueOf(literal.getValue()));
                }
                if (argument instanceof AssignmentTree assignment
                        && assignment.getVariable().toString().equals(element)
                        && assignment.getExpression() instanceof LiteralTree literal) {
                    return Optional.of(String.valueOf(literal.getValue()));
                }
            }
        }
        return Optional.empty();
    }
}
