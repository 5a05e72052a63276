package oauthlab.auth.crypto;

import java.nio.file.Path;
import java.util.Optional;
import oauthlab.auth.ground.LabModes;

/** Sealers of a server with other master keys than the one under test. */
public final class Sealers {

    private Sealers() {}

    /** @param previous may be null */
    public static Sealer with(String present, String previous) {
        return new Sealer(
                new MasterKeys(LabModes.OFF, Optional.of(present), Optional.ofNullable(previous), Path.of("not-read")));
    }
}
