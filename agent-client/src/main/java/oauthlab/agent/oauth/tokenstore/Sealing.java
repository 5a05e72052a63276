package oauthlab.agent.oauth.tokenstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;

/** What stands in the files: the sessions as they are, or locked up. */
interface Sealing {

    /** Of all kinds. */
    List<String> ENDINGS = List.of(".json", ".sealed");

    /** It stands there as it is. */
    Sealing NONE = new Sealing() {
        @Override
        public String ending() {
            return ".json";
        }

        @Override
        public JsonNode seal(Key key, JsonNode session, Optional<JsonNode> neighbour) {
            return session;
        }

        @Override
        public JsonNode open(Key key, JsonNode sealed) {
            return sealed;
        }
    };

    /** A file is not what this store once wrote. */
    final class Damaged extends Exception {
        Damaged(String why) {
            super(why);
        }
    }

    /** How the names of such files end. */
    String ending();

    /**
     * Locks a session up, so that it can be opened for this pair of server and issuer only.
     *
     * @param neighbour what {@link #seal} gave for another file of the folder, if there is one
     * @throws AgentException when the key is not the one of the neighbour
     */
    JsonNode seal(Key key, JsonNode session, Optional<JsonNode> neighbour);

    /**
     * Opens what {@link #seal} gave.
     *
     * @throws AgentException when the key is not the one it was locked with
     * @throws Damaged when it was changed since
     */
    JsonNode open(Key key, JsonNode sealed) throws Damaged;
}
