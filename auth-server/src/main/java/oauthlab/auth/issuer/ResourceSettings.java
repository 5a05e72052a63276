package oauthlab.auth.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;

/** What there is to get tokens for. */
@ConfigMapping(prefix = "oauthlab.resources")
public interface ResourceSettings {

    /** The protected resources by a short name; clients refer to the name, tokens carry the address. */
    Map<String, String> identifiers();

    /** The name of the resource that a token is for when neither request nor client names one. */
    @WithName("default")
    String defaultName();

    /** Every scope that allows something at a resource. */
    List<String> scopes();
}
