package oauthlab.auth.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which facts are asked for; what is empty does not matter. */
public record AuditFilter(
        Optional<String> type,
        Optional<String> client,
        Optional<String> user,
        Optional<String> outcome,
        Optional<String> traceId) {

    /** The members that are set, by the name of their attribute in {@link AuditEntity}. */
    Map<String, Object> criteria() {
        var criteria = new LinkedHashMap<String, Object>();
        type.ifPresent(value -> criteria.put("type", value));
        client.ifPresent(value -> criteria.put("clientId", value));
        user.ifPresent(value -> criteria.put("userId", value));
        outcome.ifPresent(value -> criteria.put("outcome", value));
        traceId.ifPresent(value -> criteria.put("traceId", value));
        return criteria;
    }
}
