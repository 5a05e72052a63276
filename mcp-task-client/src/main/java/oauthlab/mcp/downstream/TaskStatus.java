package oauthlab.mcp.downstream;

/** Where a task stands. Lower case, as on the wire: the MCP library reads enum arguments by their Java name. */
public enum TaskStatus {
    pending,
    in_progress,
    completed
}
