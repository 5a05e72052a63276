package oauthlab.auth.login;

import java.time.Instant;
import oauthlab.auth.users.User;

/**
 * A browser in which somebody has signed in.
 *
 * @param id names the session in our tables; it is no secret
 * @param authTime when the password was typed; tokens carry it as {@code auth_time}
 */
public record UserSession(String id, User user, Instant authTime) {}
