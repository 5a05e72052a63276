package oauthlab.auth.broker.accountlinks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import oauthlab.auth.broker.relyingparty.Identity;
import oauthlab.shared.secret.Digests;

@Entity
@Table(name = "upstream_link")
class LinkEntity {
    @Id
    String linkDigest;

    String userId;
    String provider;
    String authority;
    String subject;
    String name;
    boolean isHome;
    Instant linkedAt;

    /** Neither part holds a line break: one is an address, and of the other we take none that does. */
    static String key(Identity identity) {
        return Digests.sha256(identity.authority() + "\n" + identity.subject());
    }

    Link toLink() {
        return new Link(linkDigest, userId, provider, name, isHome, linkedAt);
    }
}
