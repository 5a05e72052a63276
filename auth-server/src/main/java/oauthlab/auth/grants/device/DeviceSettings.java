package oauthlab.auth.grants.device;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long devices wait. */
@ConfigMapping(prefix = "oauthlab.device")
interface DeviceSettings {

    /** So long a user has time to type the code. */
    Duration lifetime();

    /** So long a device waits between two questions. */
    Duration interval();
}
