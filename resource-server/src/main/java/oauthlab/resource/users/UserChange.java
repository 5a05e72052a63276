package oauthlab.resource.users;

import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.platform.JsonObject;
import oauthlab.shared.text.Invisible;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of PUT: only the members that are given change. */
@Schema(name = "UserChange")
record UserChange(
        @Schema(maxLength = 64) Optional<String> username,
        @Schema(maxLength = 254) Optional<String> email) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Rough on purpose: only a letter sent there proves an address. 254 is the most SMTP carries (RFC 5321). */
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^\\s@]+@[^\\s@]+");

    static UserChange from(JsonObject body) {
        return new UserChange(
                member(body, "username", USERNAME, "1 to 64 of A-Z a-z 0-9 . _ - and starts with a letter or digit"),
                member(body, "email", EMAIL, "an address such as name@example.com, at most 254 characters long"));
    }

    User applyTo(User user) {
        return new User(user.id(), username.orElse(user.username()), email.orElse(user.email()), user.createdAt());
    }

    private static Optional<String> member(JsonObject body, String name, Pattern form, String meaning) {
        if (!body.has(name)) return Optional.empty();
        Optional<String> value =
                body.text(name).filter(text -> form.matcher(text).matches() && !Invisible.isIn(text));
        if (value.isEmpty()) throw Refusal.invalidRequest(name + " has to be " + meaning + ".");
        return value;
    }
}
