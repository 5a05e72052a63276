package oauthlab.web.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** What the {@code Allow} of a 405 has to list (RFC 9110 section 15.5.6); the framework knows it and does not say it. */
public final class AllowedMethods {

    private AllowedMethods() {}

    /** The methods that the endpoints at this path answer. */
    public static String at(String path) {
        var methods = new TreeSet<String>();
        var classes =
                new RequestMapper<>(CurrentRequestManager.get().getDeployment().getClassMappers());
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler endpoints) methods.addAll(answering(endpoints, rest));
            }
        }
        if (methods.contains("GET")) methods.add("HEAD");
        return String.join(", ", methods);
    }

    private static Set<String> answering(ClassRoutingHandler endpoints, String rest) {
        return endpoints.getMappers().entrySet().stream()
                .filter(paths -> paths.getKey() != null && paths.getValue().map(rest) != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
