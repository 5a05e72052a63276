package oauthlab.auth.foundation.crypto;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the sealers, each with keys of its own. */
class SealerSource {

    @Produces
    @Singleton
    Sealer sealer(MasterKeys masters) {
        return new Sealer(masters, master -> master.derive("seal", "AES"));
    }

    /** Made when it is first needed: it costs a moment, on purpose. */
    @Produces
    @Singleton
    @Stretched
    Sealer stretched(MasterKeys masters) {
        return new Sealer(masters, master -> master.stretch("upstream tokens", "AES"));
    }
}
