package oauthlab.system.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import oauthlab.system.docs.Requirement.Specification;
import oauthlab.system.docs.SpecifiedTests.SpecifiedTest;

/** What is required, where it is done, and what proves it, brought together: {@code docs/rfc-map.md}. */
final class RfcMap {

    private static final String HEAD = """
            # What the RFCs require, and where it is done

            Each MUST of the specifications that the authorization server follows, in our words, with the class that does it and
            the tests that prove it; or the reason why it is not done. What they require of clients and of APIs is left out.

            This page is made, not written: from [requirements.txt](rfc/requirements.txt) and from the annotation `@Spec` on the
            tests. A test fails when it is not up to date; [CONTRIBUTING](../CONTRIBUTING.md#before-you-push) says how to make it
            anew. "OAuth 2.1" is draft-ietf-oauth-v2-1; where it repeats RFC 6749 the number of the RFC stands.

            """;

    private final List<Specification> specifications;
    private final SpecifiedTests tests;
    private final SourceFiles sources;

    RfcMap(List<Specification> specifications, SpecifiedTests tests, SourceFiles sources) {
        this.specifications = specifications;
        this.tests = tests;
        this.sources = sources;
    }

    /** What is wrong, in words; empty when all fits together. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        Set<String> unknown = new TreeSet<>(tests.byRequirement().keySet());
        Set<String> seen = new TreeSet<>();
        for (Requirement one : all()) {
            if (!seen.add(one.id())) faults.add(one.id() + " stands there twice");
            unknown.remove(one.id());
            faults.addAll(faults(one));
        }
        unknown.forEach(id -> faults.add("@Spec(\"" + id + "\") names no requirement"));
        return faults;
    }

    private List<String> faults(Requirement one) {
        var faults = new ArrayList<String>();
        boolean isTested = tests.byRequirement().containsKey(one.id());
        if (one.isDone() && !isTested) faults.add(one.id() + " has neither a test nor a reason why it is not done");
        if (!one.isDone() && isTested) faults.add(one.id() + " is said not to be done, but has a test");
        if (!one.isDone() && one.reason().length() < 10) faults.add(one.id() + " has no reason");
        one.classes().stream()
                .filter(name -> sources.mainClasses(name).size() != 1)
                .forEach(name -> faults.add(one.id() + " names " + name + ", which is not exactly one class"));
        return faults;
    }

    String page() {
        long done = all().stream().filter(Requirement::isDone).count();
        var page = new StringBuilder(HEAD);
        page.append(all().size() + " requirements: " + done + " are done and proven, ")
                .append(all().size() - done + " are not done, for the reason given.\n");
        specifications.forEach(specification -> page.append(table(specification)));
        return page.toString();
    }

    private List<Requirement> all() {
        return specifications.stream()
                .flatMap(specification -> specification.requirements().stream())
                .toList();
    }

    private String table(Specification specification) {
        return "\n## " + specification.name() + ": " + specification.title()
                + "\n\n| section | what is required | where | proven by |\n|---|---|---|---|\n"
                + specification.requirements().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Requirement one) {
        String where =
                one.isDone() ? one.classes().stream().map(this::link).collect(Collectors.joining(", ")) : "not done";
        String proof = one.isDone() ? proof(one) : one.reason();
        return "| " + one.section() + " | " + one.text() + " | " + where + " | " + proof + " |\n";
    }

    /** Tests of one class stand together. */
    private String proof(Requirement one) {
        var byClass = new TreeMap<String, List<String>>();
        for (SpecifiedTest test : tests.byRequirement().getOrDefault(one.id(), List.of()))
            byClass.computeIfAbsent(test.link(), any -> new ArrayList<>()).add(test.sentence());
        return byClass.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("; ", entry.getValue()))
                .collect(Collectors.joining("<br>"));
    }

    private String link(String name) {
        String path = sources.mainClasses(name).stream().findFirst().orElse("missing");
        return "[" + name.substring(name.lastIndexOf('/') + 1) + "](../" + path + ")";
    }
}
