package oauthlab.system.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oauthlab.shared.spec.Spec;
import oauthlab.system.lab.Root;

/** The tests that say which requirement they prove, found in the compiled tests of all modules. */
final class SpecifiedTests {

    private static final List<String> MODULES =
            List.of("shared", "auth-server", "resource-server", "mcp-task-client", "agent-client", "system-tests");

    private final Map<String, List<SpecifiedTest>> byRequirement = new TreeMap<>();

    private SpecifiedTests() {}

    /**
     * A test, or a class of tests.
     *
     * @param method null when the whole class proves it
     */
    record SpecifiedTest(String source, String className, String method) implements Comparable<SpecifiedTest> {

        /** The name as a sentence. */
        String sentence() {
            return method == null ? "all of it" : method.replace('_', ' ');
        }

        /** To its source, from the folder of the documentation. */
        String link() {
            return "[" + className + "](../" + source + ")";
        }

        @Override
        public int compareTo(SpecifiedTest other) {
            return (source + ' ' + sentence()).compareTo(other.source + ' ' + other.sentence());
        }
    }

    static SpecifiedTests read() {
        var found = new SpecifiedTests();
        for (String module : MODULES) {
            Path compiled = Root.resolve(module).resolve("target/test-classes");
            for (JavaClass type : new ClassFileImporter().importPath(compiled)) found.add(module, type);
        }
        found.byRequirement.values().forEach(Collections::sort);
        return found;
    }

    /** By id of the requirement. */
    Map<String, List<SpecifiedTest>> byRequirement() {
        return byRequirement;
    }

    private void add(String module, JavaClass type) {
        String source = module + "/src/test/java/" + type.getName().replace('.', '/') + ".java";
        // A class that is gone may still lie among the compiled ones.
        if (Files.notExists(Root.resolve(source))) return;
        add(type, new SpecifiedTest(source, type.getSimpleName(), null));
        for (JavaMethod method : type.getMethods())
            add(method, new SpecifiedTest(source, type.getSimpleName(), method.getName()));
    }

    private void add(CanBeAnnotated annotated, SpecifiedTest test) {
        if (!annotated.isAnnotatedWith(Spec.class)) return;
        for (String id : value(annotated))
            byRequirement.computeIfAbsent(id, any -> new ArrayList<>()).add(test);
    }

    private static String[] value(CanBeAnnotated annotated) {
        return annotated instanceof JavaClass type
                ? type.getAnnotationOfType(Spec.class).value()
                : ((JavaMethod) annotated).getAnnotationOfType(Spec.class).value();
    }
}
