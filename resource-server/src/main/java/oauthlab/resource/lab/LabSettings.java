package oauthlab.resource.lab;

import io.smallrye.config.ConfigMapping;

/** Is this a lab? */
@ConfigMapping(prefix = "oauthlab")
interface LabSettings {

    /** Off unless somebody asks for it: seeded users with known names belong in no real database. */
    boolean labMode();
}
