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
import oauthlab.auth.broker.upstreamtokens.VaultRows.Row;
import oauthlab.auth.tokens.families.Lifetimes;

/** The tokens of other providers. They come in here, and go out only to who has the right to them. */
@ApplicationScoped
public class TokenVault {

    private final VaultRows rows;
    private final Wrapping wrapping;
    private final ObjectMapper json;
    private final Clock clock;
    private final Lifetimes lifetimes;

    TokenVault(VaultRows rows, Wrapping wrapping, ObjectMapper json, Clock clock, Lifetimes lifetimes) {
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
    public void keep(String upstreamId, Kept.Owner owner, ProviderTokens tokens, Map<String, Object> claims) {
        Instant until = usefulUntil(tokens, clock.instant().plus(lifetimes.session()));
        rows.add(toRow(new Kept(upstreamId, owner, tokens.withoutIdToken(), claims, 0, until)));
    }

    /** Without a refresh token there is nothing left when the access token is over. */
    private static Instant usefulUntil(ProviderTokens tokens, Instant wanted) {
        Optional<Instant> end = tokens.refreshToken().isPresent() ? Optional.empty() : tokens.expiresAt();
        return end.filter(wanted::isAfter).orElse(wanted);
    }

    public Optional<Kept> find(String upstreamId) {
        return rows.find(upstreamId).map(this::toKept);
    }

    /** What this token of ours stands for; empty when for nothing, or when that is over. */
    public Optional<Kept> findByToken(String tokenId) {
        return rows.findByToken(tokenId, clock.instant()).map(this::toKept);
    }

    /** From now on this token of ours stands for it; and it is kept as long as the approval behind the token lives. */
    public void use(Kept kept, String tokenId, Instant tokenExpiresAt, Instant approvalExpiresAt) {
        rows.use(tokenId, kept.upstreamId(), tokenExpiresAt);
        rows.keepUntil(kept.upstreamId(), usefulUntil(kept.tokens(), approvalExpiresAt));
    }

    /** It is over: nobody gets it any more. What is left to do at the provider is done soon after. */
    public void end(String upstreamId) {
        rows.end(upstreamId, clock.instant());
    }

    boolean startRefresh(Kept kept, Instant until) {
        return rows.startRefresh(kept.upstreamId(), kept.version(), clock.instant(), until);
    }

    void giveUpRefresh(Kept kept) {
        rows.giveUpRefresh(kept.upstreamId(), kept.version());
    }

    boolean replace(Kept newer) {
        return rows.replace(toRow(newer));
    }

    /** @param without providers whose rows are left for later */
    List<Row> over(Set<String> without, int most) {
        return rows.over(clock.instant(), without, most);
    }

    /** @throws IllegalStateException when it cannot be unwrapped */
    Kept opened(Row row) {
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

    private Row toRow(Kept kept) {
        try {
            String content = json.writeValueAsString(new Content(kept.tokens(), kept.claims()));
            String label = kept.owner().label(kept.upstreamId());
            return new Row(
                    kept.upstreamId(), kept.owner(), wrapping.wrap(content, label), kept.version(), kept.expiresAt());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("tokens of " + kept.owner() + " cannot be written");
        }
    }

    private Kept toKept(Row row) {
        String content = wrapping.unwrap(row.content(), row.owner().label(row.upstreamId()));
        try {
            Content read = json.readValue(content, Content.class);
            return new Kept(
                    row.upstreamId(), row.owner(), read.tokens(), read.claims(), row.version(), row.expiresAt());
        } catch (JsonProcessingException impossible) {
            // The parser's own message would show what it read.
            throw new IllegalStateException("tokens of " + row.owner() + " cannot be read");
        }
    }
}
