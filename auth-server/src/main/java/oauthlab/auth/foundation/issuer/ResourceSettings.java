package oauthlab.auth.foundation.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;

/** What there is to get tokens for. */
@ConfigMapping(prefix = "oauthlab.resources")
public interface ResourceSettings {

    /** The protected resources by a short name; clients refer to the name, tokens carry the address. */
    Map<String, String> identifiers();

    /**
     * For some of the resources, by short name: the client that runs it and may act for those who call it. A user's
     * token for the resource names that client in {@code may_act} (RFC 8693 section 4.4), and nobody else may exchange
     * it.
     */
    Map<String, String> actors();

    /** The name of the resource that a token is for when neither request nor client names one. */
    @WithName("default")
    String defaultName();

    /** Every scope that allows something at a resource. */
    List<String> scopes();
}
