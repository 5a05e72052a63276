package oauthlab.auth.grants.device;

import java.util.List;
import java.util.Optional;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.shared.protocol.Scopes;

/** The devices that wait. */
interface DeviceRequests {

    /** The two codes of a request: a long one for the device, a short one for the user to type. */
    record Codes(String deviceCode, String userCode) {}

    /** @param holder whom the request is counted by */
    Codes start(String clientId, String holder, Scopes scopes, List<String> audience);

    Optional<DeviceRequest> findByDeviceCode(String deviceCode);

    /** The request with this user code that nobody has decided and that has not expired. */
    Optional<DeviceRequest> findPending(String userCode);

    /**
     * Says yes or no for the user.
     *
     * @return false when somebody has decided before, or the time is over
     */
    boolean decide(String userCode, UserSession session, boolean approve);

    /**
     * Notes that the device asks now.
     *
     * @return false when it asks too soon; then it must wait five seconds longer from now on (section 3.5)
     */
    boolean asksInTime(String deviceCode);

    /** Uses the approval up: true for the first who asks, false for everybody after. */
    boolean redeemOnce(String deviceCode);
}
