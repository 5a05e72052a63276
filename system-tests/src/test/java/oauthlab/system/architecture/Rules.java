package oauthlab.system.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each rule of ARCHITECTURE.md as one method. */
final class Rules {

    private static final int MAX_TYPES = 12;

    /** Looked at by hand: they handle a digest, and compare something else that is no secret. */
    private static final Set<String> COMPARE_NO_SECRET = Set.of(
            "oauthlab.shared.proof.DpopProof.requireBinding", // ath and thumbprint: the sender has made both
            "oauthlab.auth.tokens.opaque.DatabaseOpaqueTokens.find", // a prefix that all tokens have
            "oauthlab.auth.browser.sessions.DatabaseUserSessions.replace", // ids of users
            "oauthlab.auth.authorize.par.DatabasePushedRequests.find"); // ids of clients

    /** What the JDK does in the language of the machine, unless it is given a locale. */
    private static final Map<String, Set<String>> BY_LANGUAGE = Map.of(
            "java.lang.String", Set.of("toLowerCase", "toUpperCase", "format", "formatted"),
            "java.io.PrintStream", Set.of("printf", "format"),
            "java.io.PrintWriter", Set.of("printf", "format"),
            "java.io.Console", Set.of("printf", "format", "readLine"),
            "java.util.Formatter", Set.of("<init>"),
            "java.util.Scanner", Set.of("<init>"),
            "java.text.NumberFormat", Set.of("getInstance", "getNumberInstance", "getIntegerInstance"),
            "java.text.DecimalFormat", Set.of("<init>"),
            "java.text.SimpleDateFormat", Set.of("<init>"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedDateTime"));

    private Rules() {}

    /** A package imports only packages that stand earlier in the list, and every package stands in the list. */
    static ArchRule readingOrder(ReadingOrder order) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(order.root() + "..")
                .should(dependOnly("import only what stands earlier in the reading order", (from, to) -> {
                    if (!to.getPackageName().startsWith(order.root())) return true;
                    int here = order.position(from.getPackageName());
                    return here >= 0
                            && order.position(to.getPackageName()) <= here
                            && order.chapter(to.getPackageName()) <= order.chapter(from.getPackageName());
                }));
    }

    static ArchRule everyPackageIsListed(ReadingOrder order) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(order.root() + ".*..")
                .should(satisfy(
                        "be in a package of the reading order", type -> order.position(type.getPackageName()) >= 0));
    }

    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The delete-a-folder test: nobody outside a removable folder knows anything in it. */
    static ArchRule removable(ReadingOrder order) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(order.root() + "..")
                .should(dependOnly("not know a removable feature", (from, to) -> {
                    boolean isOther = !from.getPackageName().equals(to.getPackageName());
                    return !(isOther && order.isRemovable(to.getPackageName()));
                }));
    }

    /** Services meet over HTTP only: a module imports itself, shared, web, and what stands before the two that take tokens. */
    static ArchRule isolated(String root, String project) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + "..")
                .should(dependOnly("know no other service", (from, to) -> {
                    String other = to.getPackageName();
                    return !other.startsWith(project + ".")
                            || other.startsWith(root)
                            || other.matches(project + "\\.(shared|guarded|web)(\\..*)?");
                }));
    }

    /** No framework in shared: the JDK, the JOSE library, Jackson and the signature provider; elsewhere a little more. */
    static ArchRule sharedIsPure(String shared, String... more) {
        var own = Stream.of(
                shared + "..",
                "java..",
                "javax.crypto..",
                "org.jose4j..",
                "com.fasterxml.jackson..",
                "org.conscrypt..");
        String[] allowed = Stream.concat(own, Stream.of(more)).toArray(String[]::new);
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(shared + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    /** Time is injected. */
    static ArchRule noInstantNow() {
        return ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleNameNotEndingWith("SystemClock")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .allowEmptyShould(true);
    }

    /**
     * The language of the machine changes no letter and no digit. In Turkish {@code "FILE".toLowerCase()} is not "file", and in
     * Arabic {@code %d} gives other digits.
     */
    static ArchRule noLanguageOfTheMachine() {
        return ArchRuleDefinition.classes().should(new ArchCondition<>("name the locale, such as Locale.ROOT") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    boolean depends = uses(unit, Rules::takesTheLanguageOfTheMachine);
                    events.add(new SimpleConditionEvent(unit, !depends, unit.getFullName() + " names no locale"));
                }
            }
        });
    }

    private static boolean takesTheLanguageOfTheMachine(AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget called)) return false;
        String owner = called.getOwner().getFullName();
        String parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).collect(Collectors.joining(","));
        if (parameters.contains("java.util.Locale")) return false;
        return owner.equals("java.util.Locale") && called.getName().equals("getDefault")
                || BY_LANGUAGE.getOrDefault(owner, Set.of()).contains(called.getName());
    }

    /** How something is stored is nobody's business but its package's. */
    static ArchRule adaptersArePackagePrivate() {
        return ArchRuleDefinition.classes()
                .that()
                .haveSimpleNameStartingWith("Database")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .andShould()
                .notHaveModifier(JavaModifier.PROTECTED)
                .allowEmptyShould(true);
    }

    static ArchRule noFieldInjection() {
        return ArchRuleDefinition.noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
                .allowEmptyShould(true);
    }

    /**
     * Whoever handles a digest, a mark or a hash compares it with {@code MessageDigest.isEqual} only, which takes the same
     * time wherever the difference is. A rule cannot see which value is compared, so a method that does both breaks it.
     */
    static ArchRule secretsAreComparedInConstantTime() {
        return ArchRuleDefinition.classes().should(new ArchCondition<>("compare secrets in constant time") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (COMPARE_NO_SECRET.contains(type.getFullName() + "." + unit.getName())) continue;
                    boolean both = uses(unit, Rules::isSecret) && uses(unit, Rules::stopsAtTheFirstDifference);
                    events.add(new SimpleConditionEvent(unit, !both, unit.getFullName() + " compares a secret"));
                }
            }
        });
    }

    private static boolean uses(JavaCodeUnit unit, Predicate<AccessTarget> what) {
        return unit.getAccessesFromSelf().stream().map(JavaAccess::getTarget).anyMatch(what)
                || unit.getMethodReferencesFromSelf().stream()
                        .map(JavaAccess::getTarget)
                        .anyMatch(what);
    }

    private static boolean isSecret(AccessTarget target) {
        return target.getOwner().getPackageName().matches("(oauthlab|planted)\\..*")
                && target.getName().matches("sha256|mark|hash|\\w*([dD]igest|Mark|Hash)");
    }

    private static boolean stopsAtTheFirstDifference(AccessTarget target) {
        return target.getOwner().getFullName().matches("java\\.(lang\\.(String|Object)|util\\.(Arrays|Objects))")
                && target.getName()
                        .matches("equals|equalsIgnoreCase|contentEquals|compare|compareTo|mismatch|startsWith");
    }

    /** A package is a chapter; a chapter with more types than this wants to be two. Entities and pages count too. */
    static Set<String> tooLargePackages(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getSimpleName().contains("_"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > MAX_TYPES)
                .map(entry -> entry.getKey() + " has " + entry.getValue() + " types")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ArchCondition<JavaClass> dependOnly(String text, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    boolean ok = allowed.test(type, dependency.getTargetClass());
                    events.add(new SimpleConditionEvent(type, ok, dependency.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> satisfy(String text, Predicate<JavaClass> test) {
        return ArchCondition.from(DescribedPredicate.describe(text, test));
    }
}
