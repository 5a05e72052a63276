package oauthlab.system.docs;

import java.util.List;
import java.util.regex.Pattern;
import oauthlab.system.lab.Ports;

/** The documentation says 4000 to 4003, 4010 and 3000; the lab of a test has ports that happened to be free. */
final class DocPorts {

    private static final List<Integer> WRITTEN = List.of(4000, 4001, 4002, 4003, 4010, 3000);

    private final List<Integer> real;

    DocPorts(Ports ports) {
        real = List.of(ports.auth(), ports.resource(), ports.mcp(), ports.agent(), ports.company(), ports.web());
    }

    /** A command as it has to be typed here. */
    String toReal(String written) {
        return replace(written, WRITTEN, real);
    }

    /** What was printed here, as it would look on the usual ports. */
    String toWritten(String printed) {
        return replace(printed, real, WRITTEN);
    }

    /** A port stands alone, or behind a percent-encoded colon. */
    private static String replace(String text, List<Integer> from, List<Integer> to) {
        String result = text;
        for (int i = 0; i < from.size(); i++) {
            var port = Pattern.compile("(?:(?<=%3A)|(?<=%253A)|(?<![0-9A-Za-z]))" + from.get(i) + "(?![0-9A-Za-z])");
            result = port.matcher(result).replaceAll("" + to.get(i));
        }
        return result;
    }
}
