package oauthlab.console.hops;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import oauthlab.console.kinds.Refused;
import oauthlab.console.parties.Party;

/**
 * One request and its response, as they are shown: without secrets.
 *
 * @param id {@code h41}
 * @param run {@code r7}; empty for what happens in the background
 * @param ms how long it took, in milliseconds
 * @param state {@code open}, {@code done}, {@code aborted}, or {@code inferred} for a request that no server of the lab sees
 * @param rfc the section that describes it; may be empty
 * @param status 0 before there is a response
 * @param given labels of the tokens in the request
 * @param received labels of the tokens that came with the response
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Hop(
        String id,
        String run,
        Instant at,
        long ms,
        String state,
        Party from,
        Party to,
        String kind,
        String title,
        String note,
        String rfc,
        String method,
        String path,
        int status,
        List<String> given,
        List<String> received,
        Refused refusal,
        boolean background,
        @JsonIgnore Messages messages) {

    Hop inRun(String other) {
        return new Hop(
                id,
                other,
                at,
                ms,
                state,
                from,
                to,
                kind,
                title,
                note,
                rfc,
                method,
                path,
                status,
                given,
                received,
                refusal,
                background,
                messages);
    }

    Hop from(Party other) {
        return new Hop(
                id,
                run,
                at,
                ms,
                state,
                other,
                to,
                kind,
                title,
                note,
                rfc,
                method,
                path,
                status,
                given,
                received,
                refusal,
                background,
                messages);
    }

    Hop to(Party other) {
        return new Hop(
                id,
                run,
                at,
                ms,
                state,
                from,
                other,
                kind,
                title,
                note,
                rfc,
                method,
                path,
                status,
                given,
                received,
                refusal,
                background,
                messages);
    }

    Hop in(String otherState) {
        return new Hop(
                id,
                run,
                at,
                ms,
                otherState,
                from,
                to,
                kind,
                title,
                note,
                rfc,
                method,
                path,
                status,
                given,
                received,
                refusal,
                background,
                messages);
    }
}
