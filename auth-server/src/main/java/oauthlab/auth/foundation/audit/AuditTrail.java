package oauthlab.auth.foundation.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that are kept. They are only ever added, and deleted when they are old. */
public interface AuditTrail {

    /** Adds these, all or none; within the caller's transaction if there is one. */
    void append(List<AuditRecord> records);

    /** A page of the facts that fit, newest first. */
    List<AuditRecord> page(Filter filter, int limit, int offset);

    long total(Filter filter);

    /**
     * Deletes at most {@code most} facts from before {@code time}.
     *
     * @return how many it deleted
     */
    int deleteBefore(Instant time, int most);

    /** Which facts are asked for; what is empty does not matter. */
    record Filter(
            Optional<String> type,
            Optional<String> client,
            Optional<String> user,
            Optional<String> outcome,
            Optional<String> traceId) {

        /** The members that are set, by the name of their attribute in {@link AuditEntity}. */
        public Map<String, Object> criteria() {
            var criteria = new LinkedHashMap<String, Object>();
            type.ifPresent(value -> criteria.put("type", value));
            client.ifPresent(value -> criteria.put("clientId", value));
            user.ifPresent(value -> criteria.put("userId", value));
            outcome.ifPresent(value -> criteria.put("outcome", value));
            traceId.ifPresent(value -> criteria.put("traceId", value));
            return criteria;
        }
    }
}
