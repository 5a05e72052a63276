package oauthlab.auth.browser.consent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import oauthlab.shared.secret.Digests;

/** A row of {@code user_consent}. Its key is a digest of what it says, because that may be long. */
@Entity
@Table(name = "user_consent")
class ConsentEntity {
    @Id
    String consentDigest;

    String userId;
    String clientId;
    String resource;
    String scope;
    Instant grantedAt;

    /** No part of it holds a line break. */
    static String key(String userId, ConsentQuestion question, String resource, String scope) {
        return Digests.sha256(String.join(
                "\n", userId, question.clientId(), question.clientName(), question.place(), resource, scope));
    }

    Consent toConsent() {
        return new Consent(clientId, resource, scope, grantedAt);
    }
}
