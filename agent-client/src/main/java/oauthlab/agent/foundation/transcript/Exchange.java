package oauthlab.agent.foundation.transcript;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request and its answer, without secrets.
 *
 * @param request for example {@code POST http://localhost:4001/api/tasks}
 * @param outcome the HTTP status, with more behind it where more is known
 */
public record Exchange(String request, String outcome, Message sent, Message received) {

    /** Headers and body, redacted when the message is made: what is not there cannot leak. */
    public record Message(Map<String, String> headers, String body) {

        public Message {
            headers = Redaction.headers(headers);
            body = Redaction.body(body);
        }

        public static Message of(Map<String, List<String>> headers, String body) {
            var joined = new TreeMap<String, String>();
            headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
            return new Message(joined, body);
        }

        /** One to a server that somebody configured, perhaps with headers of its own. */
        public static Message sent(Map<String, List<String>> headers, String body) {
            var joined = new TreeMap<String, String>();
            headers.forEach((name, values) -> joined.put(name, Redaction.sent(name, String.join(", ", values))));
            return new Message(joined, body);
        }
    }

    /** {@code POST http://localhost:4001/api/tasks -> 201}. */
    public String line() {
        return request + " -> " + outcome;
    }
}
