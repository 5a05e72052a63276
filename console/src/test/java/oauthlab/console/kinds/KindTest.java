package oauthlab.console.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void the_code_that_a_kind_names_is_there() throws Exception {
        var missing = new ArrayList<String>();
        for (Kind kind : Kind.all().values()) {
            if (kind.code().isEmpty()) continue;
            String[] place = kind.code().split("#");
            Path file = ROOT.resolve(place[0]);
            boolean isThere = Files.exists(file)
                    && (place.length == 1 || Files.readString(file).contains(" " + place[1] + "("));
            if (!isThere) missing.add(kind.code());
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void each_kind_says_what_it_is_for() {
        Kind.all()
                .forEach((id, kind) ->
                        assertTrue(!kind.title().isBlank() && !kind.why().isEmpty(), id));
    }
}
