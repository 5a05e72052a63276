package oauthlab.auth.tokens.issuance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who acts for the subject of a token: the claim {@code act}. RFC 8693 section 4.1.
 *
 * <pre>{"sub":"mcp-task-manager","act":{"sub":"ai-agent-assistant"}}</pre>
 *
 * @param subject who acts now
 * @param before who acted before that; history, which gives no rights
 */
public record Actor(String subject, Optional<Actor> before) {

    /** Longer chains are no work anybody does. */
    public static final int MAX_DEPTH = 8;

    public int length() {
        return 1 + before.map(Actor::length).orElse(0);
    }

    public Map<String, Object> claim() {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("sub", subject);
        before.ifPresent(actor -> claim.put("act", actor.claim()));
        return claim;
    }

    static Optional<Actor> fromClaim(Object claim) {
        return claim instanceof Map<?, ?> members && members.get("sub") instanceof String subject
                ? Optional.of(new Actor(subject, fromClaim(members.get("act"))))
                : Optional.empty();
    }
}
