-- GET with the tokens of the file TOKENS, one after the other, beginning with line FIRST.
local tokens, position = {}, 0

function init()
  local first, line = tonumber(os.getenv("FIRST") or "1"), 0
  local last = first + tonumber(os.getenv("COUNT") or "1") - 1
  for token in io.lines(os.getenv("TOKENS")) do
    line = line + 1
    if line > last then break end
    if line >= first then tokens[#tokens + 1] = "Bearer " .. token end
  end
end

function request()
  position = position % #tokens + 1
  return wrk.format("GET", nil, { ["Authorization"] = tokens[position] })
end
