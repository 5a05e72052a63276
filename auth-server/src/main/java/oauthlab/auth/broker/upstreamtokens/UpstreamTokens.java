package oauthlab.auth.broker.upstreamtokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.broker.relyingparty.ProviderTokens;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokenRows.Row;
import oauthlab.auth.tokens.families.Lifetimes;

/** The tokens of other providers. They come in here, and go out only to who has the right to them. */
@ApplicationScoped
public class UpstreamTokens {

    private final UpstreamTokenRows rows;
    private final TokenWrapping wrapping;
    private final ObjectMapper json;
    private final Clock clock;
    private final Lifetimes lifetimes;

    UpstreamTokens(
            UpstreamTokenRows rows, TokenWrapping wrapping, ObjectMapper json, Clock clock, Lifetimes lifetimes) {
        this.rows = rows;
        this.wrapping = wrapping;
        this.json = json;
        this.clock = clock;
        this.lifetimes = lifetimes;
    }

    /** What is sealed together, so that no part can be exchanged. */
    private record Content(ProviderTokens tokens, Map<String, Object> claims) {

        @Override
        public String toString() {
            return "Content[hidden]";
        }
    }

    /**
     * Keeps what came from a sign-in, for as long as the browser's session at first. In the caller's transaction, if there is
     * one.
     */
    public void keep(String upstreamId, StoredTokens.Owner owner, ProviderTokens tokens, Map<String, Object> claims) {
        Instant until = usefulUntil(tokens, clock.instant().plus(lifetimes.session()));
        rows.add(toRow(new StoredTokens(upstreamId, owner, tokens.withoutIdToken(), claims, 0, until)));
    }

    /** Without a refresh token there is nothing left when the access token is over. */
    private static Instant usefulUntil(ProviderTokens tokens, Instant wanted) {
        Optional<Instant> end = tokens.refreshToken().isPresent() ? Optional.empty() : tokens.expiresAt();
        return end.filter(wanted::isAfter).orElse(wanted);
    }

    public Optional<StoredTokens> find(String upstreamId) {
        return rows.find(upstreamId).map(this::toKept);
    }

    /** What this token of ours stands for; empty when for nothing, or when that is over. */
    public Optional<StoredTokens> findByToken(String tokenId) {
        return rows.findByToken(tokenId, clock.instant()).map(this::toKept);
    }

    /** From now on this token of ours stands for it; and it is kept as long as the approval behind the token lives. */
    public void use(StoredTokens stored, String tokenId, Instant tokenExpiresAt, Instant approvalExpiresAt) {
        rows.use(tokenId, stored.upstreamId(), tokenExpiresAt);
        rows.keepUntil(stored.upstreamId(), usefulUntil(stored.tokens(), approvalExpiresAt));
    }

    /** It is over: nobody gets it any more. What is left to do at the provider is done soon after. */
    public void end(String upstreamId) {
        rows.end(upstreamId, clock.instant());
    }

    boolean startRefresh(StoredTokens stored, Instant until) {
        return rows.startRefresh(stored.upstreamId(), stored.version(), clock.instant(), until);
    }

    void giveUpRefresh(StoredTokens stored) {
        rows.giveUpRefresh(stored.upstreamId(), stored.version());
    }

    boolean replace(StoredTokens newer) {
        return rows.replace(toRow(newer));
    }

    /** @param without providers whose rows are left for later */
    List<Row> over(Set<String> without, int most) {
        return rows.over(clock.instant(), without, most);
    }

    /** @throws IllegalStateException when it cannot be unwrapped */
    StoredTokens opened(Row row) {
        return toKept(row);
    }

    void delete(Row row) {
        rows.delete(row.upstreamId());
    }

    int deleteExpiredUses(int most) {
        return rows.deleteExpiredUses(clock.instant(), most);
    }

    /** Wraps anew what was wrapped under another key, or in the other way, a page at a time. */
    int rewrap(int page) {
        int changed = 0;
        List<Row> some = rows.page("", page);
        while (!some.isEmpty()) {
            for (Row row : some) if (!wrapping.isCurrent(row.content()) && rewrap(row)) changed++;
            some = rows.page(some.get(some.size() - 1).upstreamId(), page);
        }
        return changed;
    }

    private boolean rewrap(Row row) {
        String label = row.owner().label(row.upstreamId());
        return rows.rewrap(row, wrapping.rewrap(row.content(), label));
    }

    private Row toRow(StoredTokens stored) {
        try {
            String content = json.writeValueAsString(new Content(stored.tokens(), stored.claims()));
            String label = stored.owner().label(stored.upstreamId());
            return new Row(
                    stored.upstreamId(),
                    stored.owner(),
                    wrapping.wrap(content, label),
                    stored.version(),
                    stored.expiresAt());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("tokens of " + stored.owner() + " cannot be written");
        }
    }

    private StoredTokens toKept(Row row) {
        String content = wrapping.unwrap(row.content(), row.owner().label(row.upstreamId()));
        try {
            Content read = json.readValue(content, Content.class);
            return new StoredTokens(
                    row.upstreamId(), row.owner(), read.tokens(), read.claims(), row.version(), row.expiresAt());
        } catch (JsonProcessingException impossible) {
            // The parser's own message would show what it read.
            throw new IllegalStateException("tokens of " + row.owner() + " cannot be read");
        }
    }
}
