package oauthlab.auth.foundation.platform;

/** Lab mode, on or off, for tests that build things by hand. */
public final class LabModes {

    public static final LabMode ON = new LabMode(true);
    public static final LabMode OFF = new LabMode(false);

    private LabModes() {}
}
