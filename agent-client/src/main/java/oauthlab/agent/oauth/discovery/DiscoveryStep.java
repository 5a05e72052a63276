package oauthlab.agent.oauth.discovery;

/**
 * One step of discovery that went well.
 *
 * @param step what was looked for: {@code Protected resource metadata}
 * @param rule where it is written that one may look there: {@code RFC 9728 section 3.1}
 * @param outcome what was found
 */
public record DiscoveryStep(String step, String rule, String outcome) {}
