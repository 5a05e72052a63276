package oauthlab.auth.operate.debug;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.endpoint.Paging;
import oauthlab.shared.text.Invisible;
import oauthlab.web.pages.Reader;

/**
 * A list as a page, for people. Programs get the same list as JSON.
 *
 * @param older the address of what comes after, or null
 * @param newer the address of what comes before, or null
 */
record DebugTable(
        String title,
        String about,
        List<String> columns,
        List<List<String>> rows,
        String range,
        String older,
        String newer) {

    static DebugTable of(String title, String about, List<String> columns, Stream<List<Object>> rows) {
        List<List<String>> shown =
                rows.map(row -> row.stream().map(DebugTable::shown).toList()).toList();
        return new DebugTable(title, about, columns, shown, shown.size() + " in all.", null, null);
    }

    /** The same as one part of a longer list. @param total how long that is */
    DebugTable part(UriInfo uri, Paging paging, long total) {
        int after = paging.offset() + rows.size();
        String part = rows.isEmpty() ? "None" : paging.offset() + 1 + " to " + after;
        String shown = total == 0 ? "There is nothing yet." : part + " of " + total + ".";
        int before = Math.max(0, paging.offset() - paging.limit());
        return new DebugTable(
                title,
                about,
                columns,
                rows,
                shown,
                after < total && !rows.isEmpty() ? at(uri, after) : null,
                paging.offset() > 0 ? at(uri, before) : null);
    }

    /** Everything else that was asked for stays: the filter, and how many at a time. */
    private static String at(UriInfo uri, int offset) {
        return uri.getRequestUriBuilder()
                .replaceQueryParam("offset", offset)
                .build()
                .toString()
                .replaceFirst("^https?://[^/]*", "");
    }

    /** @param list as JSON */
    Response orJson(HttpHeaders headers, Object list) {
        boolean isPerson = Reader.of(headers.getRequestHeader(HttpHeaders.ACCEPT)) == Reader.PERSON;
        Response.ResponseBuilder answer = isPerson
                ? Page.of(200, Templates.table(this))
                : Response.ok(list).type(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private static String shown(Object value) {
        if (value == null) return "";
        if (value instanceof List<?> values)
            return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
        return Invisible.replaced(value.toString());
    }

    @CheckedTemplate(basePath = "debug")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance table(DebugTable table);
    }
}
