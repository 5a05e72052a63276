package oauthlab.console.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import oauthlab.console.compare.Comparison;
import oauthlab.console.export.Curl;
import oauthlab.console.export.Har;
import oauthlab.console.export.Mermaid;
import oauthlab.console.export.Otlp;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.Hops;
import oauthlab.console.hops.Messages;
import oauthlab.console.hops.Run;
import oauthlab.console.kinds.Kind;
import oauthlab.console.lineage.Lineage;
import oauthlab.console.page.SourceCode.Excerpt;
import oauthlab.console.tokens.Tokens;

/** What the page asks for when somebody chooses a hop or a run. Each needs the key ({@link ConsoleKey}); 404 for what is gone. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class HopResource {

    private final Hops hops;
    private final Tokens tokens;
    private final SourceCode code;

    HopResource(Hops hops, Tokens tokens, SourceCode code) {
        this.hops = hops;
        this.tokens = tokens;
        this.code = code;
    }

    /** One hop with its messages. */
    public record Detail(
            @JsonUnwrapped Hop hop, Messages.Request request, Messages.Response response, Why why, Code code) {}

    /** @param told what the client was told; null when nothing was refused */
    public record Why(List<String> text, String rfc, String rfcUrl, String told) {}

    /** @param firstLine counts from 1 */
    public record Code(
            @JsonProperty("class") String className, String method, String file, int firstLine, List<String> lines) {}

    /** What this console can do. */
    public record Capabilities(List<String> features) {}

    @GET
    @Path("capabilities")
    public Capabilities capabilities() {
        return new Capabilities(List.of("lineage", "export", "har", "otlp", "curl", "compare"));
    }

    @GET
    @Path("hops/{id}")
    public Detail hop(@PathParam("id") String id) {
        Hop hop = known(id);
        Kind kind = Kind.of(hop.kind());
        return new Detail(
                hop,
                hop.messages().request(),
                hop.messages().response(),
                new Why(kind.why(), kind.reference(), kind.url().orElse(null), told(hop)),
                code.excerpt(kind.code()).map(HopResource::code).orElse(null));
    }

    private static String told(Hop hop) {
        if (hop.refusal() == null) return null;
        return (hop.refusal().error() + ": " + hop.refusal().description()).replaceFirst(": $", "");
    }

    private static Code code(Excerpt found) {
        return new Code(found.className(), found.method(), found.file(), found.firstLine(), found.lines());
    }

    @GET
    @Path("lineage")
    public Lineage lineage(@QueryParam("run") String run) {
        return Lineage.of(ofRun(run), tokens::get);
    }

    /** A hop as a command with variables for its secrets. */
    @GET
    @Path("curl")
    @Produces("text/plain;charset=UTF-8")
    public String curl(@QueryParam("hop") String hop) {
        return Curl.of(known(hop));
    }

    /** A run to take away: {@code mermaid}, {@code har} or {@code otlp}. */
    @GET
    @Path("export")
    public Response export(@QueryParam("run") String run, @QueryParam("format") String format) {
        List<Hop> found = ofRun(run);
        return switch (String.valueOf(format)) {
            case "mermaid" -> file(found, "mmd", MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"), Mermaid.of(found));
            case "har" -> file(found, "har", MediaType.APPLICATION_JSON_TYPE, Har.of(found));
            case "otlp" -> file(found, "json", MediaType.APPLICATION_JSON_TYPE, Otlp.of(found));
            default -> throw new NotFoundException("The formats are mermaid, har and otlp.");
        };
    }

    private static Response file(List<Hop> hops, String ending, MediaType type, Object content) {
        return Response.ok(content, type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + hops.get(0).run() + "." + ending + "\"")
                .build();
    }

    /** Two runs side by side. */
    @GET
    @Path("compare")
    public Comparison compare(@QueryParam("a") String a, @QueryParam("b") String b) {
        List<Hop> first = ofRun(a);
        List<Hop> second = ofRun(b);
        return Comparison.of(Run.of(a, first), first, Run.of(b, second), second);
    }

    @POST
    @Path("clear")
    public void clear() {
        hops.clear();
    }

    private Hop known(String id) {
        return Optional.ofNullable(id)
                .flatMap(hops::get)
                .orElseThrow(() -> new NotFoundException("That hop is not kept any more."));
    }

    private List<Hop> ofRun(String run) {
        List<Hop> found = run == null ? List.of() : hops.ofRun(run);
        if (found.isEmpty()) throw new NotFoundException("That run is not kept any more.");
        return found;
    }
}
