package oauthlab.auth.foundation.crypto;

import java.nio.file.Path;
import java.util.Optional;
import oauthlab.auth.foundation.platform.LabModes;

/** Sealers of a server with other master keys than the one under test. */
public final class Sealers {

    private Sealers() {}

    /** @param previous may be null */
    public static Sealer with(String present, String previous) {
        return new SealerSource().sealer(masters(present, previous));
    }

    /** The same, by scrypt. */
    public static Sealer stretched(String present, String previous) {
        return new SealerSource().stretched(masters(present, previous));
    }

    private static MasterKeys masters(String present, String previous) {
        return new MasterKeys(
                LabModes.OFF, Optional.of(present), Optional.ofNullable(previous), Path.of("not-read"), () -> false);
    }
}
