package oauthlab.system.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that cannot fail protects nothing: each is seen to fail on a class that was planted for it. */
class PlantedViolationsTest {

    private static final ReadingOrder ORDER =
            new ReadingOrder("planted", "planted.order", List.of(), List.of("early", "late"), Set.of("late"));

    @Test
    void an_import_against_the_reading_order_is_found() {
        assertFails(Rules.readingOrder(ORDER), "planted.order", "planted.order.late.Late");
    }

    @Test
    void an_import_against_the_order_of_chapters_is_found() {
        var order = new ReadingOrder(
                "planted", "planted.order", List.of("early", "late"), List.of("late", "early"), Set.of());
        assertFails(Rules.readingOrder(order), "planted.order", "planted.order.late.Late");
    }

    @Test
    void a_package_that_no_list_names_is_found() {
        assertFails(Rules.everyPackageIsListed(ORDER), "planted.order", "planted.order.unlisted.Stray");
    }

    @Test
    void an_import_of_a_removable_feature_is_found() {
        assertFails(Rules.removable(ORDER), "planted.order", "planted.order.late.Late");
    }

    @Test
    void a_cycle_is_found() {
        assertFails(Rules.noCycles("planted.cycle"), "planted.cycle", "Cycle detected");
    }

    @Test
    void a_service_that_knows_another_is_found() {
        assertFails(
                Rules.isolated("planted.project.auth", "planted.project"),
                "planted.project",
                "planted.project.resource.Private");
    }

    @Test
    void a_framework_in_shared_is_found() {
        assertFails(Rules.sharedIsPure("planted.project.shared"), "planted.project", "jakarta.inject.Inject");
    }

    @Test
    void a_shared_class_with_one_user_is_found() {
        Path planted = Root.resolve("system-tests/src/test/java/planted/project");
        Set<String> lonely = SharedUse.usedByFewerThanTwo(
                planted.resolve("shared"), List.of(planted.resolve("auth"), planted.resolve("resource")));
        assertTrue(lonely.contains("planted.project.shared.Lonely"), lonely.toString());
    }

    @Test
    void a_call_of_instant_now_is_found() {
        assertFails(Rules.noInstantNow(), "planted.time", "java.time.Instant.now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lower", "upper", "reference", "format", "formatted", "printf", "formatter", "pattern", "asked"})
    void a_text_in_the_language_of_the_machine_is_found(String method) {
        assertFails(Rules.noLanguageOfTheMachine(), "planted.language", "planted.language.Turkish." + method + "(");
    }

    @Test
    void a_text_with_a_locale_is_not_found() {
        var failure = assertThrows(
                AssertionError.class, () -> Rules.noLanguageOfTheMachine().check(classes("planted.language")));
        assertFalse(failure.getMessage().contains("rooted"), failure.getMessage());
    }

    @Test
    void a_public_adapter_is_found() {
        assertFails(Rules.adaptersArePackagePrivate(), "planted.adapter", "DatabaseThings");
    }

    @Test
    void field_injection_is_found() {
        assertFails(Rules.noFieldInjection(), "planted.field", "planted.field.Injected.dependency");
    }

    @Test
    void a_comparison_that_tells_where_a_secret_differs_is_found() {
        assertFails(Rules.secretsAreComparedInConstantTime(), "planted.hasty", "planted.hasty.Hasty.is(");
    }

    @Test
    void a_package_of_thirteen_types_is_found() {
        assertEquals(Set.of("planted.large has 13 types"), Rules.tooLargePackages(classes("planted.large")));
    }

    private static void assertFails(ArchRule rule, String planted, String mentions) {
        JavaClasses classes = classes(planted);
        assertFalse(classes.isEmpty());
        var failure = assertThrows(AssertionError.class, () -> rule.check(classes));
        assertTrue(failure.getMessage().contains(mentions), failure.getMessage());
    }

    private static JavaClasses classes(String name) {
        return new ClassFileImporter().importPackages(name);
    }
}
