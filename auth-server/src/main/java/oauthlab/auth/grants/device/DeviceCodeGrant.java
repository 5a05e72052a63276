package oauthlab.auth.grants.device;

import static oauthlab.shared.protocol.OAuthErrorCode.ACCESS_DENIED;
import static oauthlab.shared.protocol.OAuthErrorCode.AUTHORIZATION_PENDING;
import static oauthlab.shared.protocol.OAuthErrorCode.EXPIRED_TOKEN;
import static oauthlab.shared.protocol.OAuthErrorCode.SLOW_DOWN;
import static oauthlab.shared.protocol.ParameterNames.DEVICE_CODE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.families.NewFamily;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;

/** A device asks: has the user said yes? RFC 8628 sections 3.4 and 3.5. */
@ApplicationScoped
class DeviceCodeGrant implements Grant {

    private final DeviceRequests requests;
    private final TokenFamilies families;
    private final Clock clock;

    DeviceCodeGrant(DeviceRequests requests, TokenFamilies families, Clock clock) {
        this.requests = requests;
        this.families = families;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.DEVICE_CODE;
    }

    @Override
    public GrantOutcome redeem(TokenRequest token) {
        String code = token.form().require(DEVICE_CODE);
        DeviceRequest request = requests.findByDeviceCode(code)
                .filter(found -> found.clientId().equals(token.client().id()))
                .orElseThrow(() -> refused("unknown, or another client's"));
        if (!clock.instant().isBefore(request.expiresAt()))
            throw OAuthException.of(EXPIRED_TOKEN, "The time to type the code is over. Start again.");
        if (!requests.asksInTime(code))
            throw OAuthException.of(SLOW_DOWN, "You ask too often. Wait five seconds longer between two questions.");
        return switch (request.status()) {
            case PENDING -> throw OAuthException.of(AUTHORIZATION_PENDING, "The user has not decided yet. Ask again.");
            case DENIED -> throw OAuthException.of(ACCESS_DENIED, "The user said no.");
            case REDEEMED -> throw refused("used before");
            case APPROVED -> approved(code, request, token);
        };
    }

    private GrantOutcome approved(String code, DeviceRequest request, TokenRequest token) {
        TokenFamily family = begin(code, request, token).orElseThrow(() -> refused("used before"));
        return new GrantOutcome.ForUser(family, request.scopes(), request.audience(), Optional.empty());
    }

    /** In one transaction: a code that is used up has its family, whatever happens in between. */
    private Optional<TokenFamily> begin(String code, DeviceRequest request, TokenRequest token) {
        Client client = token.client();
        DeviceRequest.Approval approval = request.approval().orElseThrow();
        var family = new NewFamily(
                client.id(),
                approval.userId(),
                request.scopes(),
                request.audience(),
                approval.authTime(),
                client.tokens().refreshTokenLifetime(),
                Optional.empty(),
                Optional.empty(),
                client.isPublic() ? token.keyThumbprint() : Optional.empty());
        return QuarkusTransaction.requiringNew()
                .call(() -> requests.redeemOnce(code)
                        ? Optional.of(families.start(families.newId(), family))
                        : Optional.empty());
    }

    private static OAuthException refused(String reason) {
        return OAuthException.invalidGrant(
                "The device_code is not valid: unknown, used before, or issued to another client. Start again.",
                reason);
    }
}
