package oauthlab.system.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();
    private static final List<ReadingOrder> ORDERS = ReadingOrder.all();

    static Stream<ReadingOrder> modules() {
        return ORDERS.stream();
    }

    @Test
    void architecture_md_lists_every_module() {
        assertEquals(
                List.of(
                        "shared",
                        "protected-resource",
                        "web",
                        "auth-server",
                        "resource-server",
                        "mcp-task-client",
                        "agent-client",
                        "console"),
                ORDERS.stream().map(ReadingOrder::module).toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_import_only_what_stands_earlier(ReadingOrder order) {
        JavaClasses classes = classes(order.module());
        Rules.readingOrder(order).check(classes);
        Rules.everyPackageIsListed(order).check(classes);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void there_are_no_cycles(ReadingOrder order) {
        Rules.noCycles(order.root()).check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void removable_features_can_be_deleted(ReadingOrder order) {
        Rules.removable(order).check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void services_know_nothing_of_each_other(ReadingOrder order) {
        Rules.isolated(order.root(), "oauthlab").check(classes(order.module()));
    }

    @Test
    void shared_has_no_framework() {
        Rules.sharedIsPure("oauthlab.shared").check(classes("shared"));
    }

    @Test
    void what_stands_before_a_protected_resource_has_no_framework() {
        Rules.sharedIsPure("oauthlab.guarded", "oauthlab.shared..", "com.github.benmanes.caffeine..")
                .check(classes("protected-resource"));
    }

    /** The system tests count as a module: they speak the protocol as a client does. */
    @Test
    void what_is_shared_is_used_by_two() {
        var modules = new ArrayList<Path>();
        ORDERS.stream()
                .map(ReadingOrder::module)
                .filter(module -> !module.equals("shared"))
                .forEach(module -> modules.add(Root.resolve(module).resolve("src/main/java")));
        modules.add(Root.resolve("system-tests/src/test/java"));
        assertEquals(Set.of(), SharedUse.usedByFewerThanTwo(Root.resolve("shared/src/main/java"), modules));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void time_is_injected(ReadingOrder order) {
        Rules.noInstantNow().check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void the_language_of_the_machine_changes_nothing(ReadingOrder order) {
        Rules.noLanguageOfTheMachine().check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void database_adapters_are_package_private(ReadingOrder order) {
        Rules.adaptersArePackagePrivate().check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothing_is_injected_into_fields(ReadingOrder order) {
        Rules.noFieldInjection().check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void secrets_are_compared_in_constant_time(ReadingOrder order) {
        Rules.secretsAreComparedInConstantTime().check(classes(order.module()));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_are_small(ReadingOrder order) {
        assertEquals(Set.of(), Rules.tooLargePackages(classes(order.module())));
    }

    private static JavaClasses classes(String module) {
        return IMPORTED.computeIfAbsent(module, ArchitectureTest::read);
    }

    private static JavaClasses read(String module) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludePackageInfos())
                .importPath(Root.resolve(module).resolve("target/classes"));
        assertTrue(!classes.isEmpty(), module + " is not compiled");
        return classes;
    }
}
