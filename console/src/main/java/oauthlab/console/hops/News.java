package oauthlab.console.hops;

import java.util.List;

/** Something that the page has to know: {@code hop}, {@code run}, {@code merge}, {@code gone}, {@code token} or {@code clear}. */
public record News(String event, Object data) {

    /** The hops of one run belong to another one now. */
    public record Merge(String from, String into) {}

    /** What fell out of the ring. */
    public record Gone(List<String> hops, List<String> runs) {}
}
