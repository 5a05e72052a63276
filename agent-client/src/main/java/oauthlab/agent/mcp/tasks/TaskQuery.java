package oauthlab.agent.mcp.tasks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which tasks: all or those with a status, and which part of the list.
 *
 * @param status {@code null} for all
 */
public record TaskQuery(TaskStatus status, int limit, int offset) {

    public static TaskQuery newest(int limit) {
        return new TaskQuery(null, limit, 0);
    }

    /** As parameters of the API and arguments of the tool: both use the same names. */
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        if (status != null) parameters.put("status", status.wire());
        parameters.put("limit", limit);
        if (offset > 0) parameters.put("offset", offset);
        return parameters;
    }
}
