package oauthlab.auth.foundation.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.shared.network.Reach;

/**
 * Where we go: to hosts that everybody can reach, over TLS. In lab mode also to this machine itself, without TLS.
 *
 * <p>A name is looked up once, and the connection goes to the very address that was checked here: a name that points
 * elsewhere a moment later (DNS rebinding) changes nothing.
 */
@ApplicationScoped
public class PublicAddresses {

    private static final int LAST_PORT = 65_535;

    private final LabMode lab;

    PublicAddresses(LabMode lab) {
        this.lab = lab;
    }

    /** @throws FetchFailed when the address is none that we go to */
    InetAddress resolve(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null)
            throw new FetchFailed("the address must have a host, and neither user nor fragment");
        if (uri.getPort() > LAST_PORT) throw new FetchFailed("there is no port " + uri.getPort());
        InetAddress address = lookUp(host);
        // What lookUp lets through and is not public is this very machine, in lab mode.
        if (isPublic(address) && !"https".equals(uri.getScheme())) throw new FetchFailed("the address must be https");
        return address;
    }

    /** All addresses of a name must do: who mixes a private one in means no good. */
    private InetAddress lookUp(String host) {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            for (InetAddress address : all) {
                boolean good = isPublic(address) || lab.isOn() && address.isLoopbackAddress();
                if (!good) throw new FetchFailed("the host " + host + " is not on the public internet");
            }
            return all[0];
        } catch (UnknownHostException unknown) {
            throw new FetchFailed("the host " + host + " is unknown");
        }
    }

    static boolean isPublic(InetAddress address) {
        return Reach.of(address) == Reach.PUBLIC;
    }
}
