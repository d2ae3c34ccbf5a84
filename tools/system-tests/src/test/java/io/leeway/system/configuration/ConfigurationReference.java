package io.leeway.system.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/** What can be configured: the config mappings with their comments, and the keys that stand in properties files. */
final class ConfigurationReference {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(leeway\\.[a-z.-]+)");
    private static final String KEY_CONSTANT = "_KEY";

    private final Map<String, String> tables = new TreeMap<>();
    private final Set<String> shared = new TreeSet<>();
    private final List<String> undocumented = new ArrayList<>();

    private ConfigurationReference() {}

    /** Reads the product's sources. */
    static ConfigurationReference of(Path root) {
        ConfigurationReference reference = new ConfigurationReference();
        JavaSources sources = JavaSources.read(
                root, text -> text.contains("@Config") || text.contains(KEY_CONSTANT + " = \"leeway."));
        for (CompilationUnitTree unit : sources.units()) {
            reference.new Scanner(root, sources).scan(unit, null);
        }
        JavaSources.files(root, ".properties").forEach(file -> reference.expressions(JavaSources.read(file)));
        return reference;
    }

    /** A table of each mapping's keys. */
    String markdown() {
        return String.join("\n", tables.values());
    }

    /** Keys of no mapping: named by properties files, or read by themselves. */
    Set<String> shared() {
        return shared;
    }

    /** Keys without a comment, as {@code LedgerConfig.round}. */
    List<String> undocumented() {
        return undocumented;
    }

    private void expressions(String text) {
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            shared.add(matcher.group(1));
        }
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Path root;
        private final JavaSources sources;

        Scanner(Path root, JavaSources sources) {
            this.root = root;
            this.sources = sources;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            JavaSources.text(type.getModifiers(), "ConfigMapping", "prefix")
                    .ifPresent(prefix -> tables.put(prefix + ' ' + type.getSimpleName(), table(prefix, type)));
            return super.visitClass(type, nothing);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            JavaSources.text(variable.getModifiers(), "ConfigProperty", "name")
                    .filter(key -> key.startsWith("leeway."))
                    .ifPresent(shared::add);
            if (variable.getName().toString().endsWith(KEY_CONSTANT)
                    && variable.getInitializer() instanceof com.sun.source.tree.LiteralTree literal) {
                shared.add(String.valueOf(literal.getValue()));
            }
            return super.visitVariable(variable, nothing);
        }

        private String table(String prefix, ClassTree type) {
            StringBuilder table = new StringBuilder("### `" + prefix + "`: " + module() + "\n\n");
            table.append(comment(type.getSimpleName().toString(), getCurrentPath()));
            table.append("\n\n| key, and its environment variable | default | meaning |\n| --- | --- | --- |\n");
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && method.getBody() == null) {
                    String key = prefix + '.' + hyphenated(method.getName().toString());
                    String fallback = JavaSources.text(method.getModifiers(), "WithDefault", "value")
                            .map(text -> '`' + text + '`')
                            .orElse("");
                    String meaning = comment(
                            type.getSimpleName() + "." + method.getName(), new TreePath(getCurrentPath(), method));
                    table.append("| `%s`<br>`%s` | %s | %s |%n".formatted(key, variable(key), fallback, meaning));
                    expressions(fallback);
                }
            }
            return table.toString();
        }

        private String module() {
            Path file = root.relativize(Path.of(
                    getCurrentPath().getCompilationUnit().getSourceFile().toUri()));
            return switch (file.subpath(0, 2).toString()) {
                case "libs/service-support" -> "all services but the dashboard";
                case "libs/web-support" -> "all services and the dashboard";
                default -> file.getName(0).toString();
            };
        }

        private String comment(String name, TreePath path) {
            DocCommentTree comment = sources.comments().getDocCommentTree(path);
            if (comment == null || comment.getFullBody().isEmpty()) {
                undocumented.add(name);
                return "";
            }
            return comment.getFullBody().stream()
                    .map(Scanner::markdown)
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .replace("|", "\\|");
        }

        private static String markdown(DocTree part) {
            return switch (part) {
                case LiteralTree literal -> '`' + literal.getBody().getBody() + '`';
                case LinkTree link ->
                    '`' + hyphenated(link.getReference().getSignature().replaceAll("[#()]", "")) + '`';
                default -> part.toString();
            };
        }
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
