package oauthlab.system.attacks;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Bytes as an attacker writes them, and what comes back. */
final class RawHttp {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final int TIMEOUT_MILLIS = 20_000;

    private RawHttp() {}

    /** The status of each response, in their order. */
    static List<String> statuses(String answer) {
        return STATUS.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    /** By hand, because no client library sends such things. */
    static String exchange(int port, String sent) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }

    private static String read(Socket socket) throws IOException {
        var answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) answer.append((char) next);
        } catch (SocketException reset) {
            answer.append(' ');
        }
        return answer.toString();
    }
}
