-- tools/call get_task in the revision without sessions, with one token after the other; tokens.lua says which.
dofile(os.getenv("LOAD") .. "/tokens.lua")

init = read_tokens

local body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_task","arguments":{"id":"task-1"},"_meta":'
  .. '{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'

function request()
  return wrk.format("POST", nil, {
    ["Authorization"] = "Bearer " .. next_token(),
    ["Content-Type"] = "application/json",
    ["Accept"] = "application/json, text/event-stream",
    ["MCP-Protocol-Version"] = "2026-07-28",
    ["Mcp-Method"] = "tools/call",
    ["Mcp-Name"] = "get_task",
  }, body)
end
